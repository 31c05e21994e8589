"""Where an institution sits and where an offer takes place."""

from django.conf import settings

from nahtlos.api.hsds.values import Plain, filled, key, uri
from nahtlos.network.queries import Institution, Region
from nahtlos.offers.queries import Offer

COUNTRY = "DE"


def _address(place: str, region: Region, *, street: str, postcode: str, town: str) -> list[Plain]:
    """An address that a letter would reach; a part of one is said in the description instead."""
    if not (street and postcode and town):
        return []
    one = {
        "id": key("address", place),
        "location_id": place,
        "address_1": street,
        "city": town,
        "region": region.name,
        "state_province": region.land,
        "postal_code": postcode,
        "country": COUNTRY,
        "address_type": "physical",
    }
    return [one]


def of_institution(house: Institution) -> Plain | None:
    """Where it sits, with its opening hours."""
    if not (house.street or house.postcode or house.place):
        return None
    place = key("location", house.pk)
    town = f"{house.postcode} {house.place}".strip()
    hours = [{"id": key("hours", place), "location_id": place, "description": house.hours}]
    return filled(
        id=place,
        organization_id=str(house.pk),
        location_type="physical",
        name=house.name,
        description=", ".join(part for part in (house.street, town) if part),
        addresses=_address(
            place, house.region, street=house.street, postcode=house.postcode, town=house.place
        ),
        schedules=hours if house.hours else [],
    )


def of_offer(offer: Offer) -> Plain | None:
    """Where it takes place: at a place of its own, in the web, or where the institution sits."""
    if (offer.area or offer.street) and not _at_home(offer):
        return _of_its_own(offer)
    if "online" in offer.hours and not _at_home(offer):
        return filled(
            id=key("location", "web", offer.pk),
            organization_id=str(offer.institution_id),
            location_type="virtual",
            name=offer.title,
            url=page_of(offer),
        )
    return of_institution(offer.institution)


def _at_home(offer: Offer) -> bool:
    """Whether it takes place where the institution sits, said in the same words."""
    house = offer.institution
    town = offer.area.name if offer.area else house.place
    return bool(offer.street) and (offer.street, town) == (house.street, house.place)


def _of_its_own(offer: Offer) -> Plain:
    town = offer.area.name if offer.area else ""
    codes = offer.area.postcodes if offer.area else []
    place = key("location", offer.institution_id, offer.area_id, offer.street)
    told = ", ".join(part for part in (offer.street, town) if part)
    # With several postcodes nobody knows which one the street has.
    postcode = codes[0] if len(codes) == 1 else ""
    return filled(
        id=place,
        organization_id=str(offer.institution_id),
        location_type="physical",
        name=told,
        description=told,
        addresses=_address(place, offer.region, street=offer.street, postcode=postcode, town=town),
    )


def page_of(offer: Offer) -> str | None:
    """Its own page in the web, or the one that it has here."""
    return uri(offer.website) or uri(f"{settings.SITE_ADDRESS}/offers/{offer.pk}/")
