"""What goes out by SMS and mail."""
