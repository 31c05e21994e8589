"""How the list moves: under a lock on the offer, in the role of the program, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.offers.engine.turns import LAST, Waiting, in_turn
from nahtlos.offers.models import Offer, Place, Run, State
from nahtlos.offers.news import SeatOffered


@contextmanager
def list_of(offer: UUID, by: Actor) -> Iterator[Offer]:
    """The offer, locked until the transaction ends, with the program keeping its list.

    Everybody who moves anything in a list takes this lock first. The account of whoever set it off
    stays in the note, so that the book says who it was.
    """
    locked = Offer.objects.select_for_update().get(pk=offer)
    with acting(replace(by, role=Usher, person=None, link="", region=locked.region_id)):
        yield locked


def move_on(offer: Offer, at: datetime) -> tuple[Place, ...]:
    """Offer every free seat to whoever is in turn; call it inside `list_of`."""
    moved: list[Place] = []
    runs = Run.objects.filter(offer=offer, cancelled_at=None, starts_on__gte=local(at).date())
    for run in runs.order_by("starts_on", "id"):
        if run.free <= 0:
            continue
        next_ones = in_turn(waiting_list(offer), run.pk)[: run.free]
        moved += [hold(Place.objects.get(pk=one.place), run, offer, at) for one in next_ones]
    return tuple(moved)


def waiting_list(offer: Offer) -> list[Waiting]:
    """Everybody who waits for this offer, as the engine reads it."""
    rows = Place.objects.filter(offer=offer, state=State.WAITING).annotate(
        rank=Coalesce("need__rank", LAST)
    )
    return [Waiting(*row) for row in rows.values_list("id", "rank", "joined_at", "passed_run")]


def hold(place: Place, run: Run, offer: Offer, at: datetime) -> Place:
    """Hold a seat for this place until its deadline, and say so."""
    place.state, place.run, place.moved_at = State.OFFERED, run, at
    place.hold_until = deadline(run, offer, at)
    place.save(update_fields=["state", "run", "moved_at", "hold_until"])
    publish(SeatOffered(place.pk, place.region_id))
    return place


def deadline(run: Run, offer: Offer, at: datetime) -> datetime:
    """So many days from now, at the end of that day, but not beyond the first day of the run."""
    last = min(local(at).date() + timedelta(days=offer.hold_days), run.starts_on)
    return timezone.make_aware(datetime.combine(last, time(23, 59)))


def local(at: datetime) -> datetime:
    """The moment as the clock in the region shows it."""
    return timezone.localtime(at)
