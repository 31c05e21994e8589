"""Groups that steer together: their meetings, decisions and tasks, and what was promised to them."""
