"""The list of persons: filters, kept views, one thing with many, and taking it along."""
