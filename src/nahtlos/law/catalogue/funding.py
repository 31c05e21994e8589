"""Rates, hints and steps for employers: `funding.yaml`, read strictly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path

from nahtlos.law.catalogue.conditions import day, says, text
from nahtlos.law.catalogue.dated import Dated, in_order, pick
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.catalogue.rows import CERTAINTIES, one_of
from nahtlos.law.engine.conditions import Says
from nahtlos.people.facts import FACTS

Facts = Mapping[str, int | bool]
FILE = Path(str(files("nahtlos.law") / "catalogue" / "funding.yaml"))
PARTS = frozenset({"rates", "course_costs", "profiles", "hints", "steps"})
RATE_KEYS = frozenset({"says", "cite", "certainty", "read_on", "source", "note", "values"})
COSTS_KEYS = frozenset(
    {"cite", "read_on", "less_by_agreement", "free_from_age", "free_below", "rows"}
)


@dataclass(frozen=True, kw_only=True)
class Rate(Dated):
    """A number of the law from one day to another: euro, or a share where its name says so.

    `goes_on` tells that the day asked lies after the last day that was read.
    """

    says: Says
    cite: str
    value: Decimal
    certainty: str | None
    goes_on: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of law with its paragraph; `title` stands over it where there is one."""

    says: Says
    cite: str
    title: Says


@dataclass(frozen=True)
class CourseCosts:
    """Which share of a course the employer should pay, by the number of staff."""

    cite: str
    rows: tuple[tuple[int | None, Decimal], ...]
    less_by_agreement: Decimal
    free_from_age: int
    free_below: int


@dataclass(frozen=True)
class Reckoning:
    """Everything in the file."""

    rates: Mapping[str, tuple[Rate, ...]]
    course_costs: CourseCosts
    profiles: Mapping[str, Mapping[str, Facts]]
    hints: Mapping[str, Sentence]
    steps: Mapping[str, Sentence]

    def rate(self, name: str, on: date) -> Rate:
        """The rate of a day, after the last one that was read that one; LookupError before them."""
        versions = self.rates[name]
        if found := pick(versions, on):
            return found
        if on < versions[-1].since:
            raise LookupError(f"{name} was not read for {on}")
        return replace(versions[-1], goes_on=True)


@cache
def reckoning() -> Reckoning:
    """What is shipped."""
    return load(FILE)


def load(file: Path) -> Reckoning:
    """What stands in a file; raises CatalogueFault on the first thing that is wrong."""
    place = Place(file)
    given = mapping(read(file), place, PARTS)
    return Reckoning(
        rates={
            name: _rates(one, spot)
            for name, one, spot in _named(given.get("rates"), place.at("rates"))
        },
        course_costs=_costs(given.get("course_costs"), place.at("course_costs")),
        profiles={
            name: {key: _facts(one, at) for key, one, at in _named(entry, spot)}
            for name, entry, spot in _named(given.get("profiles"), place.at("profiles"))
        },
        hints={
            name: _sentence(one, spot)
            for name, one, spot in _named(given.get("hints"), place.at("hints"))
        },
        steps={
            name: _sentence(one, spot)
            for name, one, spot in _named(given.get("steps"), place.at("steps"))
        },
    )


def _named(entries: object, place: Place) -> Iterator[tuple[str, object, Place]]:
    if not isinstance(entries, dict):
        raise place.fault("expected entries by name")
    for name, entry in entries.items():
        yield str(name), entry, place.at(str(name))


def _facts(raw: object, place: Place) -> Facts:
    """Facts of the vocabulary with whole numbers, or yes and no."""
    given = mapping(raw, place, frozenset(FACTS))
    return {fact: _whole(one, place.at(fact), yes_no=True) for fact, one in given.items()}


def _rates(raw: object, place: Place) -> tuple[Rate, ...]:
    given = mapping(raw, place, RATE_KEYS)
    values = enumerate(sequence(given.get("values"), place.at("values")))
    found = [_rate(one, place.at("values", i), given, place) for i, one in values]
    return in_order(found, place.at("values"))


def _rate(raw: object, spot: Place, given: Mapping[str, object], place: Place) -> Rate:
    entry = mapping(raw, spot, frozenset({"since", "until", "value"}))
    return Rate(
        since=day(entry.get("since"), spot.at("since")),
        until=day(entry["until"], spot.at("until")) if "until" in entry else None,
        read_on=day(given.get("read_on"), place.at("read_on")),
        note=says(given["note"], place.at("note")) if "note" in given else None,
        source=text(given.get("source", "gesetze-im-internet.de"), place.at("source")),
        says=says(given.get("says"), place.at("says")),
        cite=text(given.get("cite"), place.at("cite")),
        value=_number(entry.get("value"), spot.at("value")),
        certainty=one_of(given["certainty"], CERTAINTIES, place.at("certainty"))
        if "certainty" in given
        else None,
    )


def _number(raw: object, place: Place) -> Decimal:
    """A number in quotes, so that no binary fraction comes between."""
    try:
        return Decimal(text(raw, place))
    except InvalidOperation:
        raise place.fault(f"{raw!r} is not a number in quotes like 13.90") from None


def _whole(raw: object, place: Place, *, yes_no: bool = False) -> int:
    if not isinstance(raw, int) or (isinstance(raw, bool) and not yes_no):
        raise place.fault("expected a whole number")
    return raw


def _sentence(raw: object, place: Place) -> Sentence:
    given = mapping(raw, place, frozenset({"title", "says", "cite"}))
    empty = {"de": "", "en": ""}
    return Sentence(
        says=says(given["says"], place.at("says")) if "says" in given else empty,
        cite=text(given["cite"], place.at("cite")) if "cite" in given else "",
        title=says(given["title"], place.at("title")) if "title" in given else empty,
    )


def _costs(raw: object, place: Place) -> CourseCosts:
    given = mapping(raw, place, COSTS_KEYS)
    day(given.get("read_on"), place.at("read_on"))
    rows = enumerate(sequence(given.get("rows"), place.at("rows")))
    return CourseCosts(
        cite=text(given.get("cite"), place.at("cite")),
        rows=tuple(_row(one, place.at("rows", i)) for i, one in rows),
        less_by_agreement=_number(given.get("less_by_agreement"), place.at("less_by_agreement")),
        free_from_age=_whole(given.get("free_from_age"), place.at("free_from_age")),
        free_below=_whole(given.get("free_below"), place.at("free_below")),
    )


def _row(raw: object, place: Place) -> tuple[int | None, Decimal]:
    given = mapping(raw, place, frozenset({"below", "share"}))
    below = _whole(given["below"], place.at("below")) if "below" in given else None
    return below, _number(given.get("share"), place.at("share"))
