"""Who takes part: institutions with desks, interpreters and other helpers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.days import access
from nahtlos.days.actions.hall import hall
from nahtlos.days.actions.planning import again
from nahtlos.days.actions.preparing import lay_link, next_number
from nahtlos.days.models import Answered, Day, Desk, Helper, Room
from nahtlos.days.news import DeskAsked
from nahtlos.network.queries import Institution


@transaction.atomic
def ask_desk(
    *, day: Day, institution: Institution, topics: Sequence[str], by: Actor, at: datetime,
    room: Room | None = None,
) -> Desk:  # fmt: skip
    """Ask an institution to come with a desk for these topics."""
    demand(access.may_run(by, day))
    with hall(day.pk, by) as locked:
        desk = Desk.objects.create(
            day=locked,
            region_id=locked.region_id,
            institution=institution,
            number=next_number(locked, Desk),
            topics=list(topics),
            room=room,
            hours=[[locked.opens, locked.closes]],
            asked_at=at,
        )
    publish(DeskAsked(desk.pk, institution.pk))
    return desk


@transaction.atomic
def answer_desk(*, desk: Desk, to: Answered, by: Actor, at: datetime, **fields: Any) -> Desk:
    """Confirm a desk with topics, languages, hours and staff, or decline.

    A desk that opens once the times stand is planned in at once, and the coordinator sees what that brings.
    """
    demand(access.may_answer(by, desk, to))
    with hall(desk.day_id, by) as day:
        fresh = Desk.objects.select_for_update(of=("self",)).select_related("day").get(pk=desk.pk)
        demand(access.may_answer(by, fresh, to))
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.state, fresh.answered_at = to, at
        fresh.save()
        if to is Answered.CONFIRMED:
            again(day, by, at)
    return fresh


@transaction.atomic
def place_desk(*, desk: Desk, room: Room | None, by: Actor) -> Desk:
    """Put a desk into a room."""
    demand(access.may_run(by, desk.day))
    desk.room = room
    desk.save(update_fields=["room"])
    return desk


@transaction.atomic
def ask_helper(*, day: Day, institution: Institution, by: Actor, **fields: Any) -> Helper:
    """Put down an interpreter or another helper; `fields` as in the model. With an e-mail they are asked."""
    demand(access.may_run(by, day))
    with hall(day.pk, by) as locked:
        helper = Helper(
            day=locked,
            region_id=locked.region_id,
            institution=institution,
            number=next_number(locked, Helper),
            **fields,
        )
        lay_link(helper)
        helper.save()
    return helper


@transaction.atomic
def change_helper(*, helper: Helper, by: Actor, **fields: Any) -> Helper:
    """Say whether they come, when, and what they speak. Another e-mail is asked anew."""
    demand(access.may_run(by, helper.day))
    before = helper.email
    for name, value in fields.items():
        setattr(helper, name, value)
    if helper.email != before:
        lay_link(helper)
    helper.save(update_fields=[*fields, "link_digest"])
    return helper


@transaction.atomic
def answer_for_themself(
    *, helper: Helper, to: Answered, by: Actor, at: datetime, **fields: Any
) -> Helper:  # fmt: skip
    """Say by the own link whether one comes, when, and in which languages."""
    demand(access.may_answer_for_themself(helper))
    with hall(helper.day_id, by):
        rows = Helper.objects.select_for_update(of=("self",)).select_related("day")
        fresh = rows.get(pk=helper.pk)
        demand(access.may_answer_for_themself(fresh))
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.state, fresh.answered_at = to, at
        fresh.save()
    return fresh
