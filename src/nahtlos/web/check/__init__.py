"""What is open to me? A check for everybody, without log-in, that keeps nothing."""
