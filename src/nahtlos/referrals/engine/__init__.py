"""Deadlines and figures of interfaces: pure, the day is part of the problem."""

from nahtlos.referrals.engine.figures import Interface, Line, Pace, interfaces, pace
from nahtlos.referrals.engine.times import (
    COORDINATOR_AFTER,
    DEFAULT,
    EXPIRES_AFTER,
    QUESTION_DAYS,
    STEERING_AFTER,
    Late,
    Times,
    late,
)

__all__ = (
    "COORDINATOR_AFTER",
    "DEFAULT",
    "EXPIRES_AFTER",
    "QUESTION_DAYS",
    "STEERING_AFTER",
    "Interface",
    "Late",
    "Line",
    "Pace",
    "Times",
    "interfaces",
    "late",
    "pace",
)
