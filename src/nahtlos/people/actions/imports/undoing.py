"""Undo a whole import: whoever it made goes again, unless somebody has worked with them since."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from nahtlos.core.actor import Actor
from nahtlos.core.models import Change
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.people import access
from nahtlos.people.actions.imports.rows import State, because, hand_on, locked, moved
from nahtlos.people.models import Arrival, Import, ImportFile, ImportRow, Link, Login

CHUNK = 500


@transaction.atomic
def undo_import(*, brought: Import, by: Actor, at: datetime) -> None:
    """Have everybody taken out whom this table made and nobody has worked with."""
    brought = locked(brought.pk)
    demand(access.may_undo_import(by, brought))
    moved(brought, State.UNDOING, at)
    hand_on(brought, by)


def undo_part(*, brought: UUID, by: Actor, at: datetime) -> bool:
    """Undo the next part; whether there is more to undo."""
    with acting(because(brought, by)) as writer:
        found = locked(brought)
        if found.state != State.UNDOING or access.may_import(writer):
            return False
        made = Arrival.objects.filter(brought=found, made=True, stays=False)
        persons = list(made.values_list("person", flat=True)[:CHUNK])
        if persons:
            touched = worked_with(found.pk, persons)
            made.filter(person__in=touched).update(stays=True)
            _take_out([person for person in persons if person not in touched])
        else:
            _forget(found, at)
        return bool(persons)


def worked_with(brought: UUID, persons: Iterable[UUID]) -> set[UUID]:
    """The persons in whose files something was written by anything but this import.

    The book of changes knows, whichever room wrote; sign-ins and links stand in it without names.
    """
    asked = list(persons)
    changed = Change.objects.filter(person_id__in=asked).exclude(why=f"import {brought}")
    found = {row for row in changed.values_list("person_id", flat=True) if row}
    for model in (Link, Login):
        found |= set(model.objects.filter(person__in=asked).values_list("person", flat=True))
    return found


def _take_out(persons: list[UUID]) -> None:
    """Every row of these files goes with its person (bound in SQL); the book keeps that they went."""
    with connection.cursor() as cursor:
        cursor.execute("delete from people_person where id = any(%s)", [persons])


def _forget(brought: Import, at: datetime) -> None:
    Arrival.objects.filter(brought=brought, made=False).delete()
    ImportFile.objects.filter(brought=brought).delete()
    ImportRow.objects.filter(brought=brought).delete()
    moved(brought, State.UNDONE, at)
