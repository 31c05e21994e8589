"""Across what one person nearly fits: which single change opens how many openings more."""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date

from nahtlos.matching.engine.answers import Unlock
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.rules import Fail, fails
from nahtlos.matching.engine.values import LEVELS, NEEDS, Candidate, Opening

WIDER = 2.0
"""So many times as far as now may a reach become by a change."""
STEP_KM = 5


def only(candidate: Candidate, opening: Opening) -> Fail | None:
    """The one condition that fails, if it is one and one change is enough."""
    found = fails(candidate, opening)
    if len(found) != 1 or len(found[0].changes) != 1 or too_far(candidate, found[0]):
        return None
    return found[0]


def too_far(candidate: Candidate, fail: Fail) -> bool:
    """Whether the distance is more than a change of the reach may bring."""
    return fail.condition == "distance" and fail.needs > WIDER * candidate.reach_km


def unlocks(candidate: Candidate, changes: Iterable[Change]) -> tuple[Unlock, ...]:
    """Each change with all that it opens, most first; a bigger change opens what a smaller one does."""
    counts = Counter(_step(candidate, one) for one in changes)
    found = [
        Unlock(one, sum(many for other, many in counts.items() if covers(candidate, one, other)))
        for one in counts
    ]
    return tuple(
        sorted(found, key=lambda one: (-one.opens, one.change.fact, str(one.change.value)))
    )


def _step(candidate: Candidate, change: Change) -> Change:
    """A reach grows by steps of five kilometres."""
    if change.fact != "reach_km" or not isinstance(change.value, int | float):
        return change
    step = math.ceil(change.value / STEP_KM) * STEP_KM
    return Change("reach_km", float(min(step, max(WIDER * candidate.reach_km, change.value))))


def covers(candidate: Candidate, one: Change, other: Change) -> bool:
    """Whether whoever makes the first change has made the second one too."""
    (way, far), (other_way, less_far) = _measured(candidate, one), _measured(candidate, other)
    return way == other_way and far >= less_far


def _measured(candidate: Candidate, change: Change) -> tuple[object, float]:
    """The direction of a change, and how far it goes there."""
    fact, value = change.fact, change.value
    match fact, value:
        case "german", str():
            return fact, LEVELS.index(value)
        case "work_access", str():
            return fact, -NEEDS.index(value)
        case "from", date():
            return fact, -value.toordinal()
        case "reach_km", int() | float():
            return fact, value
        case "hours", int() | float():
            less = value < candidate.hours[0]
            return (fact, less), -value if less else value
    return (fact, value), 0
