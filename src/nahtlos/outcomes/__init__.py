"""What came of it: official indicators, lasting work, and figures that give nobody away."""
