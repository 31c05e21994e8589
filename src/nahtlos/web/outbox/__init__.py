"""What goes out by SMS and mail: what became of it, who wants it, and when."""
