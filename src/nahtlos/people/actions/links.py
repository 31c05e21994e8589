"""Links sent to a person's telephone: a token that only they have, kept here as a digest."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.actions.rows import of
from nahtlos.people.models import Consent, Link, Person

FOR_CONSENT, FOR_THE_WAY = timedelta(days=3), timedelta(days=7)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_link(*, person: Person, by: Actor, at: datetime, consent: Consent | None = None) -> str:
    """A new link to the person's own page, or to one question of consent; returns its token once.

    Earlier links of the same kind end, so that only the newest one opens anything.
    """
    demand(access.may_keep(by, person))
    Link.objects.filter(person=person, consent=consent, ended_at=None).update(ended_at=at)
    token = secrets.token_urlsafe(32)
    Link.objects.create(
        **of(person),
        token_digest=digest(token),
        consent=consent,
        made_at=at,
        expires_at=at + (FOR_CONSENT if consent else FOR_THE_WAY),
    )
    return token


@transaction.atomic
def end_links(*, person: Person, by: Actor, at: datetime) -> int:
    """End all links of a person at once; how many there were."""
    demand(access.may_keep(by, person))
    return Link.objects.filter(person=person, ended_at=None).update(ended_at=at)


@transaction.atomic
def end_used_link(*, link: Link, at: datetime) -> None:
    """A link that has served its one question opens nothing any more."""
    Link.objects.filter(pk=link.pk, ended_at=None).update(ended_at=at)
