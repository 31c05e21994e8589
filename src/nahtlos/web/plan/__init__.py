"""Pages of the plan: what next, who does it, until when."""
