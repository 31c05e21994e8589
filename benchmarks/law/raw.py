"""Persons as plain NumPy columns, the same for both engines, in types as small as the values are.

Yes is 1, no is -1, a number stands as it is, a choice is its place from 1 on. Not known is 0, in numbers
NaN.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.law.engine.conditions import AtLeast, AtMost, Below, Condition, leaves
from nahtlos.law.engine.situation import Value
from nahtlos.law.translate.values import LEVELS
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

Column = npt.NDArray[Any]
SHARE_KNOWN = 0.5


class Sort(Enum):
    """How a fact stands in a column."""

    TRUTH = "truth"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True)
class Raw:
    """Many persons: one column a fact."""

    columns: Mapping[str, Column]
    persons: int

    def one(self, person: int) -> "Raw":
        """One of them, alone."""
        return Raw({f: c[person : person + 1] for f, c in self.columns.items()}, 1)

    def facts(self, person: int) -> dict[str, Value]:
        """What is known of one of them, as the law reads it."""
        found = {fact: value_of(fact, column[person]) for fact, column in self.columns.items()}
        return {fact: value for fact, value in found.items() if value is not None}


def entry(fact: str) -> Fact:
    """What the vocabulary says about a fact."""
    return FACTS.get(fact) or RECORD_FIELDS[fact]


def sort_of(fact: str) -> Sort:
    """How a fact stands in a column; ValueError for those that have no such form."""
    match entry(fact).kind:
        case Kind.BOOL:
            return Sort.TRUTH
        case Kind.INTEGER | Kind.NUMBER | Kind.LEVEL:
            return Sort.NUMBER
        case Kind.CHOICE:
            return Sort.CHOICE
        case other:
            raise ValueError(f"{fact} is a {other.value}")


def value_of(fact: str, raw: Any) -> Value | None:
    """A value of a column as the law reads it, None where it is not known."""
    match sort_of(fact):
        case Sort.TRUTH:
            return None if raw == 0 else bool(raw > 0)
        case Sort.NUMBER:
            return None if np.isnan(raw) else float(raw)
        case Sort.CHOICE:
            return None if raw == 0 else entry(fact).choices[int(raw) - 1].value


def throw(conditions: Iterable[Condition], persons: int, seed: int) -> Raw:
    """Persons thrown by the dice: half of all is known, numbers lie around what the law asks."""
    dice = np.random.default_rng(seed)
    bounds: dict[str, set[float]] = {}
    for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
        found = bounds.setdefault(leaf.fact, set())
        if isinstance(leaf, AtLeast | AtMost | Below):
            found.add(leaf.value)
    columns = {fact: _thrown(fact, sorted(found), persons, dice) for fact, found in bounds.items()}
    return Raw(columns, persons)


def _thrown(fact: str, bounds: list[float], persons: int, dice: np.random.Generator) -> Column:
    known = dice.random(persons) < SHARE_KNOWN
    match sort_of(fact):
        case Sort.TRUTH:
            return np.where(known, dice.choice([-1, 1], persons), 0).astype(np.int8)
        case Sort.CHOICE:
            codes = dice.integers(1, len(entry(fact).choices) + 1, persons)
            return (known * codes).astype(np.uint8)
        case Sort.NUMBER:
            numbers = dice.choice(_around(fact, bounds), persons)
            return np.where(known, numbers, np.nan).astype(np.float32)


def _around(fact: str, bounds: list[float]) -> list[float]:
    """Numbers just below, at and above each bound; levels are all possible."""
    if entry(fact).kind is Kind.LEVEL:
        return list(range(len(LEVELS)))
    near = {number for bound in bounds for number in (bound / 2, bound - 1, bound, bound + 1)}
    return sorted({float(int(n)) if n > 1 else n for n in near if n >= 0})
