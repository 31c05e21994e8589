"""Reads the whole catalogue once, and refuses it whole if one entry is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import chain
from pathlib import Path

from nahtlos.law.catalogue.calendar import Calendar, calendar
from nahtlos.law.catalogue.conditions import Shared, condition, day, says, text
from nahtlos.law.catalogue.dated import Dated, in_order
from nahtlos.law.catalogue.entries import KINDS, RunsOut, Status, Version
from nahtlos.law.catalogue.faults import Place, mapping, read, sequence
from nahtlos.law.catalogue.instrument import Instruments, Terms
from nahtlos.law.catalogue.reaches import reaches
from nahtlos.law.catalogue.read_instrument import instrument
from nahtlos.law.catalogue.rows import Tables, one_of, tables_of, work_of
from nahtlos.law.engine.changes import Reach
from nahtlos.law.engine.conditions import Condition
from nahtlos.people.facts import FACTS

HERE = Path(str(files("nahtlos.law") / "catalogue"))
STATUS_KEYS = frozenset({"id", "title", "group", "cite", "runs_out", "versions"})
VERSION_KEYS = frozenset({"since", "until", "read_on", "note", "source", "work"})


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every status and instrument by its id, and the lists and rules that they share."""

    statuses: Mapping[str, Status]
    shared: Shared
    instruments: Instruments
    calendar: Calendar
    reaches: Mapping[str, Reach]

    def on(self, today: date) -> Mapping[str, Version]:
        """What was in force that day; a status without law read for that day is left out."""
        found = {status.id: status.on(today) for status in self.statuses.values()}
        return {id_: version for id_, version in found.items() if version is not None}

    def terms(self, today: date) -> Mapping[str, Terms]:
        """The terms of every instrument whose law was read for that day."""
        found = {one.id: one.on(today) for one in self.instruments.values()}
        return {id_: terms for id_, terms in found.items() if terms is not None}

    @property
    def turns(self) -> tuple[date, ...]:
        """The days from which another version is in force, or none."""
        dated: list[Dated] = [v for one in self.statuses.values() for v in one.versions]
        dated += [v for one in self.instruments.values() for v in one.versions]
        dated += chain.from_iterable(self.calendar.values())
        ends = (one.until + timedelta(days=1) for one in dated if one.until is not None)
        return tuple(sorted({*(one.since for one in dated), *ends}))


def load(folder: Path) -> Catalogue:
    """The catalogue in a folder; raises CatalogueFault on the first thing that is wrong."""
    entries = {file: read(file) for file in sorted((folder / "access").glob("*.yaml"))}
    shared = Shared(_lists(folder / "lists.yaml"), {}, _groups(entries.values()))
    for name in ("rules.yaml", "instrument_rules.yaml"):
        shared = replace(shared, rules=_rules(folder / name, shared))
    tables = tables_of(folder / "tables.yaml", shared)
    found: dict[str, Status] = {}
    for file, raw in entries.items():
        status = _status(raw, Place(file), shared, tables)
        if file.stem != status.id:
            raise Place(file, ("id",)).fault(f"the file of {status.id} is named {file.name}")
        found[status.id] = status
    files = sorted((folder / "instruments").glob("*.yaml"))
    instruments = [instrument(file, shared) for file in files]
    return Catalogue(
        statuses=found,
        shared=shared,
        instruments={one.id: one for one in instruments},
        calendar=calendar(folder / "calendar.yaml"),
        reaches=reaches(folder / "changes.yaml"),
    )


def _groups(entries: Iterable[object]) -> Mapping[str, frozenset[str]]:
    """The statuses of each group; what is wrong in an entry is found when it is read."""
    groups: dict[str, frozenset[str]] = {}
    for raw in entries:
        if isinstance(raw, dict) and {"id", "group"} <= set(raw):
            members = groups.get(str(raw["group"]), frozenset())
            groups[str(raw["group"])] = members | {str(raw["id"])}
    return groups


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
    rules: dict[str, Condition] = dict(shared.rules)
    for name, entry in raw.items():
        so_far = replace(shared, rules=rules)
        rules[name] = condition(entry, Place(file, (name,)), so_far)
    return rules


def _status(raw: object, place: Place, shared: Shared, tables: Tables) -> Status:
    given = mapping(raw, place, STATUS_KEYS)
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
        versions=_versions(given["versions"], place.at("versions"), shared, tables),
    )


def _versions(raw: object, place: Place, shared: Shared, tables: Tables) -> tuple[Version, ...]:
    entries = enumerate(sequence(raw, place))
    return in_order([_version(one, place.at(i), shared, tables) for i, one in entries], place)


def _version(raw: object, place: Place, shared: Shared, tables: Tables) -> Version:
    given = mapping(raw, place, VERSION_KEYS)
    work = mapping(given.get("work"), place.at("work"), frozenset(KINDS))
    for kind in KINDS:
        if kind not in work:
            raise place.at("work").fault(f"{kind} is missing")
    return Version(
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
