"""Deciding by cases: an unknown fact has only as many values as the conditions can tell apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from nahtlos.law.engine.conditions import (
    AtLeast,
    AtMost,
    Below,
    Is,
    Leaf,
    MonthsSince,
    OneOf,
    OnOrBefore,
    leaves,
)
from nahtlos.law.engine.dates import last_start
from nahtlos.law.engine.evaluate import holds
from nahtlos.law.engine.residual import Rest, first_open, narrowed, open_facts
from nahtlos.law.engine.situation import Situation, Value
from nahtlos.law.engine.tables import UNKNOWN, Table

Values = Mapping[str, Sequence[Value]]
"""For every unknown fact, one value for each class that the conditions can tell apart."""

ELSE = "~"
"""Stands for any value that no condition names."""


@dataclass(frozen=True)
class Cases:
    """Which values of a fact make a difference, for a set of tables on a day."""

    values: Values
    day: date

    def of(self, fact: str) -> Sequence[Value]:
        return self.values[fact]


@dataclass(frozen=True)
class Domains:
    """Which values facts can have at all: closed lists, and which numbers are whole."""

    lists: Mapping[str, Sequence[Value]]
    whole: frozenset[str] = frozenset()


def cases(tables: Iterable[Table], day: date, domains: Domains) -> Cases:
    """The classes of every fact that these tables ask about; no number is below 0.

    A fact without a closed list may also have a value that no condition names.
    """
    tests: dict[str, list[Leaf]] = {}
    for table in tables:
        for row in table.rows:
            for leaf in leaves(row.when):
                tests.setdefault(leaf.fact, []).append(leaf)
    return Cases({fact: _classes(found, day, domains) for fact, found in tests.items()}, day)


def _classes(tests: list[Leaf], day: date, domains: Domains) -> tuple[Value, ...]:
    dates = {_boundary(test, day) for test in tests if isinstance(test, MonthsSince | OnOrBefore)}
    if dates:
        return (*sorted(dates), max(dates) + timedelta(days=1))
    fact = tests[0].fact
    numbers = {test.value for test in tests if isinstance(test, AtLeast | AtMost | Below)}
    if not numbers:
        return _named(tests, domains.lists.get(fact))
    tried = _whole(numbers) if fact in domains.whole else _fractions(numbers)
    able = sorted(number for number in tried if number >= 0)
    ways = {tuple(holds(test, number, day) for test in tests): number for number in able}
    return tuple(sorted(ways.values()))


def _whole(bounds: set[float]) -> set[float]:
    """The whole numbers on and around the bounds."""
    return {
        around for bound in bounds for around in (ceil(bound) - 1, ceil(bound), ceil(bound) + 1)
    }


def _fractions(bounds: set[float]) -> set[float]:
    """The bounds, a number between each two, and one on either side."""
    ordered = sorted(bounds)
    between = {(low + high) / 2 for low, high in pairwise(ordered)}
    return {ordered[0] / 2, *ordered, *between, ordered[-1] + 1}


def _named(tests: list[Leaf], domain: Sequence[Value] | None) -> tuple[Value, ...]:
    named = dict.fromkeys(value for test in tests for value in _values(test))
    if all(isinstance(value, bool) for value in named):
        return (True, False)
    if domain is None:
        return (*named, ELSE)
    others = [value for value in domain if value not in named]
    return (*named, *others[:1])


def _values(test: Leaf) -> tuple[Value, ...]:
    match test:
        case Is(value=value):
            return (value,)
        case OneOf(values=values):
            return tuple(sorted(values, key=str))
        case _:
            return ()


def _boundary(test: MonthsSince | OnOrBefore, day: date) -> date:
    return test.day if isinstance(test, OnOrBefore) else last_start(day, test.months)


def rest_of(table: Table, situation: Situation) -> Rest:
    """The rows of a table that may still decide."""
    rows = ((row.outcome, row.when) for row in table.rows)
    return narrowed(rows, situation.facts, situation.day)


def outcomes(rest: Rest, known: Cases, enough: int) -> frozenset[str]:
    """The outcomes that some completion has; no more are looked for than are enough."""
    named = frozenset(outcome for outcome, _ in rest)
    if len(named) == 1:
        return named
    fact = first_open(rest)
    found: frozenset[str] = frozenset()
    for value in known.of(fact):
        found |= outcomes(narrowed(rest, {fact: value}, known.day), known, enough)
        if len(found) >= min(enough, len(named)):
            break
    return found


def settle(table: Table, situation: Situation, known: Cases) -> str:
    """The outcome that all completions share, else *unknown*."""
    found = outcomes(rest_of(table, situation), known, enough=2)
    return next(iter(found)) if len(found) == 1 else UNKNOWN


def is_open(rest: Rest, known: Cases) -> bool:
    """Whether two completions have different outcomes."""
    return len(outcomes(rest, known, enough=2)) > 1


def relevant(rest: Rest, known: Cases, wanted: frozenset[str]) -> frozenset[str]:
    """Those of the wanted facts that change the outcome in some completion of the others."""
    wanted &= frozenset(open_facts(rest))
    if not wanted or len({outcome for outcome, _ in rest}) == 1:
        return frozenset()
    fact = first_open(rest)
    below = [narrowed(rest, {fact: value}, known.day) for value in known.of(fact)]
    found: frozenset[str] = frozenset()
    if fact in wanted and _differ(rest, below, fact, known):
        found |= {fact}
    for smaller in below:
        found |= relevant(smaller, known, wanted - found - {fact})
    return found


def _differ(rest: Rest, below: list[Rest], fact: str, known: Cases) -> bool:
    """Whether the values of a fact lead to different outcomes, all else being equal."""
    if len({outcomes(one, known, enough=len(rest)) for one in below}) > 1:
        return True
    return matters(rest, fact, known)


def matters(rest: Rest, fact: str, known: Cases) -> bool:
    """Whether some completion of the other facts exists in which this one changes the outcome."""
    facts = open_facts(rest)
    if fact not in facts or len({outcome for outcome, _ in rest}) == 1:
        return False
    other = next((name for name in facts if name != fact), None)
    if other is None:
        return is_open(rest, known)
    return any(
        matters(narrowed(rest, {other: value}, known.day), fact, known) for value in known.of(other)
    )
