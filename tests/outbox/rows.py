"""Rows of the outbox, made the way the program must; and the program carrying them."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, uuid7
from nahtlos.core.wall import acting
from nahtlos.jobs import outbox as jobs
from nahtlos.jobs.post import courier
from nahtlos.network.queries import regions
from nahtlos.outbox.engine import NOBODY_IS_DISTURBED, next_moment
from nahtlos.outbox.models import Choice, Errand, Message, Notice, State
from nahtlos.outbox.queries import token_of
from nahtlos.people.models import Contact, Person
from tests.makers import of, sure


def make_way(person: Person, by: Actor, value: str = "0171 39200 01", **more: Any) -> Contact:
    """A mobile number of the range that is kept for films, at which a message may be left."""
    kind = "email" if "@" in value else "phone"
    fields = {"message_may_be_left": True} | more
    with acting(by):
        return Contact.objects.create(**of(person), kind=kind, value=value, **fields)


def make_message(person: Person, by: Actor, contact: Model | None = None, **more: Any) -> Message:
    """A message that waits."""
    key = uuid7()
    fields: dict[str, Any] = {
        "kind": "words", "channel": "sms", "language": "uk",
        "not_before": timezone.now() - timedelta(minutes=1),
    }  # fmt: skip
    with acting(by):
        return Message.objects.create(
            id=key, **of(person), contact_id=contact.pk if contact else None,
            written_by_id=sure(by.account),
            stop_digest=sha256(token_of(key).encode()).hexdigest(), **(fields | more),
        )  # fmt: skip


def make_choice(person: Person, by: Actor, channel: str = "email", wanted: bool = True) -> Choice:
    """What the person wants."""
    with acting(by):
        return Choice.objects.create(**of(person), channel=channel, wanted=wanted)


def carry_all(region: UUID) -> int:
    """The program carries everything that is due; how much that was."""
    by, due = courier(region), []
    with acting(by):
        for what, table in (("message", Message), ("notice", Notice), ("errand", Errand)):
            rows = table._default_manager.filter(state=State.WAITING, not_before__lte=now())
            due += [(what, key) for key in rows.order_by("written_at").values_list("pk", flat=True)]
    for what, key in due:
        jobs.carry(what=what, key=str(key), region=str(region))
    return len(due)


def carry_everything() -> int:
    """In every region."""
    return sum(carry_all(region.pk) for region in regions())


def loud(at: datetime) -> datetime:
    """The next moment at which messages are sent."""
    found = next_moment(at, NOBODY_IS_DISTURBED, timezone.get_default_timezone(), now=at)
    assert found is not None
    return found
