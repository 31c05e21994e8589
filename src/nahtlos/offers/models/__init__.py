"""Nouns of what institutions run, and of who holds a place in it."""

from nahtlos.offers.models.bookings import ANSWERS, Answered, Booking, Outcome, Result
from nahtlos.offers.models.lists import (
    ENDED,
    HELD,
    MOVES,
    Ended,
    Need,
    OutOfTurn,
    Place,
    Reason,
    State,
)
from nahtlos.offers.models.offers import Hours, Kind, Load, Offer, Run, Spot
from nahtlos.offers.models.sheets import Columns, Sheet

__all__ = (
    "ANSWERS",
    "ENDED",
    "HELD",
    "MOVES",
    "Answered",
    "Booking",
    "Columns",
    "Ended",
    "Hours",
    "Kind",
    "Load",
    "Need",
    "Offer",
    "OutOfTurn",
    "Outcome",
    "Place",
    "Reason",
    "Result",
    "Run",
    "Sheet",
    "Spot",
    "State",
)
