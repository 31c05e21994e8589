"""The first page and where each role begins."""
