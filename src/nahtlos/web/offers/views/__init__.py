"""Views of offers, by what somebody wants."""
