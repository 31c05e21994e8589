"""Pages of offers: find one, keep one's own, the waiting list in its order, and what came of it."""
