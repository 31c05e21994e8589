"""Nouns of referrals."""

from nahtlos.referrals.models.deadlines import Deadline, Gap
from nahtlos.referrals.models.handovers import (
    ALWAYS,
    OVER,
    STAGES,
    WAITING,
    Hand,
    Handover,
    HandoverMove,
    Stage,
)
from nahtlos.referrals.models.questions import Matter, Outcome, Question, Standing
from nahtlos.referrals.models.referrals import Move, Referral
from nahtlos.referrals.models.sealed import PartnerKey, RegionKey, Seal, Sealed, Way
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
    "ALWAYS",
    "ENDED",
    "MOVES",
    "OPEN",
    "OVER",
    "STAGES",
    "UNANSWERED",
    "WAITING",
    "Deadline",
    "Declined",
    "Gap",
    "Hand",
    "Handover",
    "HandoverMove",
    "Matter",
    "Move",
    "Outcome",
    "PartnerKey",
    "Question",
    "Referral",
    "RegionKey",
    "Result",
    "Seal",
    "Sealed",
    "Side",
    "Stage",
    "Standing",
    "State",
    "Way",
)
