"""Needs: what a step asks of the facts. A fact that is missing is unknown, never no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Value = bool | int | float | str | date
Facts = Mapping[str, Value]


@dataclass(frozen=True)
class AtLeast:
    """The number is this or more; levels count as numbers."""

    fact: str
    value: float


@dataclass(frozen=True)
class Is:
    """The fact has this value."""

    fact: str
    value: Value


@dataclass(frozen=True)
class OneOf:
    """The fact has one of these values."""

    fact: str
    values: frozenset[Value]


@dataclass(frozen=True)
class Not:
    """The part does not hold; it must be known that it does not."""

    part: AtLeast | Is | OneOf

    @property
    def fact(self) -> str:
        return self.part.fact


Need = AtLeast | Is | OneOf | Not


def implies(one: Need, other: Need) -> bool:
    """Whether the second is met wherever the first is; False where that is not plain."""
    match one, other:
        case AtLeast(value=more), AtLeast(value=less):
            return one.fact == other.fact and more >= less
        case _:
            return one == other


def met(need: Need, facts: Facts) -> bool | None:
    """Whether the facts meet the need, None where the fact is not known."""
    value = facts.get(need.fact)
    return None if value is None else meets(value, need)


def meets(value: Value, need: Need) -> bool:
    """Whether a known value meets the need; a word or a date is never at least a number."""
    match need:
        case Not(part=part):
            return not meets(value, part)
        case Is(value=wanted):
            return value == wanted
        case OneOf(values=values):
            return value in values
        case AtLeast(value=least):
            return not isinstance(value, str | date) and value >= least
