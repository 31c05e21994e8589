"""Pages of the consultation day: prepare, sign up, plan, run."""
