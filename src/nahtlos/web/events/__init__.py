"""Meetings: made ready, signed up for, run, and what came of them."""
