"""Meetings: a line each; and when the two meet next."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.mentoring import access
from nahtlos.mentoring.actions.moving import locked, move
from nahtlos.mentoring.models import Meeting, Pair, State
from nahtlos.network.actions.once import only_once

THERE = _("This day is written down already.")


@transaction.atomic
def log_meeting(
    *, pair: Pair, side: str, held_on: date, minutes: int, how: str, by: Actor, at: datetime
) -> Meeting:
    """Write a meeting down. Whoever had fallen silent meets again with it."""
    fresh = locked(pair)
    demand(access.may_log(by, fresh, side, held_on=held_on, at=at))
    with only_once(THERE):
        meeting = Meeting.objects.create(
            person_id=fresh.person_id, region_id=fresh.region_id,
            institution_id=fresh.institution_id, pair=fresh, held_on=held_on, minutes=minutes,
            how=how, side=side, logged_at=at, logged_by_id=by.account,
        )  # fmt: skip
    fresh.last_met_on = max(held_on, fresh.last_met_on or held_on)
    over = fresh.next_at is not None and fresh.next_at <= at
    if over:
        fresh.next_at = None
    if fresh.state == State.SILENT:
        awake(fresh, side, "last_met_on", "next_at", by=by, at=at)
    else:
        fresh.save(update_fields=["last_met_on", "next_at"])
    return meeting


@transaction.atomic
def strike_meeting(*, pair: Pair, meeting: Meeting, side: str, by: Actor) -> None:
    """Take out what was written by mistake: whoever wrote it."""
    fresh = locked(pair)
    if side not in access.sides(by, fresh) or meeting.side != side or meeting.pair_id != fresh.pk:
        raise Refused(Refusal(_("Only whoever wrote it takes it out.")))
    Meeting.objects.filter(pk=meeting.pk).delete()
    fresh.last_met_on = Meeting.objects.filter(pair=fresh).values_list("held_on", flat=True).first()
    fresh.save(update_fields=["last_met_on"])


@transaction.atomic
def set_next(*, pair: Pair, next_at: datetime | None, by: Actor, at: datetime) -> Pair:
    """Say when the two meet next, or that nothing is agreed; both see it."""
    fresh = locked(pair)
    demand(access.may_set_next(by, fresh, next_at, at))
    fresh.next_at = next_at
    fresh.save(update_fields=["next_at"])
    return fresh


def awake(pair: Pair, side: str, *fields: str, by: Actor, at: datetime) -> Pair:
    """A silent pair meets again: what was asked is settled."""
    pair.asked_on = pair.told_on = None
    return move(
        pair, State.ACTIVE, side or "programme", "asked_on", "told_on", *fields, by=by, at=at
    )
