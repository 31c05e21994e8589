"""Open Referral HSDS 3.0: the directory and the offers of a region, as their public pages show them."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from nahtlos.api.described import answers
from nahtlos.api.faults import fault, quoted, told
from nahtlos.api.hsds import organizations, parameters, services, terms
from nahtlos.api.hsds.paging import Id, answered, in_one, in_pages, unknown
from nahtlos.api.hsds.values import GERMAN, Plain, known_key
from nahtlos.api.shapes import hsds as shapes
from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.offers import queries as offers

router = Router(tags=["hsds"])
VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/latest/hsds/"
NOBODY = UUID(int=0)


@router.get("/", summary="What this is", response=shapes.About, openapi_extra=answers())
def about(request: HttpRequest) -> HttpResponse:
    """Version, profile, description, and the regions that one can ask for."""
    document = {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": f"{settings.SITE_ADDRESS}/api/openapi.json",
        "regions": [{"key": one.key, "name": one.name} for one in network.regions()],
    }
    return told(document, language=GERMAN)


@router.get("/services", summary="Offers", response=shapes.Services, openapi_extra=in_pages(404))
def all_services(request: HttpRequest, asked: Query[parameters.Services]) -> HttpResponse:
    """Courses, advice hours, measures and projects that run in a region, by title."""
    rows, on = _offers(asked), today()
    if asked.minimal == "true":
        return in_one(rows, asked, services.minimal)
    write = services.whole if asked.full == "true" else services.basic
    return answered(rows, asked, lambda found: (write(one, on) for one in found))


@router.get(
    "/services/{id}", summary="One offer", response=shapes.Service, openapi_extra=answers(404)
)
def one_service(request: HttpRequest, id_: Id) -> HttpResponse:
    """An offer with all that its public page says; `inactive` if it is no longer offered."""
    return told(services.whole(_offer(id_), today()), language=GERMAN)


@router.get(
    "/organizations",
    summary="Institutions",
    response=shapes.Organizations,
    openapi_extra=in_pages(404),
)
def all_organizations(request: HttpRequest, asked: Query[parameters.Houses]) -> HttpResponse:
    """The institutions of a region, by name."""
    wanted = terms.asked(asked.taxonomy_term_id, asked.taxonomy_id)
    rows = network.published(_region(asked.region), text=asked.text, terms=wanted)
    in_full = asked.full_service == "true"
    if not in_full and asked.full != "true":
        return answered(rows, asked, lambda houses: map(organizations.basic, houses))
    return answered(rows, asked, lambda houses: _with_services(houses, in_full=in_full))


@router.get(
    "/organizations/{id}",
    summary="One institution",
    response=shapes.OrganizationWithServices,
    openapi_extra=answers(404),
)
def one_organization(
    request: HttpRequest, id_: Id, asked: Query[parameters.FullService]
) -> HttpResponse:
    """An institution with its place, whom to ask for what, and what it runs."""
    key = known_key(id_)
    found = network.published_institution(key) if key else None
    if found is None:
        raise unknown(id_)
    in_full = asked.full_service == "true"
    return told(next(iter(_with_services([found], in_full=in_full))), language=GERMAN)


@router.get(
    "/service_at_locations",
    summary="Offers at their places",
    response=shapes.ServicesAtLocations,
    openapi_extra=in_pages(404),
)
def all_at_locations(request: HttpRequest, asked: Query[parameters.Offered]) -> HttpResponse:
    """Offers of a region whose place is known, by title; an offer has one place."""
    on = today()
    write = services.at_place_whole if asked.full == "true" else services.at_place
    rows = _offers(asked, placed=True)
    return answered(rows, asked, lambda found: (write(one, on) for one in found))


@router.get(
    "/service_at_locations/{id}",
    summary="One offer at its place",
    response=shapes.ServiceAtLocation,
    openapi_extra=answers(404),
)
def one_at_location(request: HttpRequest, id_: Id) -> HttpResponse:
    """An offer at its place, with all that stands around both."""
    return told(services.at_place_whole(_offer(id_, placed=True), today()), language=GERMAN)


def _offer(id_: str, *, placed: bool = False) -> offers.Offer:
    key = known_key(id_)
    found = offers.published_offer(key, today(), placed=placed) if key else None
    if found is None:
        raise unknown(id_)
    return found


def _offers(asked: parameters.Offered, *, placed: bool = False) -> "QuerySet[offers.Offer]":
    institution = None
    if asked.organization_id is not None:
        institution = known_key(asked.organization_id) or NOBODY
    return offers.published(
        _region(asked.region),
        today(),
        text=asked.text,
        terms=terms.asked(asked.taxonomy_term_id, asked.taxonomy_id),
        institution=institution,
        since=asked.since,
        placed=placed,
    )


def _region(key: str | None) -> UUID:
    found = network.region_by_key(key or "")
    if found is None and key:
        raise fault(404, "region", f"{quoted(key)} is not the key of a region; see /api/hsds/")
    return found.pk if found else NOBODY


def _with_services(houses: Sequence[network.Institution], *, in_full: bool) -> Iterator[Plain]:
    """Institutions, each with what it runs."""
    on = today()
    theirs = offers.published_by([house.pk for house in houses], on)
    for house in houses:
        run: Iterable[offers.Offer] = theirs.get(house.pk, ())
        told_of = (services.whole(one, on) if in_full else services.name_only(one) for one in run)
        yield organizations.whole(house, told_of)
