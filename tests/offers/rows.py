"""Rows of offers for tests, made the way the program makes them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.offers.models import Booking, Need, Offer, Place, Result, Run
from nahtlos.people.models import Person
from tests.makers import of, sure


def make_offer(institution: Institution, title: str = "Deutsch B1", **more: Any) -> Offer:
    """A German course from A2 to B1, checked today."""
    fields = {"kind": "course", "topic": "language", "level_from": "A2", "level_to": "B1"}
    checked = {"checked_on": timezone.localdate()}
    common = {"region_id": institution.region_id, "institution": institution, "title": title}
    return Offer.objects.create(**(common | fields | checked | more))


def make_run(offer: Offer, seats: int = 2, days: int = 30, **more: Any) -> Run:
    """A start so many days from today; nobody is offered a seat by this alone."""
    return Run.objects.create(
        region_id=offer.region_id,
        institution_id=offer.institution_id,
        offer=offer,
        starts_on=timezone.localdate() + timedelta(days=days),
        seats=seats,
        **more,
    )


def make_need(region: UUID, rank: int, name: str = "") -> Need:
    """A class of need."""
    name = name or f"Need {rank}"
    return Need.objects.create(region_id=region, rank=rank, name=name, says="As agreed.")


def usher(region: UUID | None) -> Actor:
    """The program, keeping the lists of a region."""
    return Actor(role=Usher, region=sure(region))


def make_place(offer: Offer, asked_by: UUID, **more: Any) -> Place:
    """A place without anybody at it."""
    with acting(usher(offer.region_id)):
        return Place.objects.create(
            region_id=offer.region_id,
            institution_id=offer.institution_id,
            asked_by_id=asked_by,
            offer=offer,
            **more,
        )


def make_booking(person: Person, by: Actor, offer: Offer, **more: Any) -> Booking:
    """The person at a place of this offer."""
    place = make_place(offer, person.institution_id, **more)
    with acting(by):
        return Booking.objects.create(
            **of(person), place=place, offer=offer, offered_by_id=offer.institution_id,
            booked_by_id=sure(by.account),
        )  # fmt: skip


def make_result(booking: Booking, by: Actor, outcome: str = "passed", **more: Any) -> Result:
    """What came of it; `by` holds the file or runs the course."""
    fields: dict[str, Any] = {"level": "B1", "happened_on": date(2026, 11, 12)}
    with acting(by):
        return Result.objects.create(
            person_id=booking.person_id, region_id=booking.region_id,
            institution_id=booking.institution_id, booking=booking, outcome=outcome,
            offered_by_id=booking.offered_by_id, recorded_by_id=sure(by.account), **(fields | more),
        )  # fmt: skip
