"""Pages about an institution's own system: its keys, where it is told, what it was told."""
