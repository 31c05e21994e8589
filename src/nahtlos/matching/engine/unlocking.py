"""Across what one person nearly fits: which single change opens how many openings more."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from nahtlos.matching.engine.answers import Unlock
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.values import LEVELS, NEEDS, Candidate

WIDER = 2.0
"""So many times as far as now may a reach become by a change."""
STEP_KM = 5


def unlocks(candidate: Candidate, opened: Mapping[Change, int]) -> tuple[Unlock, ...]:
    """Each change with all that it opens, most first; a bigger change opens what a smaller one does.

    `opened` says how many openings each change is just enough for.
    """
    counts: Counter[Change] = Counter()
    for change, many in opened.items():
        counts[_step(candidate, change)] += many
    ways: dict[object, list[tuple[float, Change]]] = defaultdict(list)
    for change in counts:
        way, far = _measured(candidate, change)
        ways[way].append((far, change))
    found = []
    for steps in ways.values():
        opens = 0
        for _, change in sorted(steps, key=lambda one: one[0]):
            opens += counts[change]
            found.append(Unlock(change, opens))
    return tuple(
        sorted(found, key=lambda one: (-one.opens, one.change.fact, str(one.change.value)))
    )


def _step(candidate: Candidate, change: Change) -> Change:
    """A reach grows by steps of five kilometres."""
    if change.fact != "reach_km" or not isinstance(change.value, int | float):
        return change
    step = math.ceil(change.value / STEP_KM) * STEP_KM
    return Change("reach_km", float(min(step, max(WIDER * candidate.reach_km, change.value))))


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
        case _:
            return (fact, value), 0
