"""Doors of projects: the coordination, partners, advisers, and the person."""
