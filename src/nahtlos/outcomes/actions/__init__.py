"""Verbs: have an edition counted, add the official indicators to it."""

from nahtlos.outcomes.actions.editions import count, count_at_night
from nahtlos.outcomes.actions.official import add_official

__all__ = ["add_official", "count", "count_at_night"]
