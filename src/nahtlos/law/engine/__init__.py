"""Decisions by conditions of which some may be unknown: what follows, why, from when, what to ask."""
