"""Pages of comparing: openings for a person, persons for an opening, what is new."""
