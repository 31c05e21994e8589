"""Nouns of introductions."""

from nahtlos.introductions.models.introductions import Introduction, Move, Naming, Profile
from nahtlos.introductions.models.jobdays import COMES, Coming, Guest, JobDay, Meeting, Slot, Table
from nahtlos.introductions.models.reasons import LEARNABLE, Because, Refused
from nahtlos.introductions.models.states import (
    AT_THE_EMPLOYER,
    ENDED,
    MOVES,
    NAMED,
    OPEN,
    Side,
    State,
)

__all__ = (
    "AT_THE_EMPLOYER",
    "COMES",
    "ENDED",
    "LEARNABLE",
    "MOVES",
    "NAMED",
    "OPEN",
    "Because",
    "Coming",
    "Guest",
    "Introduction",
    "JobDay",
    "Meeting",
    "Move",
    "Naming",
    "Profile",
    "Refused",
    "Side",
    "Slot",
    "State",
    "Table",
)
