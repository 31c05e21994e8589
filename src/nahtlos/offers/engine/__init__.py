"""Pure parts of offers: the fair order, waiting times, distances, and what a row of a table means."""
