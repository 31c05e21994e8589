"""Measures how quick mentors are proposed."""
