"""Links and codes that open a person's own page; only they have them, a digest is kept here."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from nahtlos.core.actor import Actor
from nahtlos.core.clock import uuid7
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import SENT, Consent, HandedBy, Link, Person, Record
from nahtlos.people.queries import token_of

FOR_CONSENT, FOR_THE_WAY = timedelta(days=3), timedelta(days=180)
CODE_DIGITS = 12
"""Digits alone: every keyboard has them, whatever its script, and they are read out on the telephone."""


@dataclass(frozen=True)
class Handed:
    """What is handed over, once; nobody can look it up later."""

    token: str
    code: str
    link: Link


class Answer(StrEnum):
    """What the database says to a birth date."""

    YES = "yes"
    NO = "no"
    LOCKED = "locked"


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_digest(code: str) -> str:
    """What is kept of a code: too short to be safe by itself, so the site's own key goes in."""
    return salted_hmac("nahtlos.people.code", code, algorithm="sha256").hexdigest()


def _born_on_file(person: Person) -> bool:
    return Record.objects.filter(person=person, birth_date__isnull=False).exists()


@transaction.atomic
def make_link(
    *,
    person: Person,
    by: Actor,
    at: datetime,
    consent: Consent | None = None,
    handed_by: HandedBy = HandedBy.SCREEN,
) -> Handed:
    """A new link to the person's own page, or to one question of consent; told only now.

    The one handed over by the same way before ends with it, so that a lost sheet is closed by a new
    one while the link in the telephone stays.
    """
    born = _born_on_file(person)
    demand(access.may_keep(by, person))
    demand(None if consent else access.may_hand_over(birth_date_known=born))
    before = Link.objects.filter(person=person, consent=consent, handed_by=handed_by, ended_at=None)
    before.update(ended_at=at)
    key = uuid7()
    token = token_of(key) if handed_by in SENT else secrets.token_urlsafe(32)
    code = (
        ""
        if consent or handed_by in SENT
        else f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    )
    link = Link.objects.create(
        **of(person),
        id=key,
        token_digest=digest(token),
        code_digest=code_digest(code) if code else None,
        consent=consent,
        handed_by=handed_by,
        asks_birth_date=born,
        made_at=at,
        expires_at=at + (FOR_CONSENT if consent else FOR_THE_WAY),
    )
    return Handed(token, code, link)


@transaction.atomic
def renew_link(*, link: UUID, person: Person, by: Actor, at: datetime) -> datetime:
    """Let a link that is still open hold for the full time from now on; until when."""
    demand(access.may_keep(by, person))
    until = at + FOR_THE_WAY
    open_ones = Link.objects.filter(person=person, consent=None, ended_at=None, locked_at=None)
    renewed = open_ones.filter(pk=link, expires_at__gt=at).update(expires_at=until)
    demand(access.may_renew(still_open=bool(renewed)))
    return until


@transaction.atomic
def end_links(*, person: Person, by: Actor, at: datetime) -> int:
    """End all links of a person at once, also of a closed case; how many there were."""
    demand(access.may_link(by, person))
    return Link.objects.filter(person=person, ended_at=None).update(ended_at=at)


@transaction.atomic
def end_own_links(*, by: Actor, at: datetime) -> int:
    """The person ends all links to the own page, on every device; how many there were."""
    return Link.objects.filter(person=by.person, ended_at=None).update(ended_at=at)


@transaction.atomic
def end_used_link(*, link: Link, at: datetime) -> None:
    """A link that has served its one question opens nothing any more."""
    Link.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at)


def answer_link(*, digest: str, born: date) -> Answer:
    """Whether this is the birth date of the person behind a link or a code.

    Compared and counted inside the wall; a wrong one counts once the transaction is over, so the
    page that asks must not undo it.
    """
    with acting(Actor(link=digest)), connection.cursor() as cursor:
        cursor.execute("select people_link_answer(%s)", [born])
        return Answer(cursor.fetchone()[0])
