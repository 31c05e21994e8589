"""Two files that become one: of two introductions for one opening, the one that has come further stays."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.introductions.actions.moving import move
from nahtlos.introductions.models import Because, Introduction, Meeting, Slot, State

FAR = (
    State.WISHED, State.PROPOSED, State.CHASED, State.SHOWN, State.LATER, State.INVITED,
    State.TRIAL,
)  # fmt: skip
"""From the first step to the last."""


@transaction.atomic
def make_one(*, person: UUID, merged: UUID, by: Actor, at: datetime) -> None:
    """Before two files are joined, end what would stand twice; of two that came as far, the younger."""
    rows = Introduction.objects.open().filter(person__in=(person, merged))
    locked = rows.select_for_update(of=("self",)).order_by("opening", "id")
    for _opening, twice in groupby(locked, key=lambda one: one.opening_id):
        # Sorting keeps the order of what is alike, and keys grow with time.
        stays, *others = sorted(twice, key=lambda one: -FAR.index(State(one.state)))
        for other in others:
            _hand_on_seat(other, stays)
            move(other, State.WITHDRAWN, by=by, at=at, because=Because.MISTAKE)
    _sit_once(person, merged)


def _hand_on_seat(other: Introduction, stays: Introduction) -> None:
    """Minutes that were planned for the one that ends are those of the other, if it has none."""
    seat = Meeting.objects.filter(introduction=other).first()
    if seat is None or Meeting.objects.filter(introduction=stays).exists():
        return
    seat.delete()
    Meeting.objects.create(
        person_id=stays.person_id, region_id=stays.region_id, institution_id=stays.institution_id,
        day_id=seat.day_id, slot_id=seat.slot_id, introduction=stays, during=seat.during,
        planned_at=seat.planned_at, planned_by_id=seat.planned_by_id,
    )  # fmt: skip


def _sit_once(person: UUID, merged: UUID) -> None:
    """Nobody sits at two tables in one minute: what was planned later gives its minutes back."""
    for theirs in Meeting.objects.filter(person=merged):
        at_once = Meeting.objects.filter(person=person, during__overlap=theirs.during)
        for own in at_once:
            later = max(own, theirs, key=lambda one: (one.planned_at, one.pk))
            Slot.objects.filter(pk=later.slot_id).delete()
            if later is theirs:
                break
