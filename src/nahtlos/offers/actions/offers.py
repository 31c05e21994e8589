"""Keep what institutions run: make, change, check, take out; plan and change runs."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.network.actions.once import only_once
from nahtlos.network.queries import Institution
from nahtlos.offers import access
from nahtlos.offers.actions.moving import list_of, move_on
from nahtlos.offers.models import HELD, Offer, Place, Run, State

SAME_KEY = _("Your institution has an offer with this number already.")
SAME_START = _("A run starts on this day already.")


@transaction.atomic
def make_offer(*, institution: Institution, by: Actor, on: date, **fields: Any) -> Offer:
    """Put something on offer; `fields` as in the model, checked on day `on`."""
    demand(access.may_keep(by, institution.pk, institution.region_id))
    with only_once(SAME_KEY):
        return Offer.objects.create(
            institution=institution, region_id=institution.region_id, checked_on=on, **fields
        )


@transaction.atomic
def change_offer(*, offer: Offer, by: Actor, on: date, **fields: Any) -> Offer:
    """Change what is said about an offer; that counts as checked on day `on`."""
    demand(access.may_keep(by, offer.institution_id, offer.region_id))
    for name, value in (fields | {"checked_on": on, "reminded_on": None}).items():
        setattr(offer, name, value)
    with only_once(SAME_KEY):
        offer.save(update_fields=[*fields, "checked_on", "reminded_on"])
    return offer


@transaction.atomic
def check_offer(*, offer: Offer, by: Actor, on: date) -> Offer:
    """Say that everything about this offer still holds on day `on`."""
    return change_offer(offer=offer, by=by, on=on)


@transaction.atomic
def close_offer(*, offer: Offer, by: Actor, at: datetime) -> Offer:
    """Take an offer out; whoever holds a seat keeps it, nobody joins any more."""
    demand(access.may_keep(by, offer.institution_id, offer.region_id))
    offer.closed_at = at
    offer.save(update_fields=["closed_at"])
    return offer


@transaction.atomic
def reopen_offer(*, offer: Offer, by: Actor) -> Offer:
    """Offer it again."""
    demand(access.may_keep(by, offer.institution_id, offer.region_id))
    offer.closed_at = None
    offer.save(update_fields=["closed_at"])
    return offer


@transaction.atomic
def make_run(
    *, offer: Offer, starts_on: date, seats: int, by: Actor, at: datetime,
    ends_on: date | None = None,
) -> Run:  # fmt: skip
    """Plan one more start; its seats go to whoever is in turn at once."""
    demand(access.may_keep(by, offer.institution_id, offer.region_id))
    demand(access.may_plan_run(starts_on, ends_on))
    with only_once(SAME_START):
        run = Run.objects.create(
            offer=offer,
            region_id=offer.region_id,
            institution_id=offer.institution_id,
            starts_on=starts_on,
            ends_on=ends_on,
            seats=seats,
        )
    with list_of(offer.pk, by) as locked:
        move_on(locked, at)
    run.refresh_from_db()
    return run


@transaction.atomic
def change_run(
    *, run: Run, starts_on: date, ends_on: date | None, seats: int, by: Actor, at: datetime
) -> Run:
    """Change days or seats; more seats go to whoever is in turn, none that is held is taken away."""
    demand(access.may_keep(by, run.institution_id, run.region_id))
    demand(access.may_plan_run(starts_on, ends_on))
    with list_of(run.offer_id, by) as offer:
        fresh = Run.objects.get(pk=run.pk)
        demand(access.may_seats(fresh, seats))
        fresh.starts_on, fresh.ends_on, fresh.seats = starts_on, ends_on, seats
        with only_once(SAME_START):
            fresh.save(update_fields=["starts_on", "ends_on", "seats"])
        move_on(offer, at)
    fresh.refresh_from_db()
    return fresh


@transaction.atomic
def cancel_run(*, run: Run, by: Actor, at: datetime) -> Run:
    """It does not take place: whoever held a seat waits again, in the same turn as before."""
    demand(access.may_keep(by, run.institution_id, run.region_id))
    with list_of(run.offer_id, by) as offer:
        Run.objects.filter(pk=run.pk, cancelled_at=None).update(cancelled_at=at)
        for place in Place.objects.filter(run=run, state__in=HELD):
            place.state, place.run, place.hold_until, place.moved_at = State.WAITING, None, None, at
            place.save(update_fields=["state", "run", "hold_until", "moved_at"])
        move_on(offer, at)
    run.refresh_from_db()
    return run


@transaction.atomic
def mark_reminded(*, institution: UUID, by: Actor, on: date) -> int:
    """Remember that the owner was asked whether the offers still hold; how many. For the job."""
    with acting(by):
        due = Offer.objects.running().filter(institution=institution, region=sure(by.region))
        stale = [offer.pk for offer in due if offer.is_stale(on)]
        return Offer.objects.filter(pk__in=stale).update(reminded_on=on)
