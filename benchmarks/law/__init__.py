"""How quick the law is: beside openfisca-core, for one person, for a million, and in an interview."""
