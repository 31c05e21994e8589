"""Reads which facts can change, and how: `changes.yaml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from nahtlos.law.catalogue.conditions import LEVELS
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.engine.changes import Reach
from nahtlos.law.engine.situation import Value
from nahtlos.people.facts import FACTS, Fact, Kind

ORDERED = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.LEVEL})


def reaches(file: Path) -> Mapping[str, Reach]:
    """Every fact that can change; raises CatalogueFault."""
    given = mapping(read(file), Place(file), frozenset({"person", "time"}))
    by: tuple[Literal["person", "time"], ...] = ("person", "time")
    return {fact: reach for who in by for fact, reach in _by(given.get(who, {}), file, who)}


def _by(raw: object, file: Path, by: Literal["person", "time"]) -> Iterator[tuple[str, Reach]]:
    for name, to in mapping(raw, Place(file, (by,)), frozenset(FACTS)).items():
        yield name, _reach(FACTS[name], to, Place(file, (by, name)), by)


def _reach(fact: Fact, to: object, place: Place, by: Literal["person", "time"]) -> Reach:
    if to == "more" or to == "less":  # noqa: PLR1714 -- mypy narrows no membership
        if fact.kind not in ORDERED:
            raise place.fault(f"{fact.id} has no more or less")
        return Reach(to, by)
    return Reach(
        tuple(_value(fact, one, place.at(i)) for i, one in enumerate(sequence(to, place))), by
    )


def _value(fact: Fact, raw: object, place: Place) -> Value:
    if fact.kind is Kind.BOOL and isinstance(raw, bool):
        return raw
    if fact.kind is Kind.CHOICE and raw in {choice.value for choice in fact.choices}:
        return str(raw)
    if fact.kind is Kind.LEVEL and raw in LEVELS:
        return LEVELS.index(str(raw))
    raise place.fault(f"{raw!r} is no value of {fact.id}")
