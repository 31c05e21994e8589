"""Messages are written in the transaction of what they tell of; a job carries them later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import uuid7
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.outbox import access, queries
from nahtlos.outbox.engine import next_moment
from nahtlos.outbox.models import Channel, Errand, Fault, Message, Notice, State
from nahtlos.outbox.news import Written
from nahtlos.outbox.wording import KINDS
from nahtlos.people.models import Link, Person
from nahtlos.people.wording import language_for


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a message is to say: its kind, what is filled in, what it tells of, and when it is wished."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    about: UUID | None = None
    wanted: datetime | None = None
    useless_after: datetime | None = None


@transaction.atomic
def write(
    *,
    person: Person,
    note: Note,
    by: Actor,
    at: datetime,
    way: queries.Way | None = None,
    link: Link | None = None,
) -> Message | None:
    """Have a message sent to the person; None where no way to them stands open or the hour is past.

    With `way` somebody has chosen by which one, and is refused where it is not open; without, the
    person's preferred one is taken.
    """
    demand(access.may_write(by, person))
    if way is not None:
        demand(access.may_write_to(known=True, wanted=way.wanted))
    way = way or queries.way_to(person.pk)
    due = _due(person.region_id, note, at)
    if way is None or due is None:
        return None
    key = uuid7()
    kept = Message.objects.create(
        id=key,
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        channel=way.channel,
        contact_id=way.contact,
        kind=note.kind,
        values=dict(note.values),
        about=note.about,
        link=link,
        language=language_for(person.preferred_language),
        stop_digest=sha256(queries.token_of(key).encode()).hexdigest(),
        written_at=at,
        written_by_id=sure(by.account),
        not_before=due,
        useless_after=note.useless_after,
    )
    publish(Written("message", kept.pk, kept.region_id, due))
    return kept


def _due(region: UUID, note: Note, at: datetime) -> datetime | None:
    if KINDS[note.kind].at_once:
        return at
    zone, hours = timezone.get_default_timezone(), queries.hours_of(region)
    return next_moment(note.wanted or at, hours, zone, now=at, last=note.useless_after)


@transaction.atomic
def call_off(*, about: UUID) -> int:
    """Hold back what still waits and tells of `about`, as far as the actor may; how many that were."""
    held = {"state": State.STOPPED, "fault": Fault.CALLED_BACK}
    errands = Errand.objects.filter(about=about, state=State.WAITING).update(**held, address="")
    return errands + Message.objects.filter(about=about, state=State.WAITING).update(**held)


@dataclass(frozen=True, kw_only=True)
class To:
    """Somebody without a file: what they gave to be reached by, their language, who looks after them."""

    region: UUID
    institution: UUID
    language: str
    telephone: str = ""
    email: str = ""


@transaction.atomic
def send_errand(*, to: To, note: Note, by: Actor, at: datetime) -> Errand | None:
    """Have a message sent to somebody without a file; None where they gave nothing, or it is too late."""
    demand(access.may_send_errands(by))
    way = queries.way_for(to.telephone, to.email)
    due = _due(to.region, note, at)
    if way is None or due is None:
        return None
    channel, address = way
    kept = Errand.objects.create(
        region_id=to.region, institution_id=to.institution, address=address, channel=channel,
        kind=note.kind, values=dict(note.values), about=note.about,
        language=language_for(to.language), written_at=at, not_before=due,
        useless_after=note.useless_after,
    )  # fmt: skip
    publish(Written("errand", kept.pk, to.region, due))
    return kept


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail to an institution or somebody who works there.

    In `text` stands `LINK` where the address of a page belongs. `opens` is that page's path, or with
    `of` the sort of link (`answer`, `join`) that is made from this key when the mail goes out.
    `calendar` is a date as iCalendar, sent along as a file.
    """

    to: str
    subject: str
    text: str
    opens: str
    of: UUID | None = None
    institution: UUID | None = None
    calendar: str = ""


LINK = "[[link]]"


@transaction.atomic
def notify(*, mail: Mail, once: str, region: UUID, by: Actor, at: datetime) -> Notice | None:
    """Have a mail sent to an institution or its staff; None where this reason (`once`) was told before."""
    demand(access.may_notify(by))
    of = str(mail.of) if mail.of else ""
    values = {"subject": mail.subject, "text": mail.text, "opens": mail.opens, "of": of}
    if mail.calendar:
        values["calendar"] = mail.calendar
    kept, is_new = Notice.objects.get_or_create(
        once=once,
        defaults={
            "region_id": region, "institution_id": mail.institution, "address": mail.to,
            "kind": "mail", "channel": Channel.EMAIL, "values": values, "written_at": at,
            "not_before": at,
        },
    )  # fmt: skip
    if not is_new:
        return None
    publish(Written("notice", kept.pk, region, at))
    return kept
