"""How a page arrives at an offer, a place or a booking: found and allowed, or not there."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.network import queries as network
from nahtlos.offers import access, queries
from nahtlos.people import queries as people
from nahtlos.referrals import queries as referrals
from nahtlos.web.access import may_read
from nahtlos.web.acting import NahtlosRequest

T = TypeVar("T")


def found(read: Callable[[UUID], T | None], key: UUID) -> T:
    """What stands behind a key, or a page that is not there."""
    one = read(key)
    if one is None:
        raise Http404
    return one


def offer_at(key: UUID) -> queries.Offer:
    """The offer, or a page that is not there."""
    try:
        return queries.offer_for(key)
    except queries.NoOffer as error:
        raise Http404 from error


def own_offer(request: NahtlosRequest, key: UUID) -> queries.Offer:
    """An offer that the reader may change."""
    offer = offer_at(key)
    demand(access.may_keep(request.actor, offer.institution_id, offer.region_id))
    return offer


def at_work(request: NahtlosRequest) -> network.Institution:
    """The institution for which the reader works."""
    key = request.actor.institution
    institution = network.institution_for(key) if key else None
    if institution is None:
        raise Refused(Refusal(_("Please sign in with your place at an institution.")))
    demand(access.may_keep(request.actor, institution.pk, institution.region_id))
    return institution


def region_of(request: NahtlosRequest) -> UUID:
    """The reader's region; for everybody else the one that they chose, or the first one."""
    if request.actor.region is not None:
        return request.actor.region
    regions = network.regions()
    if not regions:
        raise Http404
    chosen = (one for one in regions if one.key == request.GET.get("region"))
    return next(chosen, regions[0]).pk


def regions_to_choose(request: NahtlosRequest) -> list[network.Region]:
    """The regions among which a reader chooses; none where there is nothing to choose."""
    if request.actor.region is not None:
        return []
    regions = network.regions()
    return regions if len(regions) > 1 else []


def known(booking: queries.Booking) -> bool:
    """Whether the institution that runs the offer may learn whose place it is."""
    if booking.offered_by_id == booking.institution_id:
        return True
    person, there = booking.person_id, booking.offered_by_id
    return bool(people.opened_parts(person, there) | referrals.opened_parts(person, there))


def reads(request: NahtlosRequest) -> UUID:
    """The institution of a reader who works with persons."""
    demand(may_read(request.actor))
    if request.actor.institution is None:
        raise Http404
    return request.actor.institution
