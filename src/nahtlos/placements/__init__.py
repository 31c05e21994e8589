"""A start in work that is lawful that day, and what became of it within a year."""
