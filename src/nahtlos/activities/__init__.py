"""What was done in the region: fairs, visits, campaign weeks; who came, what it cost, what came of it."""
