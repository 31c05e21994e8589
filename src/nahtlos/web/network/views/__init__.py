"""What each page of the network asks and does."""
