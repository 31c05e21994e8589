"""What a region tells its employers: pages in plain words, and calls that they ask for."""
