"""Pages of apprenticeships: the way to one, the monthly signs, who reacts, the chamber."""
