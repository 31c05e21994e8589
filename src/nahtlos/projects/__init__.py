"""A project for a group that no programme covers: places, partners, weeks, results."""
