"""Companies in a portfolio, openings, and the employers' own pages."""
