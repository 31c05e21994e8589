"""Conditions: small trees over facts. Each node may say what it means and where that stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nahtlos.law.engine.situation import Value

Says = Mapping[str, str]
"""One sentence in each language, by its ISO 639-1 code."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a node says to people, the paragraph it stands in, and what is doubtful about it."""

    says: Says | None = None
    cite: str = ""
    note: Says | None = None

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact that the node asks about."""
        return frozenset()


@dataclass(frozen=True)
class Always(Words):
    """Holds for everybody."""


@dataclass(frozen=True)
class Test(Words):
    """Looks at one fact."""

    fact: str

    @cached_property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})


@dataclass(frozen=True)
class Is(Test):
    """The fact has this value."""

    value: Value


@dataclass(frozen=True)
class OneOf(Test):
    """The fact has one of these values."""

    values: frozenset[Value]


@dataclass(frozen=True)
class AtLeast(Test):
    """The number is this or more; levels count as numbers."""

    value: float


@dataclass(frozen=True)
class Below(Test):
    """The number is less than this."""

    value: float


@dataclass(frozen=True)
class AtMost(Test):
    """The number is this or less."""

    value: float


@dataclass(frozen=True)
class MonthsSince(Test):
    """So many months are complete since the date."""

    months: int


@dataclass(frozen=True)
class OnOrBefore(Test):
    """The date is this day or an earlier one."""

    day: date


@dataclass(frozen=True)
class AllOf(Words):
    """Every part holds."""

    parts: tuple["Condition", ...]

    @cached_property
    def facts(self) -> frozenset[str]:
        return frozenset().union(*(part.facts for part in self.parts))


@dataclass(frozen=True)
class AnyOf(Words):
    """At least one part holds."""

    parts: tuple["Condition", ...]

    @cached_property
    def facts(self) -> frozenset[str]:
        return frozenset().union(*(part.facts for part in self.parts))


@dataclass(frozen=True)
class Not(Words):
    """The part does not hold."""

    part: "Condition"

    @cached_property
    def facts(self) -> frozenset[str]:
        return self.part.facts


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
