"""Pure parts of the employers' room."""
