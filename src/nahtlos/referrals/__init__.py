"""A person handed to an institution, until it answers and the first appointment is kept."""
