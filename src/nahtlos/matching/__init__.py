"""Which opening suits whom, and why."""
