"""A person document, read strictly: every fault named with its place, nothing guessed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from nahtlos.law.engine.situation import Value
from nahtlos.law.translate.values import KLDB, BadValue, read_dates, read_value, show
from nahtlos.people import countries
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Kind

PARTS = ("id", "record", "facts")
QUALIFICATION = {
    "title": None,
    "kldb": None,
    "country": None,
    "kind": ("vocational", "academic"),
    "recognition": ("none", "pending", "full", "partial", "negative"),
}
GOALS = ("job", "apprenticeship", "internship", "self_employment", "studies")
GOAL = {"kind": GOALS, "kldb": None, "title": None}
Keys = Mapping[str, tuple[str, ...] | None]


@dataclass(frozen=True)
class Fault:
    """Something in the document that cannot be read, and where."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


class BadDocument(ValueError):
    """A document with faults; every one of them is named."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


@dataclass(frozen=True)
class Document:
    """What is on record and what is stated; keys that are missing are unknown."""

    id: str
    record: Mapping[str, Value]
    children: tuple[date, ...] | None
    facts: Mapping[str, Value]
    given: frozenset[str] = frozenset()
    """The fields of the record that say something, lists as well."""
    learned: tuple[Mapping[str, str], ...] | None = None
    """The qualifications, None where nothing is said about them."""


def read(raw: object) -> Document:
    """The document, or BadDocument with every fault."""
    if not isinstance(raw, Mapping):
        raise BadDocument(
            [Fault("document", f"{show(raw)} is not an object with record and facts")]
        )
    faults: list[Fault] = [*_strange(raw, PARTS, "")]
    if raw.get("id") is not None and not isinstance(raw["id"], str):
        faults.append(Fault("id", f"{show(raw['id'])} is not words"))
    record, facts = (_part(raw, name, faults) for name in ("record", "facts"))
    faults += _strange(record, RECORD_FIELDS, "record.")
    faults += _strange(facts, FACTS, "facts.")
    document = Document(
        id=str(raw.get("id") or ""),
        record=_values(record, "record", faults),
        children=_children(record.get("children_birth_dates"), faults),
        facts=_values(facts, "facts", faults),
        given=frozenset(name for name, raw in record.items() if raw is not None),
    )
    faults += _records(record)
    if faults:
        raise BadDocument(faults)
    learned = record.get("qualifications")
    if not isinstance(learned, list):
        return document
    return replace(document, learned=tuple(_said(entry) for entry in learned))


def _said(entry: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in entry.items() if value is not None}


def nearest(key: str, known: Iterable[str]) -> str:
    """A hint to the known key that looks most like this one."""
    found = get_close_matches(key, list(known), n=1, cutoff=0.0)
    return f"; the nearest known key is {found[0]}" if found else ""


def _strange(given: Mapping[str, object], known: Iterable[str], place: str) -> Iterator[Fault]:
    names = tuple(known)
    for key in given:
        if key not in names:
            yield Fault(f"{place}{key}", f"unknown key{nearest(str(key), names)}")


def _part(raw: Mapping[str, object], name: str, faults: list[Fault]) -> Mapping[str, object]:
    part = raw.get(name)
    if part is None:
        return {}
    if not isinstance(part, Mapping):
        faults.append(Fault(name, f"{show(part)} is not an object"))
        return {}
    return part


def _values(part: Mapping[str, object], place: str, faults: list[Fault]) -> dict[str, Value]:
    fields = RECORD_FIELDS if place == "record" else FACTS
    several = {Kind.DATES, Kind.QUALIFICATIONS, Kind.GOAL}
    values: dict[str, Value] = {}
    for key, raw in part.items():
        fact = fields.get(key)
        if raw is None or fact is None or fact.kind in several:
            continue
        try:
            values[key] = read_value(fact, raw)
        except BadValue as bad:
            faults.append(Fault(f"{place}.{key}", str(bad)))
    return values


def _children(raw: object, faults: list[Fault]) -> tuple[date, ...] | None:
    try:
        return None if raw is None else read_dates(raw)
    except BadValue as bad:
        faults.append(Fault("record.children_birth_dates", str(bad)))
        return None


def _records(record: Mapping[str, object]) -> Iterator[Fault]:
    learned, goal = record.get("qualifications"), record.get("goal")
    if learned is not None and not isinstance(learned, list):
        yield Fault("record.qualifications", f"{show(learned)} is not a list")
    for i, one in enumerate(learned if isinstance(learned, list) else ()):
        yield from _object(one, QUALIFICATION, f"record.qualifications[{i}]")
    if goal is not None:
        yield from _object(goal, GOAL, "record.goal")


def _object(raw: object, keys: Keys, place: str) -> Iterator[Fault]:
    if not isinstance(raw, Mapping):
        yield Fault(place, f"{show(raw)} is not an object")
        return
    yield from _strange(raw, keys, f"{place}.")
    for key, value in raw.items():
        if key in keys and value is not None:
            yield from _entry(key, value, keys[key], f"{place}.{key}")


def _entry(key: str, value: object, allowed: tuple[str, ...] | None, place: str) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield Fault(place, f"{show(value)} is not words")
    elif allowed is not None and value not in allowed:
        yield Fault(place, f"{show(value)} is not one of {' '.join(allowed)}")
    elif key == "kldb" and not KLDB.fullmatch(value):
        yield Fault(place, f"{show(value)} is not a KldB code of 1 to 5 digits like 81302")
    elif key == "country" and value not in countries.COUNTRIES:
        yield Fault(place, f"{show(value)} is not a country code like UA (XX for stateless)")
