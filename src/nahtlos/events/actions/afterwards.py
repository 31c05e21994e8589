"""After the meeting: results, the mail to those who want it, and the nights."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.events import access
from nahtlos.events.actions.hall import hall, tell
from nahtlos.events.actions.preparing import turn
from nahtlos.events.models import (
    SEATED,
    SHOWN,
    Card,
    Event,
    Group,
    Guest,
    Pass,
    Result,
    Said,
    Share,
    Stand,
    State,
)
from nahtlos.events.queries.guests import over_since, places_of, to_remind


@transaction.atomic
def write_result(*, event: Event, group: UUID | None, text: str, by: Actor, at: datetime) -> None:
    """What came of it, for the whole meeting or one group; empty takes it out."""
    demand(access.may_run(by, event))
    if not text:
        Result.objects.filter(event=event, group=group).delete()
        return
    there = Group.objects.get(pk=group) if group else None
    Result.objects.update_or_create(
        event=event, group=there,
        defaults={"region_id": event.region_id, "text": text, "written_at": at},
    )  # fmt: skip


@transaction.atomic
def send_results(*, event: Event, by: Actor, at: datetime) -> int:
    """Tell those who came and want to know; pressed twice, nobody is told twice. How many."""
    demand(access.may_tell_results(by, event))
    with hall(event, by) as locked:
        if locked.told_at is not None:
            return 0
        locked.told_at = at
        locked.save(update_fields=["told_at"])
        guests = list(Guest.objects.filter(event=locked, stand=Stand.HERE, wants_results=True))
        for guest in guests:
            tell(guest, "results")
    return len(guests)


@transaction.atomic
def remind_due(*, by: Actor, at: datetime) -> int:
    """Two days before, each once; `by` is the usher."""
    with acting(by):
        due = to_remind(sure(by.region), at)
        for guest in due:
            Guest.objects.filter(pk=guest.pk).update(reminded_at=at)
            tell(guest, "soon")
    return len(due)


@transaction.atomic
def end_events(*, by: Actor, at: datetime) -> int:
    """Meetings that lie behind are over; `by` is the usher."""
    with acting(by):
        rows = list(Event.objects.filter(region=sure(by.region), state__in=SHOWN, ends_at__lt=at))
        for event in rows:
            turn(event=event, to=State.OVER, by=by, at=at)
    return len(rows)


@transaction.atomic
def forget_guests(*, by: Actor, at: datetime, months: int) -> int:
    """Names, ways to reach, links, who gave what to whom and what was said go; numbers stay.

    `by` is the eraser, `months` what the region decided for the class `guests`.
    """
    with acting(by):
        due = over_since(sure(by.region), at - timedelta(days=30 * months))
        for event in due:
            guests = Guest.objects.filter(event=event)
            came = Card.objects.filter(guest__in=guests.filter(stand__in=SEATED))
            named = list(came.values_list("affiliation", flat=True))
            Event.objects.filter(pk=event.pk).update(cleared_at=at, came_from=places_of(named))
            for table in (Said, Share, Pass, Card):
                table._default_manager.filter(event=event).delete()
            guests.update(once=None)
    return len(due)
