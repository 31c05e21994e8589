"""Facts that the calendar knows: they hold for everybody from one day to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nahtlos.law.catalogue.conditions import day, says, text
from nahtlos.law.catalogue.dated import Dated, in_order
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.people.facts import FACTS, Kind


@dataclass(frozen=True, kw_only=True)
class Setting(Dated):
    """The value of a fact from one day to another."""

    value: bool


Calendar = Mapping[str, tuple[Setting, ...]]


def calendar(file: Path) -> Calendar:
    """The settings of every fact in the file by time; raises CatalogueFault."""
    raw = mapping(read(file), Place(file), frozenset(FACTS))
    return {fact: _settings(fact, entry, Place(file, (fact,))) for fact, entry in raw.items()}


def _settings(fact: str, raw: object, place: Place) -> tuple[Setting, ...]:
    if FACTS[fact].kind is not Kind.BOOL:
        raise place.fault(f"{fact} is not a fact of yes or no")
    given = mapping(raw, place, frozenset({"cite", "source", "read_on", "note", "values"}))
    text(given.get("cite"), place.at("cite"))
    values = enumerate(sequence(given.get("values"), place.at("values")))
    spots = [(place.at("values", i), one) for i, one in values]
    return in_order([_setting(one, spot, given, place) for spot, one in spots], place.at("values"))


def _setting(raw: object, spot: Place, given: Mapping[str, object], place: Place) -> Setting:
    entry = mapping(raw, spot, frozenset({"since", "until", "value"}))
    value = entry.get("value")
    if not isinstance(value, bool):
        raise spot.at("value").fault("expected true or false")
    return Setting(
        since=day(entry.get("since"), spot.at("since")),
        until=day(entry["until"], spot.at("until")) if "until" in entry else None,
        read_on=day(given.get("read_on"), place.at("read_on")),
        note=says(given["note"], place.at("note")) if "note" in given else None,
        source=text(given.get("source"), place.at("source")),
        value=value,
    )
