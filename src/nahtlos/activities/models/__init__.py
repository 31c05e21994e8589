"""Nouns of activities."""

from nahtlos.activities.models.activities import Activity, Guests, Share
from nahtlos.activities.models.origins import Origin
from nahtlos.activities.models.states import MOVES, STANDING, Guest, Kind, State

__all__ = (
    "MOVES",
    "STANDING",
    "Activity",
    "Guest",
    "Guests",
    "Kind",
    "Origin",
    "Share",
    "State",
)
