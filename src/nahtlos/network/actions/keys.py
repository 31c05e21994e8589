"""Keys of an institution's own system: made, taken once, used, ended."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.network import access
from nahtlos.network.models import Membership, SystemKey

PREFIX, HINT = "nahtlos_", 4
NOTED_EVERY = timedelta(minutes=1)


def key_digest(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(f"system key {token}".encode()).hexdigest()


@transaction.atomic
def make_key(
    *, membership: Membership, name: str, begins: datetime, ends: datetime, by: Actor, at: datetime
) -> SystemKey:
    """Let a program act as this membership, once whoever it is has taken the key."""
    demand(access.may_make_key(by, membership))
    demand(access.may_last_until(at, begins, ends))
    return SystemKey.objects.create(
        region_id=membership.region_id,
        institution_id=membership.institution_id,
        membership=membership,
        account_id=membership.account_id,
        name=name,
        made_at=at,
        made_by_id=sure(by.account),
        valid_from=begins,
        valid_until=ends,
    )


@transaction.atomic
def take_key(*, key: SystemKey, by: Actor, at: datetime) -> str:
    """The key itself, told only now; nobody can look it up later."""
    demand(access.may_take_key(by, key))
    fresh = SystemKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    demand(access.may_take_key(by, fresh))
    token = PREFIX + secrets.token_urlsafe(32)
    fresh.token_digest, fresh.taken_at = key_digest(token), at
    fresh.hint = token[: len(PREFIX) + HINT]
    fresh.save(update_fields=["token_digest", "taken_at", "hint"])
    return token


@transaction.atomic
def end_key(*, key: SystemKey, by: Actor, at: datetime) -> None:
    """From now on the key opens nothing."""
    demand(access.may_end_key(by, key))
    fresh = SystemKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    demand(access.may_end_key(by, fresh))
    fresh.ended_at, fresh.ended_by_id = at, by.account
    fresh.save(update_fields=["ended_at", "ended_by"])


def note_use(*, key: SystemKey, at: datetime) -> None:
    """Note that the key was used, at most once a minute."""
    if key.last_used_at is None or at - key.last_used_at >= NOTED_EVERY:
        SystemKey.objects.filter(pk=key.pk).update(last_used_at=at)
