"""Meetings, their programme, groups and results."""

from datetime import datetime
from uuid import UUID

from nahtlos.events.models import Event, Group, Item, Result, State


class NoEvent(LookupError):
    """There is no such meeting, or not for the one who asks."""


def event_for(key: UUID) -> Event:
    """One meeting that the actor may see."""
    found = Event.objects.select_related("institution", "region").filter(pk=key).first()
    if found is None:
        raise NoEvent
    return found


def coming(region: UUID, at: datetime) -> list[Event]:
    """Meetings of the region that lie ahead or go on, drafts of the own institution too."""
    rows = Event.objects.select_related("institution").filter(region=region, ends_at__gte=at)
    return list(rows.exclude(state__in=[State.OVER, State.CANCELLED]))


def past(region: UUID, at: datetime, *, most: int = 20) -> list[Event]:
    """What was, the last one first."""
    rows = Event.objects.select_related("institution").filter(region=region)
    return list(rows.filter(state__in=[State.OVER, State.CANCELLED]).order_by("-begins_at")[:most])


def public_events(at: datetime, region: UUID | None = None) -> list[Event]:
    """What everybody may find."""
    rows = Event.objects.public().select_related("institution").filter(ends_at__gte=at)
    return list(rows.filter(region=region) if region else rows)


def in_feed(region: UUID) -> list[Event]:
    """Meetings of the network for a calendar; what was called off says so."""
    rows = Event.objects.select_related("institution").filter(region=region)
    return list(rows.exclude(state=State.DRAFT))


def items_of(event: UUID) -> list[Item]:
    """The programme, in order of time."""
    return list(Item.objects.filter(event=event))


def item_for(key: UUID) -> Item | None:
    """One line of a programme."""
    return Item.objects.select_related("event").filter(pk=key).first()


def groups_of(event: UUID) -> list[Group]:
    """The working groups."""
    return list(Group.objects.filter(event=event))


def group_for(key: UUID) -> Group | None:
    """One working group."""
    return Group.objects.select_related("event").filter(pk=key).first()


def results_of(event: UUID) -> list[Result]:
    """What came of it, the whole first."""
    rows = list(Result.objects.filter(event=event).select_related("group"))
    return sorted(rows, key=lambda one: (one.group is not None, str(one.group or "")))
