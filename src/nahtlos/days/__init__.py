"""Consultation days: several institutions advise in one place, and almost nobody waits."""
