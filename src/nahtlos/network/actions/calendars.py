"""The address under which the calendar of somebody on the staff asks for their appointments."""

import secrets
from datetime import datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.network import access
from nahtlos.network.models import Account
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
