"""Pages of internships: the adviser's, the person's, the employer's, and those behind a link."""
