"""Import the rows that are ready, part by part: each part whole or not at all, and never twice."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting, wait_for_turn
from nahtlos.people import access
from nahtlos.people.actions.imports.making import make_many
from nahtlos.people.actions.imports.reading import look_through, wanted
from nahtlos.people.actions.imports.rows import State, because, hand_on, locked, moved
from nahtlos.people.actions.imports.undoing import undo_part
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Arrival, Import, ImportFile, ImportRow, Person
from nahtlos.people.queries.alike import Wanted, known_days, known_keys

CHUNK = 500
R = ImportRow.State


@transaction.atomic
def start_import(*, brought: Import, mine: bool, by: Actor, at: datetime) -> None:
    """Have every row imported that is ready; `mine` makes the actor the adviser of whoever is new.

    Also takes up what was stopped, and imports what was decided later.
    """
    brought = locked(brought.pk)
    demand(access.may_run_import(by, brought))
    brought.mine, brought.sample = mine, []
    moved(brought, State.RUNNING, at)
    hand_on(brought, by)


@transaction.atomic
def stop_import(*, brought: Import, by: Actor, at: datetime) -> None:
    """Stop after the part that is being imported; what was imported stays."""
    brought = locked(brought.pk)
    demand(access.may_stop_import(by, brought))
    moved(brought, State.STOPPED, at)


def go_on(*, brought: UUID, by: Actor, at: datetime) -> bool:
    """Do the next part of what this table waits for; whether there is more to do.

    May be called any number of times, also after it was killed in the middle.
    """
    with acting(by):
        found = Import.objects.filter(pk=brought).first()
    if found is None:
        return False
    if found.state == State.READING:
        look_through(brought=brought, by=by, at=at)
        return False
    return _import_part(brought, by, at) or undo_part(brought=brought, by=by, at=at)


def _import_part(brought: UUID, by: Actor, at: datetime) -> bool:
    with acting(because(brought, by)) as writer:
        # Two tables of one institution never make the same person beside each other.
        wait_for_turn(f"import {by.institution}")
        found = locked(brought)
        if found.state != State.RUNNING:
            return False
        demand(access.may_make(writer))
        ready = ImportRow.objects.filter(brought=found, state=R.READY)
        rows = list(ready.order_by("number")[:CHUNK])
        if rows:
            _import(found, rows, writer, at)
            moved(found, State.RUNNING, at)
        else:
            ImportFile.objects.filter(brought=found).delete()
            moved(found, State.DONE, at)
        return bool(rows)


def _import(brought: Import, rows: Sequence[ImportRow], by: Actor, at: datetime) -> None:
    known = _known_by_now(brought, rows)
    new = [row for row in rows if row.pk not in known and row.same is None]
    persons = make_many(brought, new, by, at)
    arrivals = [
        _arrival(brought, row, person, at, made=True)
        for row, person in zip(new, persons, strict=True)
    ]
    same = [row for row in rows if row.pk not in known and row.same is not None]
    Arrival.objects.bulk_create([*arrivals, *_same(brought, same, at)])
    _empty(known, R.KNOWN)
    _empty([row.pk for row in (*new, *same)], R.DONE)


def _empty(rows: Sequence[UUID], state: ImportRow.State) -> None:
    """What stood in a row that is done with is not needed any more."""
    ImportRow.objects.filter(pk__in=rows).update(state=state, cells=[], values={}, same=None)


def _known_by_now(brought: Import, rows: Sequence[ImportRow]) -> list[UUID]:
    """Rows whose person came meanwhile: by the same number, or by name and day without one."""
    asked: dict[UUID, Wanted] = {row.pk: wanted(row.values) for row in rows}
    keys = known_keys(brought.institution_id, (one.key for one in asked.values()))
    days = known_days(brought.institution_id, asked.values())
    decided = {row.pk for row in rows if row.alike}
    return [
        pk
        for pk, one in asked.items()
        if one.key in keys
        or (not one.key and pk not in decided and one.born and (one.sort_key, one.born) in days)
    ]


def _same(brought: Import, rows: Sequence[ImportRow], at: datetime) -> list[Arrival]:
    """The persons whom somebody recognised; their files stay as they are, the number is kept."""
    persons = Person.objects.in_bulk([row.same for row in rows])
    return [
        _arrival(brought, row, persons[row.same], at, made=False)
        for row in rows
        if row.same in persons
    ]


def _arrival(
    brought: Import, row: ImportRow, person: Person, at: datetime, *, made: bool
) -> Arrival:
    return Arrival(
        **of(person),
        brought=brought,
        number=row.number,
        external_key=row.values.get("external_key", ""),
        made=made,
        arrived_at=at,
    )
