"""Nouns of referrals."""

from nahtlos.referrals.models.deadlines import Deadline, Gap
from nahtlos.referrals.models.questions import Matter, Outcome, Question, Standing
from nahtlos.referrals.models.referrals import Move, Referral
from nahtlos.referrals.models.states import (
    ENDED,
    MOVES,
    OPEN,
    UNANSWERED,
    Declined,
    Result,
    Side,
    State,
)

__all__ = (
    "ENDED",
    "MOVES",
    "OPEN",
    "UNANSWERED",
    "Deadline",
    "Declined",
    "Gap",
    "Matter",
    "Move",
    "Outcome",
    "Question",
    "Referral",
    "Result",
    "Side",
    "Standing",
    "State",
)
