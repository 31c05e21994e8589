"""How long something may take, and who learns of it when it takes longer."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


@dataclass(frozen=True)
class Times:
    """Days until an answer, and from the answer until the first appointment."""

    answer: int
    appointment: int


# Where a region has not set its own. Starting values, agreed on by each region; not measured.
DEFAULT = Times(answer=7, appointment=21)
QUESTION_DAYS = 14
COORDINATOR_AFTER = 3
STEERING_AFTER = 10
EXPIRES_AFTER = 30


class Late(IntEnum):
    """Who knows that something is late, each with those before."""

    NOBODY = 0
    RECIPIENT = 1
    COORDINATOR = 2
    STEERING = 3


def late(due: date | None, today: date) -> Late:
    """How far a deadline is passed; the day itself still counts as in time."""
    days = (today - due).days if due else 0
    if days <= 0:
        return Late.NOBODY
    if days <= COORDINATOR_AFTER:
        return Late.RECIPIENT
    return Late.COORDINATOR if days <= STEERING_AFTER else Late.STEERING
