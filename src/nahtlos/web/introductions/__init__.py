"""Pages of introductions: the adviser's, the employer's, the person's own, the coordination's; job days."""
