"""Whose turn it is in an introduction, from its state and its days.

The days are starting values to be agreed on in a region, not measured ones.
"""

from datetime import date, timedelta
from enum import StrEnum

ANSWER_DAYS, PERSON_DAYS, SERVICE_DAYS, WISH_DAYS = 7, 5, 3, 5
AGAIN_DAYS = timedelta(days=3)
"""After a reminder, until the next one is asked."""


class Turn(StrEnum):
    """Who is to do something next."""

    ADVISER = "adviser"
    PERSON = "person"
    EMPLOYER = "employer"
    SERVICE = "service"
    NOBODY = "nobody"


_FIXED = {
    "wished": Turn.ADVISER,
    "shown": Turn.EMPLOYER,
    "chased": Turn.SERVICE,
    "later": Turn.EMPLOYER,
}


def turn_of(state: str, *, named: bool, reminded_on: date | None, on: date) -> Turn:
    """Who is to act on this day. Whoever was reminded and still says nothing is rung by the adviser.

    `named`: whether the person has agreed to give name and contact.
    """
    if state in _FIXED:
        return _FIXED[state]
    if state == "proposed":
        late = reminded_on is not None and on > reminded_on + AGAIN_DAYS
        return Turn.ADVISER if late else Turn.PERSON
    if state in {"invited", "trial"}:
        return Turn.EMPLOYER if named else Turn.PERSON
    return Turn.NOBODY
