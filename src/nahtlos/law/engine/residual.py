"""What is left to know: conditions and tables with everything known already worked in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from nahtlos.law.engine.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Not,
    facts_of,
    leaves,
)
from nahtlos.law.engine.evaluate import holds
from nahtlos.law.engine.situation import Value

Left = Condition | bool
"""A condition over unknown facts alone, or its truth where nothing is left to know."""

Rest = tuple[tuple[str, Condition | Literal[True]], ...]
"""The rows that may still decide: outcome and what is left of the condition."""

Facts = Mapping[str, Value]


def reduced(condition: Condition, facts: Facts, day: date) -> Left:
    """What is left of a condition once these facts are known."""
    if condition.facts.isdisjoint(facts):
        return True if isinstance(condition, Always) else condition
    match condition:
        case AllOf(parts=parts):
            return _all(parts, facts, day)
        case AnyOf(parts=parts):
            return _any(parts, facts, day)
        case Not(part=part):
            left = reduced(part, facts, day)
            return not left if isinstance(left, bool) else Not(left)
        case Always():
            return True
        case _:
            return holds(condition, facts[condition.fact], day)


def narrowed(rest: Iterable[tuple[str, Left]], facts: Facts, day: date) -> Rest:
    """The rows that may still decide once these facts are known, down to the first certain one."""
    found: list[tuple[str, Condition | Literal[True]]] = []
    for outcome, left in rest:
        now = left
        # Most rows ask about other facts; a call for each of them would be half of the work.
        if not isinstance(left, bool) and not (left.facts and left.facts.isdisjoint(facts)):
            now = reduced(left, facts, day)
        if now is False:
            continue
        found.append((outcome, now))
        if now is True:
            break
    return tuple(found)


def open_facts(rest: Rest) -> tuple[str, ...]:
    """The facts still asked about, in the order of the rows."""
    lefts = (left for _, left in rest if not isinstance(left, bool))
    return tuple(dict.fromkeys(fact for left in lefts for fact in facts_of(left)))


def first_open(rest: Rest) -> str:
    """The fact that the first undecided row asks about first."""
    return next(
        leaf.fact for _, left in rest if not isinstance(left, bool) for leaf in leaves(left)
    )


def _all(parts: tuple[Condition, ...], facts: Facts, day: date) -> Left:
    left: list[Condition] = []
    for part in parts:
        found = reduced(part, facts, day)
        if found is False:
            return False
        if not isinstance(found, bool):
            left.append(found)
    return _join(left, AllOf) if left else True


def _any(parts: tuple[Condition, ...], facts: Facts, day: date) -> Left:
    left: list[Condition] = []
    for part in parts:
        found = reduced(part, facts, day)
        if found is True:
            return True
        if not isinstance(found, bool):
            left.append(found)
    return _join(left, AnyOf) if left else False


def _join(left: list[Condition], whole: type[AllOf] | type[AnyOf]) -> Condition:
    return left[0] if len(left) == 1 else whole(tuple(left))
