"""What goes out by SMS and mail: each message written with what it tells of, and sent once."""
