"""From when: the days on which time alone may change an answer, read off the thresholds."""

from collections.abc import Callable, Iterable
from datetime import date
from math import ceil, floor
from typing import TypeVar

from nahtlos.law.engine.conditions import (
    AtLeast,
    AtMost,
    Below,
    Leaf,
    MonthsSince,
)
from nahtlos.law.engine.dates import plus, plus_months
from nahtlos.law.engine.situation import Clock, Situation

Answer = TypeVar("Answer")


def turning_days(tests: Iterable[Leaf], situation: Situation) -> tuple[date, ...]:
    """The coming days on which some of these tests may change its truth, in order."""
    days = {
        day
        for test in tests
        if (day := _turns(test, situation)) is not None and day > situation.day
    }
    return tuple(sorted(days))


def _turns(leaf: Leaf, situation: Situation) -> date | None:
    match leaf:
        case MonthsSince(fact=fact, months=months):
            start = situation.facts.get(fact)
            return plus_months(start, months) if isinstance(start, date) else None
        case AtLeast(fact=fact, value=value) | Below(fact=fact, value=value):
            return _reaches(situation.clocks.get(fact), ceil(value))
        case AtMost(fact=fact, value=value):
            return _reaches(situation.clocks.get(fact), floor(value) + 1)
        case _:
            return None


def _reaches(clock: Clock | None, amount: int) -> date | None:
    return plus(clock.since, amount, clock.unit) if clock else None


def first_change(
    days: Iterable[date], answer: Callable[[date], Answer], counts: Callable[[Answer], bool]
) -> tuple[date, Answer] | None:
    """The first of these days with an answer that counts as a change, and that answer."""
    for day in days:
        found = answer(day)
        if counts(found):
            return day, found
    return None
