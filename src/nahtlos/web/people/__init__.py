"""Pages of persons: finding, beginning, the case page and the parts of a file."""
