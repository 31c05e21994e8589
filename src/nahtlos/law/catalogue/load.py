"""Reads the whole catalogue once, and refuses it whole if one entry is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from nahtlos.law.catalogue.conditions import Shared, condition, day, says, text
from nahtlos.law.catalogue.entries import KINDS, RunsOut, Status, Version
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.catalogue.rows import Tables, one_of, tables_of, work_of
from nahtlos.law.engine.conditions import Condition
from nahtlos.people.facts import FACTS

HERE = Path(str(files("nahtlos.law") / "catalogue"))
STATUS_KEYS = frozenset({"id", "title", "group", "cite", "runs_out", "versions"})
VERSION_KEYS = frozenset({"since", "until", "read_on", "note", "source", "work"})


@dataclass(frozen=True)
class Catalogue:
    """Every status by its id, and the lists and rules that they share."""

    statuses: Mapping[str, Status]
    shared: Shared

    def on(self, today: date) -> Mapping[str, Version]:
        """What was in force that day; a status without law read for that day is left out."""
        found = {status.id: status.on(today) for status in self.statuses.values()}
        return {id_: version for id_, version in found.items() if version is not None}

    @property
    def turns(self) -> tuple[date, ...]:
        """The days from which another version is in force."""
        versions = (v for status in self.statuses.values() for v in status.versions)
        return tuple(sorted({v.since for v in versions}))


@cache
def catalogue() -> Catalogue:
    """The catalogue that is shipped."""
    return load(HERE)


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder; raises CatalogueFault on the first thing that is wrong."""
    shared = Shared(lists=_lists(folder / "lists.yaml"), rules={})
    shared = Shared(shared.lists, _rules(folder / "rules.yaml", shared))
    tables = tables_of(folder / "tables.yaml", shared)
    found: dict[str, Status] = {}
    for file in sorted((folder / "access").glob("*.yaml")):
        status = _status(file, shared, tables)
        if file.stem != status.id:
            raise Place(file, ("id",)).fault(f"the file of {status.id} is named {file.name}")
        found[status.id] = status
    return Catalogue(found, shared)


def _lists(file: Path) -> Mapping[str, frozenset[str]]:
    raw = read(file)
    if not isinstance(raw, dict):
        raise Place(file).fault("expected lists by name")
    return {name: _countries(entry, Place(file, (name,))) for name, entry in raw.items()}


def _countries(raw: object, place: Place) -> frozenset[str]:
    given = mapping(raw, place, frozenset({"countries", "cite", "note", "source", "read_on"}))
    text(given.get("cite"), place.at("cite"))
    day(given.get("read_on"), place.at("read_on"))
    codes = sequence(given.get("countries"), place.at("countries"))
    return frozenset(text(code, place.at("countries", i)) for i, code in enumerate(codes))


def _rules(file: Path, shared: Shared) -> dict[str, Condition]:
    raw = read(file)
    if not isinstance(raw, dict):
        raise Place(file).fault("expected rules by name")
    rules: dict[str, Condition] = {}
    for name, entry in raw.items():
        so_far = Shared(shared.lists, rules)
        rules[name] = condition(entry, Place(file, (name,)), so_far)
    return rules


def _status(file: Path, shared: Shared, tables: Tables) -> Status:
    place = Place(file)
    given = mapping(read(file), place, STATUS_KEYS)
    for key in sorted(STATUS_KEYS - set(given)):
        raise place.fault(f"{key} is missing")
    id_ = text(given["id"], place.at("id"))
    if id_ not in {choice.value for choice in FACTS["status"].choices}:
        raise place.at("id").fault(f"{id_} is not a status that a person can have")
    return Status(
        id=id_,
        title=says(given["title"], place.at("title")),
        group=text(given["group"], place.at("group")),
        cite=text(given["cite"], place.at("cite")),
        runs_out=RunsOut(one_of(given["runs_out"], tuple(RunsOut), place.at("runs_out"))),
        versions=tuple(_versions(given["versions"], place.at("versions"), shared, tables)),
    )


def _versions(raw: object, place: Place, shared: Shared, tables: Tables) -> Iterator[Version]:
    found = [
        _version(one, place.at(i), shared, tables) for i, one in enumerate(sequence(raw, place))
    ]
    found.sort(key=lambda version: version.since)
    for earlier, later in pairwise(found):
        if earlier.until is None or earlier.until >= later.since:
            raise place.fault(f"two versions are in force on {later.since}")
    yield from found


def _version(raw: object, place: Place, shared: Shared, tables: Tables) -> Version:
    given = mapping(raw, place, VERSION_KEYS)
    work = mapping(given.get("work"), place.at("work"), frozenset(KINDS))
    for kind in KINDS:
        if kind not in work:
            raise place.at("work").fault(f"{kind} is missing")
    version = Version(
        since=day(given.get("since"), place.at("since")),
        until=day(given["until"], place.at("until")) if given.get("until") else None,
        read_on=day(given.get("read_on"), place.at("read_on")),
        work={
            kind: work_of(entry, place.at("work", kind), shared, tables)
            for kind, entry in work.items()
        },
        note=says(given["note"], place.at("note")) if "note" in given else None,
        source=text(given.get("source", "gesetze-im-internet.de"), place.at("source")),
    )
    if version.until is not None and version.until < version.since:
        raise place.at("until").fault("a version ends on or after the day it begins")
    return version
