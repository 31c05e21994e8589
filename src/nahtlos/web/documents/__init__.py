"""Pages of a person's documents: handed in, looked at, confirmed."""
