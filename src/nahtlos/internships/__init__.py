"""An agreement that everybody signs, a diary, and what it showed."""
