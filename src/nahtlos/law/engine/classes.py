"""Classes: an unknown fact has only as many values as the conditions can tell apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, inf

from nahtlos.law.engine.conditions import (
    AtLeast,
    AtMost,
    Below,
    Is,
    Leaf,
    MonthsSince,
    OneOf,
    OnOrBefore,
)
from nahtlos.law.engine.dates import day_after, last_start
from nahtlos.law.engine.situation import Value

ELSE = "~"
"""Stands for any value that no condition names."""

Cut = tuple[float, int]
"""Where a number changes class: (v, 0) from v on, (v, 1) from just above v on."""

HALF = 0.5


@dataclass(frozen=True)
class Domains:
    """Which values facts can have at all: closed lists, whole numbers, and where numbers end."""

    lists: Mapping[str, Sequence[Value]]
    whole: frozenset[str] = frozenset()
    most: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Named:
    """Classes of a fact whose values are words or yes and no."""

    values: tuple[Value, ...]
    places: Mapping[Value, int]

    def of(self, value: Value) -> int:
        """The class of a value; what no condition names is the last one."""
        return self.places.get(value, len(self.values) - 1)


@dataclass(frozen=True)
class Numbers:
    """Classes of a number: from one cut to the next. `values` has the smallest round one of each."""

    values: tuple[Value, ...]
    cuts: tuple[Cut, ...]

    def of(self, value: Value) -> int:
        if isinstance(value, str | date):
            raise TypeError(f"{value!r} is not a number")
        return bisect_right(self.cuts, (value, HALF))


@dataclass(frozen=True)
class Dates:
    """Classes of a date: up to each of some days, and after the last."""

    values: tuple[Value, ...]
    last: tuple[date, ...]

    def of(self, value: Value) -> int:
        if not isinstance(value, date):
            raise TypeError(f"{value!r} is not a date")
        return bisect_left(self.last, value)


Classes = Named | Numbers | Dates


def classes(fact: str, tests: Iterable[Leaf], day: date, domains: Domains) -> Classes:
    """What the tests of one fact tell apart that day; no number is below 0."""
    found = tuple(dict.fromkeys(tests))
    if any(isinstance(test, MonthsSince | OnOrBefore) for test in found):
        return _dates(found, day)
    named = tuple(dict.fromkeys(value for test in found for value in _values(test)))
    if all(isinstance(test, Is | OneOf) for test in found) and not _are_numbers(named):
        return _named(found, named, domains.lists.get(fact))
    return _numbers(found, fact in domains.whole, domains.most.get(fact, inf))


def _are_numbers(values: tuple[Value, ...]) -> bool:
    return bool(values) and not any(isinstance(value, str | bool) for value in values)


def _values(test: Leaf) -> tuple[Value, ...]:
    match test:
        case Is(value=value):
            return (value,)
        case OneOf(values=values):
            return tuple(sorted(values, key=str))
        case _:
            return ()


def _named(
    tests: tuple[Leaf, ...], named: tuple[Value, ...], domain: Sequence[Value] | None
) -> Named:
    if all(isinstance(value, bool) for value in named):
        return Named((True, False), {True: 0, False: 1})
    every = [*named, *([ELSE] if domain is None else [v for v in domain if v not in named])]
    alike: dict[tuple[bool, ...], int] = {}
    values: list[Value] = []
    places: dict[Value, int] = {}
    for value in every:
        signature = tuple(value in _values(test) for test in tests)
        if signature not in alike:
            alike[signature] = len(values)
            values.append(value)
        places[value] = alike[signature]
    # What nobody names comes last, so that an unheard-of value falls into it.
    if (nameless := alike.get((False,) * len(tests))) is not None:
        last = len(values) - 1
        swap = {nameless: last, last: nameless}
        values[nameless], values[last] = values[last], values[nameless]
        places = {value: swap.get(place, place) for value, place in places.items()}
    return Named(tuple(values), places)


def _numbers(tests: tuple[Leaf, ...], whole: bool, most: float) -> Numbers:
    cuts = {cut for test in tests for cut in _cuts(test)}
    if whole:
        cuts = {(ceil(v) if side == 0 else int(v // 1) + 1, 0) for v, side in cuts}
    kept = tuple(sorted(cut for cut in cuts if (0, 0) < cut <= (most, 0)))
    return Numbers((0, *(_smallest(cut) for cut in kept)), kept)


def _smallest(cut: Cut) -> float:
    value, side = cut
    return value if side == 0 else int(value // 1) + 1


def _cuts(test: Leaf) -> tuple[Cut, ...]:
    match test:
        case AtLeast(value=bound) | Below(value=bound):
            return ((bound, 0),)
        case AtMost(value=bound):
            return ((bound, 1),)
        case _:
            return tuple(
                (value, side)
                for value in _values(test)
                if not isinstance(value, str | date)
                for side in (0, 1)
            )


def _dates(tests: tuple[Leaf, ...], day: date) -> Dates:
    last = sorted(
        {boundary(test, day) for test in tests if isinstance(test, MonthsSince | OnOrBefore)}
    )
    return Dates((*last, day_after(last[-1])), tuple(last))


def boundary(test: MonthsSince | OnOrBefore, day: date) -> date:
    """The latest date that passes the test that day."""
    return test.day if isinstance(test, OnOrBefore) else last_start(day, test.months)
