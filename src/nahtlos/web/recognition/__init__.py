"""Pages of recognition: the road of a qualification, procedures, and what a person can do."""
