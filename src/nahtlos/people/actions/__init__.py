"""Verbs of a person's file; the only ones who write it."""
