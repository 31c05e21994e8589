"""Measures how quick the matching is, beside what others make of the same question."""
