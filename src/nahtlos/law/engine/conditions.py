"""Conditions: small trees over facts. Each node may say what it means and where that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.law.engine.situation import Value

Says = Mapping[str, str]
"""One sentence in each language, by its ISO 639-1 code."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a node says to people, the paragraph it stands in, and what is doubtful about it."""

    says: Says | None = None
    cite: str = ""
    note: Says | None = None


@dataclass(frozen=True)
class Always(Words):
    """Holds for everybody."""


@dataclass(frozen=True)
class Is(Words):
    """The fact has this value."""

    fact: str
    value: Value


@dataclass(frozen=True)
class OneOf(Words):
    """The fact has one of these values."""

    fact: str
    values: frozenset[Value]


@dataclass(frozen=True)
class AtLeast(Words):
    """The number is this or more; levels count as numbers."""

    fact: str
    value: float


@dataclass(frozen=True)
class Below(Words):
    """The number is less than this."""

    fact: str
    value: float


@dataclass(frozen=True)
class AtMost(Words):
    """The number is this or less."""

    fact: str
    value: float


@dataclass(frozen=True)
class MonthsSince(Words):
    """So many months are complete since the date."""

    fact: str
    months: int


@dataclass(frozen=True)
class OnOrBefore(Words):
    """The date is this day or an earlier one."""

    fact: str
    day: date


@dataclass(frozen=True)
class AllOf(Words):
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf(Words):
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not(Words):
    """The part does not hold."""

    part: "Condition"


Leaf = Is | OneOf | AtLeast | AtMost | Below | MonthsSince | OnOrBefore
Condition = Always | Leaf | AllOf | AnyOf | Not


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return parts
        case Not(part=part):
            return (part,)
        case _:
            return ()


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every test of a single fact, from left to right."""
    if isinstance(condition, Leaf):
        yield condition
    for part in parts_of(condition):
        yield from leaves(part)


def facts_of(condition: Condition) -> tuple[str, ...]:
    """The facts that are asked about, each once, in the order of first use."""
    return tuple(dict.fromkeys(leaf.fact for leaf in leaves(condition)))
