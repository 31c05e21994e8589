"""Pages of groups that steer together."""
