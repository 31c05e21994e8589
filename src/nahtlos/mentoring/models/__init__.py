"""Nouns of mentoring."""

from nahtlos.mentoring.models.mentors import Certificate, Mentor, Training
from nahtlos.mentoring.models.pairs import Introduced, Meeting, Pair, Word
from nahtlos.mentoring.models.programmes import Programme, Rhythm
from nahtlos.mentoring.models.said import Aim, Answered, Ended, How, Sex, Side, Slot
from nahtlos.mentoring.models.states import (
    MOVES,
    OPEN,
    STANDING,
    WISH_MOVES,
    About,
    State,
    WishState,
)
from nahtlos.mentoring.models.wishes import Wish

__all__ = (
    "MOVES",
    "OPEN",
    "STANDING",
    "WISH_MOVES",
    "About",
    "Aim",
    "Answered",
    "Certificate",
    "Ended",
    "How",
    "Introduced",
    "Meeting",
    "Mentor",
    "Pair",
    "Programme",
    "Rhythm",
    "Sex",
    "Side",
    "Slot",
    "State",
    "Training",
    "Wish",
    "WishState",
    "Word",
)
