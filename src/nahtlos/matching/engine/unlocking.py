"""Across what one person nearly fits: which single change opens how many openings more."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any

from nahtlos.matching.engine.answers import Unlock
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.values import LEVELS, NEEDS, Candidate

WIDER = 2.0
"""So many times as far as now may a reach become by a change."""
STEP_KM = 5


Asked = tuple[str, str | float | date]
"""A fact and what it becomes or adds, as `Change` has them."""
Step = tuple[Any, int]
"""A value and how many openings it opens."""
ALONG: Mapping[str, Callable[[Any], float]] = {
    "german": LEVELS.index,
    "work_access": lambda value: -NEEDS.index(value),
    "from": lambda value: -value.toordinal(),
    "reach_km": float,
}
"""How far a value goes, where a bigger change opens what a smaller one does."""


def unlocks(candidate: Candidate, opened: Mapping[Change, int]) -> tuple[Unlock, ...]:
    """Each change with all that it opens, most first; a bigger change opens what a smaller one does.

    `opened` says how many openings each change is just enough for.
    """
    counts: dict[Asked, int] = defaultdict(int)
    for change, many in opened.items():
        counts[_step(candidate, change)] += many
    return counted(candidate, counts)


def counted(candidate: Candidate, counts: Mapping[Asked, int]) -> tuple[Unlock, ...]:
    """The same where each reach stands for its step."""
    ways: dict[str, list[Step]] = defaultdict(list)
    for (fact, value), many in counts.items():
        ways[fact].append((value, many))
    found = []
    for fact, steps in ways.items():
        for value, opens in _added(candidate, fact, steps):
            found.append((-opens, fact, str(value), value))
    found.sort(key=itemgetter(0, 1, 2))
    return tuple([Unlock(Change(fact, value), -opens) for opens, fact, _, value in found])


def _added(candidate: Candidate, fact: str, steps: list[Step]) -> Iterable[Step]:
    """The steps of each direction added up."""
    if fact == "hours":
        low = candidate.hours[0]
        less, more = [one for one in steps if one[0] < low], [one for one in steps if one[0] >= low]
        return chain(_sums(sorted(less, reverse=True)), _sums(sorted(more)))
    along = ALONG.get(fact)
    return _sums(sorted(steps, key=lambda one: along(one[0]))) if along else steps


def _sums(steps: list[Step]) -> Iterable[Step]:
    values = [value for value, _ in steps]
    return zip(values, accumulate(many for _, many in steps), strict=True)


def _step(candidate: Candidate, change: Change) -> Asked:
    """A reach grows by steps of five kilometres."""
    if change.fact != "reach_km" or not isinstance(change.value, int | float):
        return change.fact, change.value
    step = math.ceil(change.value / STEP_KM) * STEP_KM
    return "reach_km", float(min(step, max(WIDER * candidate.reach_km, change.value)))
