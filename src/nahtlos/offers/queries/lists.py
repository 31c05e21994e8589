"""Waiting lists: in which order, who holds what, and every exception with its reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from nahtlos.offers.models import Booking, Need, OutOfTurn, Place, State

ORDER = [State.OFFERED, State.TAKEN, State.WAITING]


def needs(region: UUID) -> tuple[Need, ...]:
    """The classes of need of a region, the first one first."""
    return tuple(Need.objects.filter(region=region))


@dataclass(frozen=True)
class InList:
    """One place of a list: its number while it waits, and whose it is where the wall shows that."""

    place: Place
    number: int | None
    booking: Booking | None


def waiting_list(offer: UUID) -> tuple[InList, ...]:
    """Seats held and taken, then everybody who waits, in turn. Names only where they may be seen."""
    stage = Case(
        *(When(state=state, then=Value(rank)) for rank, state in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    rows = (
        Place.objects.filter(offer=offer, state__in=ORDER)
        .select_related("run", "need", "asked_by")
        .order_by(stage, F("need__rank").asc(nulls_last=True), "joined_at", "id")
    )
    whose = {
        one.place_id: one for one in Booking.objects.filter(offer=offer).select_related("person")
    }
    number = 0
    found = []
    for place in rows:
        number += place.state == State.WAITING
        shown = number if place.state == State.WAITING else None
        found.append(InList(place, shown, whose.get(place.pk)))
    return tuple(found)


@dataclass(frozen=True)
class Past:
    """An exception: when, why, by whom, past how many."""

    at: datetime
    reason: str
    note: str
    by: str
    passed: int


def exceptions(offer: UUID) -> tuple[Past, ...]:
    """Every time somebody came before their turn, newest first."""
    rows = OutOfTurn.objects.filter(place__offer=offer).select_related("decided_by")
    return tuple(
        Past(r.decided_at, str(r.get_reason_display()), r.note, r.decided_by.name, len(r.passed))
        for r in rows
    )


@dataclass(frozen=True)
class Held:
    """A person's place with its number in the list; 1 is next."""

    booking: Booking
    number: int | None


def bookings_of(person: UUID) -> tuple[Held, ...]:
    """Where a person has or had a place, newest first, as far as the wall shows it."""
    rows = Booking.objects.filter(person=person).select_related(
        "place__run", "place__need", "offer__institution", "offered_by", "person"
    )
    return tuple(Held(one, _number(one.place)) for one in rows)


def _number(place: Place) -> int | None:
    """How many come before, and one; None once the place waits no longer or others are unseen."""
    if place.state != State.WAITING:
        return None
    keys = list(Place.objects.filter(offer=place.offer_id).in_turn().values_list("pk", flat=True))
    return keys.index(place.pk) + 1 if place.pk in keys and len(keys) > 1 else None


def held_for(institution: UUID) -> QuerySet[Booking]:
    """Seats held for persons of this institution that wait for an answer, soonest deadline first."""
    rows = Booking.objects.filter(institution=institution, place__state=State.OFFERED)
    return rows.select_related("place__run", "offer__institution", "offered_by", "person").order_by(
        "place__hold_until"
    )


def booking_of_place(place: UUID) -> Booking | None:
    """Whose place it is, where the wall shows that."""
    return Booking.objects.select_related("person", "place", "offer").filter(place=place).first()
