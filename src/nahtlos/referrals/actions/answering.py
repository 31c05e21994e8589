"""What the institution that was asked does: take notice, accept, decline, see the person, close."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.network.models import Institution
from nahtlos.referrals import access, queries
from nahtlos.referrals.actions.moving import LINK_HOLDS, locked, move
from nahtlos.referrals.models import Declined, Gap, Referral, Result, State


@dataclass(frozen=True)
class Answered:
    """A refusal: why, and where else; nobody else is a gap, and counted as one."""

    reason: Declined
    instead: Institution | None = None
    words: str = ""


@transaction.atomic
def see(*, referral: Referral, by: Actor, at: datetime) -> Referral:
    """Somebody has taken notice of it."""
    return move(referral, State.SEEN, by=by, at=at)


@transaction.atomic
def accept(
    *, referral: Referral, by: Actor, at: datetime, appointment: datetime | None = None,
    words: str = "",
) -> Referral:  # fmt: skip
    """Take the person on; the sender stays responsible until the first appointment is kept."""
    times = queries.times_for(referral.region_id, referral.topic)
    more = {"token_ends_at": at + LINK_HOLDS} if referral.token_digest else {}
    return move(
        referral, State.ACCEPTED, by=by, at=at, words=words, answered_at=at,
        appointment_at=appointment, reminded_on=None,
        appointment_due_on=timezone.localdate(at) + timedelta(days=times.appointment), **more,
    )  # fmt: skip


@transaction.atomic
def decline(*, referral: Referral, answered: Answered, by: Actor, at: datetime) -> Referral:
    """Do not take the person on, and say where else; that there is nowhere is put down as a gap."""
    instead = answered.instead
    demand(
        unless(
            instead is None
            or (instead.pk != referral.recipient_id and instead.region_id == referral.region_id),
            _("Please name another institution of the region, or say that there is nowhere."),
        )
    )
    found = move(
        referral, State.DECLINED, by=by, at=at, words=answered.words, answered_at=at,
        reason=answered.reason, instead=instead, nowhere=instead is None,
    )  # fmt: skip
    if instead is None:
        Gap.objects.create(
            region_id=found.region_id, topic=found.topic, area_id=found.area_id,
            said_by_id=found.recipient_id, found_on=timezone.localdate(at),
        )  # fmt: skip
    return found


@transaction.atomic
def agree_appointment(
    *, referral: Referral, appointment: datetime, by: Actor, at: datetime
) -> Referral:
    """Name the first appointment, or another one."""
    fresh = locked(referral)
    demand(access.may_move(by, fresh, State.KEPT))
    fresh.appointment_at = appointment
    fresh.save(update_fields=["appointment_at"])
    return fresh


@transaction.atomic
def keep_appointment(*, referral: Referral, by: Actor, at: datetime) -> Referral:
    """The person was there: from now on the recipient holds them."""
    more: dict[str, Any] = {"token_ends_at": at + LINK_HOLDS} if referral.token_digest else {}
    return move(referral, State.KEPT, by=by, at=at, kept_at=at, **more)


@transaction.atomic
def close(
    *, referral: Referral, result: Result, by: Actor, at: datetime, words: str = ""
) -> Referral:
    """Say what came of it; the file closes, and the person is with the sender again."""
    return move(referral, State.CLOSED, by=by, at=at, words=words, result=result)
