"""Pages of the ways: how somebody gets from today to their goal, and taking a way into the plan."""
