"""Measures how good plans of consultation days are, and how soon they are there."""
