"""Deciding by cases: an unknown fact has only as many values as the conditions can tell apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from nahtlos.law.engine.conditions import (
    AtLeast,
    AtMost,
    Below,
    Condition,
    Is,
    Leaf,
    MonthsSince,
    OneOf,
    OnOrBefore,
    leaves,
)
from nahtlos.law.engine.dates import last_start
from nahtlos.law.engine.evaluate import holds, truth
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.situation import Situation, Value
from nahtlos.law.engine.tables import UNKNOWN, Row, Table, reachable

Values = Mapping[str, Sequence[Value]]
"""For every unknown fact, one value for each class that the conditions can tell apart."""

ELSE = "~"
"""Stands for any value that no condition names."""


@dataclass(frozen=True)
class Cases:
    """Which values of a fact make a difference, for a set of tables on a day."""

    values: Values

    def of(self, fact: str) -> Sequence[Value]:
        return self.values[fact]


def cases(tables: Iterable[Table], day: date, domains: Mapping[str, Sequence[Value]]) -> Cases:
    """The classes of every fact that these tables ask about.

    `domains` gives the closed lists of values; a fact without one may also have another value.
    """
    tests: dict[str, list[Leaf]] = {}
    for table in tables:
        for row in table.rows:
            for leaf in leaves(row.when):
                tests.setdefault(leaf.fact, []).append(leaf)
    return Cases({fact: _classes(found, day, domains.get(fact)) for fact, found in tests.items()})


def _classes(tests: list[Leaf], day: date, domain: Sequence[Value] | None) -> tuple[Value, ...]:
    dates = {_boundary(test, day) for test in tests if isinstance(test, MonthsSince | OnOrBefore)}
    if dates:
        return (*sorted(dates), max(dates) + timedelta(days=1))
    numbers = {test.value for test in tests if isinstance(test, AtLeast | AtMost | Below)}
    return _numbers(tests, numbers, day) if numbers else _named(tests, domain)


def _numbers(tests: list[Leaf], bounds: set[float], day: date) -> tuple[Value, ...]:
    """One number for each way of passing and failing the tests, on, between and around bounds."""
    ordered = sorted(bounds)
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    tried = sorted({ordered[0] - 1, *ordered, *between, ordered[-1] + 1})
    ways = {tuple(holds(test, value, day) for test in tests): value for value in reversed(tried)}
    return tuple(sorted(ways.values()))


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


def open_facts(condition: Condition, situation: Situation) -> tuple[str, ...]:
    """The unknown facts that a condition asks about."""
    facts = (leaf.fact for leaf in leaves(condition) if not situation.knows(leaf.fact))
    return tuple(dict.fromkeys(facts))


def outcomes(rows: Iterable[Row], situation: Situation, known: Cases) -> frozenset[str]:
    """One outcome if every completion of the unknown facts has it, else two that are possible."""
    found = reachable(rows, situation)
    named = frozenset(row.outcome for row, _ in found)
    if len(named) == 1:
        return named
    fact = _first_open(found, situation)
    result: frozenset[str] = frozenset()
    for value in known.of(fact):
        result |= outcomes([row for row, _ in found], situation.given(fact, value), known)
        if len(result) > 1:
            break
    return result


def settle(table: Table, situation: Situation, known: Cases) -> str:
    """The outcome that all completions share, else *unknown*."""
    found = outcomes(table.rows, situation, known)
    return next(iter(found)) if len(found) == 1 else UNKNOWN


def matters(rows: Iterable[Row], fact: str, situation: Situation, known: Cases) -> bool:
    """Whether some completion of the other facts exists in which this one changes the outcome."""
    found = reachable(rows, situation)
    if len({row.outcome for row, _ in found}) == 1:
        return False
    facts = [name for row, _ in found for name in _undecided(row.when, situation)]
    if fact not in facts:
        return False
    below = [row for row, _ in found]
    other = next((name for name in facts if name != fact), None)
    if other is None:
        return len(outcomes(below, situation, known)) > 1
    return any(
        matters(below, fact, situation.given(other, value), known) for value in known.of(other)
    )


def _undecided(condition: Condition, situation: Situation) -> tuple[str, ...]:
    return open_facts(condition, situation) if truth(condition, situation) is None else ()


def _first_open(found: list[tuple[Row, Truth]], situation: Situation) -> str:
    rows = (row for row, decided in found if decided is None)
    return next(name for row in rows for name in open_facts(row.when, situation))
