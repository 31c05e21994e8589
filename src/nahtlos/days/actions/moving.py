"""A visitor takes another time; nobody else is moved by it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand, unless
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days import access
from nahtlos.days.actions.hall import hall, take_away
from nahtlos.days.models import Day, Meeting, Running, Visitor
from nahtlos.days.news import TimeFreed, VisitorMoved
from nahtlos.days.queries.hall import hall_of
from nahtlos.days.queries.live import late_of
from nahtlos.days.translate.moving import Other, others

STAYS = _("You have no other time on this day. Please call us.")
GONE = _("This time is taken now. Please choose another one.")


@transaction.atomic
def other_times(*, meeting: Meeting, by: Actor, at: datetime) -> tuple[Other, ...]:
    """What is free instead: the program looks, for whoever may not see the others. Writes nothing."""
    with hall(meeting.day_id, by) as day:
        return others(hall_of(day), meeting.number, meeting.topic, now=max(0, day.minute(at)))


@contextmanager
def _own_talk(meeting: Meeting, visitor: Visitor, by: Actor) -> Iterator[tuple[Day, Meeting]]:
    """The day, locked, and a talk of this visitor as it stands, which is still to begin."""
    demand(unless(meeting.visitor_id == visitor.pk, GONE))
    with hall(meeting.day_id, by) as day:
        fresh = Meeting.objects.select_for_update(of=("self",)).filter(pk=meeting.pk).first()
        if fresh is None or fresh.state != Running.PLANNED:
            raise Refused(Refusal(GONE))
        yield day, fresh


@transaction.atomic
def take_time(
    *, meeting: Meeting, visitor: Visitor, key: str, by: Actor, at: datetime, themself: bool
) -> Meeting:
    """Take another time, if it is still free."""
    demand(access.may_change_visit(by, visitor, themself=themself))
    with _own_talk(meeting, visitor, by) as (day, fresh):
        there = hall_of(day)
        free = others(there, fresh.number, fresh.topic, now=max(0, day.minute(at)))
        chosen = next((one for one in free if one.key == key), None)
        if chosen is None:
            raise Refused(Refusal(GONE))
        desk = next(one for one in there.desks if one.number == chosen.desk)
        helper = next((one for one in there.helpers if one.number == chosen.interpreter), None)
        fresh.during, fresh.desk, fresh.interpreter = (chosen.start, chosen.end), desk, helper
        fresh.institution_id = desk.institution_id
        fresh.save(update_fields=["during", "desk", "interpreter", "institution"])
        Visitor.objects.filter(pk=fresh.visitor_id).update(moved_at=at)
        publish(VisitorMoved(fresh.visitor_id, day.pk, day.region_id))
        publish(TimeFreed(day.pk, day.region_id))
    return fresh


@transaction.atomic
def wait_for_time(
    *, meeting: Meeting, visitor: Visitor, by: Actor, at: datetime, themself: bool
) -> None:
    """Give this time up, keep the place, and wait for another time; somebody else may have this one."""
    demand(access.may_change_visit(by, visitor, themself=themself))
    with _own_talk(meeting, visitor, by) as (day, fresh):
        one = Visitor.objects.get(pk=visitor.pk)
        one.hours = _without(one.hours, fresh.start, fresh.end)
        demand(unless(one.hours, STAYS))
        one.moved_at = at
        one.save(update_fields=["hours", "moved_at"])
        take_away(Meeting.objects.filter(pk=fresh.pk))
        publish(TimeFreed(day.pk, day.region_id))


def _without(hours: Iterable[Sequence[int]], start: int, end: int) -> list[list[int]]:
    """The windows without this time."""
    parts = (
        (a, b)
        for left, right in hours
        for a, b in ((left, min(right, start)), (max(left, end), right))
    )
    return [[a, b] for a, b in parts if a < b]


def expected_now(*, day: Day, number: int, by: Actor, at: datetime) -> dict[UUID, str]:
    """When a visitor's talks are to be expected, as delays have spread, by meeting; only those that
    are late. The program looks, for whoever may not see the others. Writes nothing.
    """
    with acting(replace(by, role=Usher, person=None, link="", region=day.region_id)):
        return late_of(day, number, at)
