"""Looks through a table of persons from the command line, and imports it as one of the advisers."""

from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from django.utils import translation

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.jobs import acting as jobs
from nahtlos.people import actions, queries
from nahtlos.people.engine.columns import guessed
from nahtlos.people.engine.sheets import Stream, Unreadable, stream
from nahtlos.people.translate import HEADS, Flaw, understood
from nahtlos.people.wording import tables
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told

Content = Callable[[int], bytes]
LIMITS = actions.MOST_OF_A_TABLE


def looked_through(name: str, content: Content) -> Told:
    """How many rows could be imported, and every fault with its place; asks no database."""
    with translation.override("en"):
        found = _stream(name, content(LIMITS.bytes))
        good, faults = 0, list[str]()
        for number, flaws in _rows(name, found, _meant(name, found, {})):
            good += not flaws
            faults += [_said(name, number, flaw) for flaw in flaws]
        return Told({"rows": good}, tuple(faults), dry=True)


def imported(name: str, content: Content, adviser: str) -> Told:
    """Everybody imported who is new, if every row is right; else every fault, and nobody."""
    by = adviser_with(adviser)
    told = looked_through(name, content)
    if told.faults:
        return told
    kept = content(LIMITS.bytes)
    with translation.override("en"), acting(by):
        found = _stream(name, kept)
        meant = _meant(name, found, queries.remembered_columns(sure(by.institution)))
        table = actions.bring_table(name=name, content=kept, found=found, by=by, at=now())
        actions.read_table(brought=table, meant=meant, by=by, at=now())
    _go(table.pk, by)
    with acting(by):
        actions.start_import(brought=table, mine=False, by=by, at=now())
    _go(table.pk, by)
    with acting(by):
        counted = queries.counted_rows(table.pk)
    counts = {"new": counted.made, "known": counted.known, "to decide": counted.alike}
    return Told(counts, (), dry=False)


def _go(table: UUID, by: Actor) -> None:
    while actions.go_on(brought=table, by=by, at=now()):
        pass


def _stream(name: str, content: bytes) -> Stream:
    try:
        return stream(content, LIMITS)
    except Unreadable as trouble:
        raise BadInput(f"{name}: {tables.UNREADABLE[trouble.code]}") from trouble


def _meant(name: str, found: Stream, remembered: Mapping[str, str]) -> dict[str, str]:
    meant = guessed(found.head, remembered, HEADS)
    if not {"given_name", "family_name"} & set(meant.values()):
        raise BadInput(f"{name}:1: {tables.NO_NAME}")
    return meant


def _rows(
    name: str, found: Stream, meant: Mapping[str, str]
) -> Iterator[tuple[int, tuple[Flaw, ...]]]:
    try:
        for number, cells in found.rows:
            pairs = zip(found.head, cells, strict=False)
            row = {meant[head]: cell for head, cell in pairs if meant.get(head)}
            yield number, understood(row, today()).flaws
    except Unreadable as trouble:
        raise BadInput(f"{name}: {tables.UNREADABLE[trouble.code]}") from trouble


def _said(name: str, number: int, flaw: Flaw) -> str:
    return f'{name}:{number}: {tables.FIELDS[flaw.column]}: "{flaw.value}": {flaw.en}'


def adviser_with(address: str) -> Actor:
    """The adviser with this mail address; raises BadInput."""
    by = jobs.adviser_with(address)
    if by is None:
        raise BadInput(f'"{address}" is not the address of an adviser')
    return by
