"""One thing done with many persons at once: all of it or nothing, by the verbs for one person.

Upper rooms bring things of their own: a verb for one person, and another that takes it back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refused, demand
from nahtlos.people import access
from nahtlos.people.actions.persons import accompany, close_case, reopen_case
from nahtlos.people.models import Bulk, BulkRow, Person

Verb = Callable[[Person], tuple[str, str]]
"""Does it with one person; how it stood before, and what was made of it. May raise Refused."""
Back = Callable[[Person, BulkRow], bool]
"""Takes it back for one person; False where somebody has changed it since. May raise Refused."""


@dataclass(frozen=True)
class Done:
    """What came of it: with how many it was done, and with how many it was refused."""

    bulk: Bulk
    number: int
    refused: int


@dataclass(frozen=True)
class Undone:
    """What was restored, and who was left as they are because something has changed since."""

    number: int
    left: tuple[Person, ...]


def _locked(keys: Iterable[UUID]) -> list[Person]:
    rows = Person.objects.filter(pk__in=list(keys)).select_for_update(of=("self",))
    return list(rows.order_by("sort_key", "id"))


@transaction.atomic
def do_with_many(
    *, kind: Bulk.Kind, persons: Iterable[UUID], verb: Verb, turn: UUID, by: Actor, at: datetime
) -> Done:
    """Do it with each; whom the verb refuses is told of, a fault in the middle undoes all of it.

    `turn` is the key under which it is kept: pressed twice, it is done once.
    """
    rows = _locked(persons)
    demand(access.may_bulk(by, len(rows)))
    bulk = Bulk.objects.create(
        pk=turn,
        region_id=sure(by.region),
        institution_id=sure(by.institution),
        kind=kind,
        done_by_id=sure(by.account),
        done_at=at,
    )
    made = [_done(bulk, person, verb) for person in rows]
    BulkRow.objects.bulk_create(made)
    refused = sum(bool(one.refused) for one in made)
    return Done(bulk, len(made) - refused, refused)


def _done(bulk: Bulk, person: Person, verb: Verb) -> BulkRow:
    row = BulkRow(
        bulk=bulk,
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
    )
    try:
        row.before, row.after = verb(person)
    except Refused as error:
        row.refused = str(error.refusal)[:200]
    return row


@transaction.atomic
def take_back(*, bulk: Bulk, back: Back, by: Actor, at: datetime) -> Undone:
    """Restore everybody who is as the action left them, and say who is not."""
    fresh = Bulk.objects.select_for_update().get(pk=bulk.pk)
    demand(access.may_undo_bulk(by, fresh, at))
    rows = {one.person_id: one for one in BulkRow.objects.filter(bulk=fresh, refused="")}
    left = []
    for person in _locked(rows):
        row = rows[person.pk]
        try:
            row.restored = back(person, row)
        except Refused:
            row.restored = False
        if not row.restored:
            left.append(person)
    kept = BulkRow.objects.filter(pk__in=[row.pk for row in rows.values()])
    kept.update(restored=True)
    kept.filter(person__in=left).update(restored=False)
    fresh.undone_at, fresh.undone_by_id = at, by.account
    fresh.save(update_fields=["undone_at", "undone_by"])
    return Undone(len(rows) - len(left), tuple(left))


@transaction.atomic
def hand_over_many(
    *, persons: Iterable[UUID], adviser: UUID, turn: UUID, by: Actor, at: datetime
) -> Done:
    """Let a colleague accompany all of them from now on."""
    demand(access.may_receive(by, adviser))

    def verb(person: Person) -> tuple[str, str]:
        before = str(person.adviser_id or "")
        accompany(person=person, adviser=adviser, by=by)
        return before, str(adviser)

    return do_with_many(
        kind=Bulk.Kind.HAND_OVER, persons=persons, verb=verb, turn=turn, by=by, at=at
    )


@transaction.atomic
def close_many(
    *, persons: Iterable[UUID], reason: str, turn: UUID, by: Actor, at: datetime
) -> Done:
    """Close all of their cases with one reason."""

    def verb(person: Person) -> tuple[str, str]:
        close_case(person=person, reason=reason, by=by, at=at)
        return "", at.isoformat()

    return do_with_many(kind=Bulk.Kind.CLOSE, persons=persons, verb=verb, turn=turn, by=by, at=at)


def undo_many(*, bulk: Bulk, by: Actor, at: datetime) -> Undone:
    """Take back what this room did at once."""

    def handed(person: Person, row: BulkRow) -> bool:
        if str(person.adviser_id) != row.after:
            return False
        accompany(person=person, adviser=UUID(row.before) if row.before else None, by=by)
        return True

    def closed(person: Person, row: BulkRow) -> bool:
        if person.closed_at != datetime.fromisoformat(row.after):
            return False
        reopen_case(person=person, by=by)
        return True

    back = {Bulk.Kind.HAND_OVER: handed, Bulk.Kind.CLOSE: closed}[Bulk.Kind(bulk.kind)]
    return take_back(bulk=bulk, back=back, by=by, at=at)
