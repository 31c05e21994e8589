"""Notes of conversations: written, struck out, never rewritten."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Note, Person


@transaction.atomic
def write_note(*, person: Person, text: str, by: Actor, at: datetime) -> Note:
    """Put down what was said and agreed, at most 500 characters."""
    demand(access.may_keep(by, person))
    return Note.objects.create(
        **of(person), text=text, written_by_id=sure(by.account), written_at=at
    )


@transaction.atomic
def strike_out(*, person: Person, note: UUID, by: Actor, at: datetime) -> None:
    """Mark a note as wrong; it stays readable, struck out."""
    demand(access.may_keep(by, person))
    Note.objects.filter(person=person, pk=note, struck_out_at=None).update(struck_out_at=at)


@transaction.atomic
def restore_note(*, person: Person, note: UUID, by: Actor) -> None:
    """Undo the striking out."""
    demand(access.may_keep(by, person))
    Note.objects.filter(person=person, pk=note).update(struck_out_at=None)
