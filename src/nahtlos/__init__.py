"""Nahtlos: from a newcomer's first conversation to work that lasts."""
