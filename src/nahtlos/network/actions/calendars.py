"""Addresses for calendars: of somebody on the staff for their appointments, of the network for its meetings."""

import secrets
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.network import access
from nahtlos.network.models import Account, Region
from nahtlos.network.queries import digest_of


@transaction.atomic
def make_calendar(*, by: Actor, at: datetime) -> str:
    """A new address; returns its token once. An earlier one ends."""
    demand(access.may_have_calendar(by))
    token = secrets.token_urlsafe(32)
    Account.objects.filter(pk=sure(by.account)).update(
        calendar_digest=digest_of(token), calendar_at=at
    )
    return token


@transaction.atomic
def end_calendar(*, by: Actor) -> None:
    """No calendar asks for these appointments any more."""
    demand(access.may_have_calendar(by))
    Account.objects.filter(pk=sure(by.account)).update(calendar_digest="", calendar_at=None)


@transaction.atomic
def renew_feed(*, by: Actor, at: datetime) -> None:
    """The network's calendar gets a new address for a year; the old one ends at once."""
    demand(access.may_renew_feed(by))
    Region.objects.filter(pk=sure(by.region)).update(feed_key=uuid4(), feed_made_at=at)
