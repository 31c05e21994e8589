"""Making a meeting ready: facts, programme, groups, and how far it is."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import Refusal, demand, unless
from nahtlos.events import access
from nahtlos.events.actions.hall import hall, move_on, tell
from nahtlos.events.models import JOINED, Event, Group, Guest, Item, Stand, State
from nahtlos.network.actions.once import only_once

TOLD = ("begins_at", "ends_at", "place", "street")
"""Whoever has signed up is told when one of these changes."""


@transaction.atomic
def make_event(*, by: Actor, at: datetime, **fields: Any) -> Event:
    """A meeting that the actor's institution organises; nobody sees it yet."""
    demand(access.may_organise(by))
    return Event.objects.create(
        region_id=sure(by.region), institution_id=sure(by.institution), made_at=at,
        made_by_id=sure(by.account), **fields,
    )  # fmt: skip


@transaction.atomic
def change_event(*, event: Event, by: Actor, at: datetime, **fields: Any) -> Event:
    """Say something else about it; guests are told of another time or place, and seats are filled."""
    demand(access.may_change(by, event))
    with hall(event, by) as locked:
        demand(access.may_change(by, locked))
        demand(_seats_enough(fields, locked))
        shown = locked.state != State.DRAFT
        differs = shown and any(getattr(locked, one) != fields.get(one) for one in TOLD)
        Event.objects.filter(pk=event.pk).update(**fields, changed_at=at)
        if differs:
            for guest in Guest.objects.filter(event=locked, stand__in=[*JOINED, Stand.INVITED]):
                tell(guest, "moved")
        if shown:
            move_on(locked)
        return Event.objects.get(pk=event.pk)


def _seats_enough(fields: Mapping[str, Any], of: Event | Group) -> Refusal | None:
    return unless(
        fields.get("seats", of.seats) >= of.held,
        _("More guests have a seat already. Please write at least as many."),
    )


@transaction.atomic
def turn(*, event: Event, to: State, by: Actor, at: datetime) -> Event:
    """Open it, close it, call it off, end it; whoever is invited or has signed up learns of a no."""
    demand(access.may_turn(by, event, to))
    with hall(event, by) as locked:
        demand(access.may_turn(by, locked, to))
        locked.state, locked.changed_at = to, at
        locked.save(update_fields=["state", "changed_at"])
        guests = Guest.objects.filter(event=locked)
        if to is State.CANCELLED:
            for guest in guests.filter(stand__in=[*JOINED, Stand.INVITED]):
                tell(guest, "cancelled")
        if to is State.OPEN and event.state == State.DRAFT:
            for guest in guests.filter(stand=Stand.INVITED):
                tell(guest, "invited")
    return locked


@transaction.atomic
def add_item(*, event: Event, by: Actor, **fields: Any) -> Item:
    """One more line of the programme."""
    demand(access.may_change(by, event))
    demand(_in_order(fields))
    return Item.objects.create(region_id=event.region_id, event=event, **fields)


def _in_order(fields: Mapping[str, Any]) -> Refusal | None:
    begins, ends = fields["begins"], fields["ends"]
    return unless(
        isinstance(begins, time) and isinstance(ends, time) and begins < ends,
        _("The end has to be after the beginning."),
    )


@transaction.atomic
def remove_item(*, item: Item, by: Actor) -> None:
    """Take a line out."""
    demand(access.may_change(by, item.event))
    item.delete()


@transaction.atomic
def add_group(*, event: Event, by: Actor, **fields: Any) -> Group:
    """One more working group."""
    demand(access.may_change(by, event))
    with only_once(_("There is a group with this title already.")):
        return Group.objects.create(region_id=event.region_id, event=event, **fields)


@transaction.atomic
def change_group(*, group: Group, by: Actor, **fields: Any) -> Group:
    """Say something else about a group; nobody loses a seat by it."""
    demand(access.may_change(by, group.event))
    with hall(group.event, by), only_once(_("There is a group with this title already.")):
        demand(_seats_enough(fields, Group.objects.get(pk=group.pk)))
        Group.objects.filter(pk=group.pk).update(**fields)
        return Group.objects.get(pk=group.pk)


@transaction.atomic
def remove_group(*, group: Group, by: Actor) -> None:
    """Take out a group that nobody has chosen."""
    demand(access.may_change(by, group.event))
    demand(
        unless(
            not Guest.objects.filter(group=group).exists(),
            _("Guests have chosen this group. Please move them first."),
        )
    )
    group.delete()
