"""What keeps the house in order: storeys, sizes, words, texts, templates, dependencies."""
