"""An offer as a service, and as a service at a place."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nahtlos.api.hsds import organizations, places
from nahtlos.api.hsds.terms import attribute
from nahtlos.api.hsds.values import (
    GERMAN,
    Plain,
    email,
    filled,
    key,
    moment,
    phone,
    said,
    spoken,
)
from nahtlos.law import queries as law
from nahtlos.offers.queries import Offer, Run, coming_of, modified_of

SEAT = key("unit", "seat")
SEAT_NAME = gettext_lazy("Seat")


def name_only(offer: Offer) -> Plain:
    """Just what it is called."""
    return {"id": str(offer.pk), "name": offer.title, "status": _status(offer)}


def minimal(offer: Offer) -> Plain:
    """Just when it changed last."""
    return {"id": str(offer.pk), "modified_date": moment(modified_of(offer))}


def _status(offer: Offer) -> str:
    return "inactive" if offer.closed_at else "active"


def _direct(offer: Offer, on: date) -> Plain:
    return name_only(offer) | filled(
        organization_id=str(offer.institution_id),
        description=offer.says,
        url=places.page_of(offer),
        email=email(offer.email or offer.institution.email),
        fees_description=offer.costs_note,
        eligibility_description=offer.target_group,
        assured_date=offer.checked_on.isoformat(),
        alert="" if offer.closed_at or not offer.is_stale(on) else _stale(offer),
        last_modified=moment(modified_of(offer)),
    )


def basic(offer: Offer, on: date) -> Plain:
    """Its direct fields, and who runs it."""
    return _direct(offer, on) | {"organization": organizations.basic(offer.institution)}


def whole(offer: Offer, on: date) -> Plain:
    """All that its public page says."""
    return _nested(offer, on) | filled(
        organization=organizations.whole(offer.institution), service_at_locations=_there(offer)
    )


def _nested(offer: Offer, on: date) -> Plain:
    owner = str(offer.pk)
    number = offer.telephone or offer.institution.telephone
    return _direct(offer, on) | filled(
        phones=phone(number, service_id=owner),
        schedules=_schedules(offer),
        service_areas=[
            {"id": key("area", owner), "service_id": owner, "name": offer.region.name},
        ],
        languages=spoken(offer.languages, service_id=owner),
        cost_options=_costs(offer),
        funding=_payers(offer, on),
        attributes=_attributes(offer),
        capacities=[_seats(offer, run) for run in coming_of(offer)],
    )


def _stale(offer: Offer) -> str:
    with translation.override(GERMAN):
        day = date_format(offer.checked_on, "DATE_FORMAT")
        says = _("Nobody has checked this since %(day)s. Please ring before you go there.")
        return says % {"day": day}


def _schedules(offer: Offer) -> list[Plain]:
    owner, runs = str(offer.pk), coming_of(offer)
    if not runs and offer.times:
        return [{"id": key("times", owner), "service_id": owner, "description": offer.times}]
    return [
        filled(
            id=key("schedule", run.pk),
            service_id=owner,
            valid_from=run.starts_on.isoformat(),
            valid_to=run.ends_on.isoformat() if run.ends_on else None,
            dtstart=run.starts_on.isoformat(),
            description=offer.times,
            notes=_seats_in_words(offer, run),
        )
        for run in runs
    ]


def _free(offer: Offer, run: Run) -> int:
    """As on the page: where somebody waits, no seat is free to whoever comes now."""
    return 0 if offer.waiting else run.free


def _seats_in_words(offer: Offer, run: Run) -> str:
    free = _free(offer, run)
    with translation.override(GERMAN):
        if not free:
            return _("full; one can wait for the next start")
        return ngettext("%(n)s seat free", "%(n)s seats free", free) % {"n": free}


def _seats(offer: Offer, run: Run) -> Plain:
    """In the form of version 3.1; version 3.0 has no field for seats."""
    return {
        "id": key("capacity", run.pk),
        "service_id": str(offer.pk),
        "unit": {"id": SEAT, "name": said(SEAT_NAME)},
        "unit_id": SEAT,
        "available": _free(offer, run),
        "maximum": run.seats,
        "description": run.starts_on.isoformat(),
        "updated": moment(run.changed_at),
    }


def _costs(offer: Offer) -> list[Plain]:
    if offer.costs is None:
        return []
    owner = str(offer.pk)
    one = filled(
        id=key("cost", owner),
        service_id=owner,
        currency="EUR",
        amount=float(offer.costs),
        amount_description=offer.costs_note,
    )
    return [one]


def _payers(offer: Offer, on: date) -> list[Plain]:
    owner = str(offer.pk)
    pages = ((one, law.instrument(one, on)) for one in dict.fromkeys(offer.instruments))
    return [
        {
            "id": key("funding", owner, one),
            "service_id": owner,
            "source": page.instrument.title[GERMAN],
        }
        for one, page in pages
        if page
    ]


def _attributes(offer: Offer) -> list[Plain]:
    owner = str(offer.pk)
    words = [
        ("topics", offer.topic, ""),
        ("offers", offer.kind, ""),
        ("german", offer.level_from, "level_from"),
        ("german", offer.level_to, "level_to"),
        *(("times", one, "") for one in dict.fromkeys(offer.hours)),
        ("load", offer.load, ""),
        ("extras", "childcare" if offer.childcare else "", ""),
        ("extras", "script" if offer.teaches_script else "", ""),
    ]
    return [
        one
        for list_, code, kind in words
        for one in attribute(owner, "service", list_, code, kind=kind)
    ]


def _there(offer: Offer) -> list[Plain]:
    place = places.of_offer(offer)
    return [_at(offer, place)] if place else []


def _at(offer: Offer, place: Plain) -> Plain:
    """An offer has one place at most, so its own key serves."""
    owner = str(offer.pk)
    return {"id": owner, "service_id": owner, "location_id": place["id"], "location": place}


def at_place(offer: Offer, on: date) -> Plain:
    """An offer at its place, with direct fields only."""
    place = places.of_offer(offer) or {}
    flat = {name: value for name, value in place.items() if not isinstance(value, list)}
    return _at(offer, place) | {"location": flat, "service": basic(offer, on)}


def at_place_whole(offer: Offer, on: date) -> Plain:
    """An offer at its place, with all that stands around both."""
    service = _nested(offer, on) | {"organization": organizations.whole(offer.institution)}
    return _at(offer, places.of_offer(offer) or {}) | {"service": service}
