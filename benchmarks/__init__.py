"""How quick the pages are with many persons, measured as they are served in real use."""
