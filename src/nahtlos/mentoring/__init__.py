"""Mentors, the pairs that they are in, and how much time they spend."""
