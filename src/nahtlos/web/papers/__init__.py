"""Pages of papers: letters and forms filled from the case, the plan as PDF, a region's templates."""
