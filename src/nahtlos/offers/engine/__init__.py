"""Pure parts of offers: the fair order, waiting times, distances, and tables that people bring."""
