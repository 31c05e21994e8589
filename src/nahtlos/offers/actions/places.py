"""Join a list, take the seat, pass it on, give it up, come before one's turn."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.offers import access
from nahtlos.offers.actions.moving import hold, list_of, move_on, waiting_list
from nahtlos.offers.engine.turns import before
from nahtlos.offers.models import (
    ENDED,
    Booking,
    Ended,
    Need,
    Offer,
    OutOfTurn,
    Place,
    Reason,
    Run,
    State,
)
from nahtlos.offers.news import PlaceLapsed
from nahtlos.people.queries import Person


def _end(place: Place, state: State, because: Ended | None, at: datetime) -> None:
    place.state, place.moved_at, place.hold_until = state, at, None
    place.ended_because = because or ""
    place.save(update_fields=["state", "moved_at", "hold_until", "ended_because"])


@transaction.atomic
def join(
    *, person: Person, offer: Offer, by: Actor, at: datetime, need: Need | None = None
) -> Booking:
    """Put a person on the list; with a free seat and nobody before, the seat is held at once."""
    locked = Offer.objects.select_for_update().get(pk=offer.pk)
    has = Booking.objects.filter(person=person, offer=locked)
    already = has.exclude(place__state__in=ENDED).exists()
    demand(access.may_join(by, person, locked, already=already))
    with list_of(offer.pk, by):
        place = Place.objects.create(
            region_id=locked.region_id,
            institution_id=locked.institution_id,
            asked_by_id=person.institution_id,
            offer=locked,
            need=need,
            joined_at=at,
            moved_at=at,
        )
    booking = Booking.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        place=place,
        offer=locked,
        offered_by_id=locked.institution_id,
        booked_at=at,
        booked_by_id=sure(by.account),
    )
    with list_of(offer.pk, by):
        move_on(locked, at)
    return booking


def _fresh(booking: Booking) -> Place:
    """The place as it stands under the lock, not as it was when the page was drawn."""
    return Place.objects.select_related("run").get(pk=booking.place_id)


@transaction.atomic
def accept(*, booking: Booking, by: Actor, at: datetime, known: bool) -> Place:
    """Take the seat that is held. `known`: the institution that runs it may learn whose it is."""
    with list_of(booking.offer_id, by):
        place = _fresh(booking)
        demand(access.may_accept(by, booking, place, at, known=known))
        place.state, place.moved_at, place.hold_until = State.TAKEN, at, None
        place.save(update_fields=["state", "moved_at", "hold_until"])
    return place


@transaction.atomic
def pass_on(*, booking: Booking, by: Actor, at: datetime) -> Place:
    """Let this seat go to the next. The first time one keeps the turn for a later run."""
    with list_of(booking.offer_id, by) as offer:
        place = _fresh(booking)
        demand(access.may_pass_on(by, booking, place))
        if place.passed_run_id is not None:
            _end(place, State.LEFT, Ended.WISH, at)
        else:
            place.passed_run, place.run, place.hold_until = place.run, None, None
            place.state, place.moved_at = State.WAITING, at
            place.save(update_fields=["passed_run", "run", "hold_until", "state", "moved_at"])
        move_on(offer, at)
    return place


@transaction.atomic
def leave(*, booking: Booking, because: Ended, by: Actor, at: datetime) -> Place:
    """Give the place up, with the reason; the list moves at once."""
    with list_of(booking.offer_id, by) as offer:
        place = _fresh(booking)
        demand(access.may_leave(by, booking, place))
        _end(place, State.LEFT, because, at)
        move_on(offer, at)
    return place


@transaction.atomic
def finish(*, booking: Booking, by: Actor, at: datetime) -> Place:
    """The course is over for this person; the seat is not given anew."""
    with list_of(booking.offer_id, by):
        place = _fresh(booking)
        demand(access.may_finish(by, booking, place))
        _end(place, State.DONE, None, at)
    return place


@transaction.atomic
def offer_out_of_turn(
    *, place: Place, run: Run, reason: Reason, note: str, by: Actor, at: datetime
) -> OutOfTurn:
    """Hold a seat for somebody before their turn; whom it passed over, why, and who decided is kept."""
    with list_of(place.offer_id, by) as offer:
        fresh, its_run = Place.objects.get(pk=place.pk), Run.objects.get(pk=run.pk)
        demand(access.may_offer_out_of_turn(by, fresh, its_run, note=note, at=at))
        exception = OutOfTurn.objects.create(
            region_id=fresh.region_id,
            institution_id=fresh.institution_id,
            place=fresh,
            run=its_run,
            reason=reason,
            note=note,
            passed=list(before(waiting_list(offer), fresh.pk, its_run.pk)),
            decided_at=at,
            decided_by_id=sure(by.account),
        )
        hold(fresh, its_run, offer, at)
    return exception


@transaction.atomic
def lapse_due(*, by: Actor, at: datetime) -> int:
    """Let go every seat of the region whose deadline has passed; how many. `by` is the usher."""
    with acting(by):
        due = Place.objects.filter(state=State.OFFERED, hold_until__lt=at, region=sure(by.region))
        offers = sorted(set(due.values_list("offer", flat=True)))
    lapsed = 0
    for key in offers:
        with list_of(key, by) as offer:
            for place in due.filter(offer=offer):
                _end(place, State.LAPSED, Ended.NO_ANSWER, at)
                publish(PlaceLapsed(place.pk, place.region_id))
                lapsed += 1
            move_on(offer, at)
    return lapsed


@transaction.atomic
def free_places(*, persons: tuple[UUID, ...], by: Actor, at: datetime) -> int:
    """Persons are erased: what they held goes to the next. Their places stay without a name."""
    with acting(by):
        rows = Booking.objects.filter(person__in=persons)
        held = list(rows.values_list("offer", "place").order_by("offer"))
    for offer, place in held:
        with list_of(offer, by) as locked:
            found = Place.objects.get(pk=place)
            if found.state not in ENDED:
                _end(found, State.LEFT, Ended.WISH, at)
                move_on(locked, at)
    return len(held)
