"""Views of employers."""
