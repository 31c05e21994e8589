"""The objects of Open Referral HSDS 3.0, as far as they are given out."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field

from nahtlos.api.shapes import Shape

Uri = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Email = Annotated[str, Field(json_schema_extra={"format": "email"})]


def _never_null(schema: dict[str, Any]) -> None:
    """What is not known is left out; nothing is null."""
    for field in schema.get("properties", {}).values():
        kept = [one for one in field.pop("anyOf", ()) if one.get("type") != "null"]
        if len(kept) == 1:
            field.update(kept[0])
        elif kept:
            field["anyOf"] = kept
        field.pop("default", None)


class Object(Shape):
    """An object of the specification."""

    model_config = {"extra": "forbid", "json_schema_extra": _never_null}

    id: UUID


class Taxonomy(Object):
    """A list of words; the name in German, the description in English."""

    name: str
    description: str


class TaxonomyTerm(Object):
    """A word of a list; the name in German, the description in English."""

    code: str
    name: str
    description: str
    language: str
    taxonomy: str
    taxonomy_id: UUID
    taxonomy_detail: Taxonomy


class Attribute(Object):
    """That a word holds of something."""

    link_id: UUID
    link_type: str
    link_entity: str
    taxonomy_term_id: UUID
    taxonomy_term: TaxonomyTerm


class Phone(Object):
    """A telephone."""

    number: str
    type: str
    organization_id: UUID | None = None
    service_id: UUID | None = None
    contact_id: UUID | None = None


class Language(Object):
    """A language in which something is taught or advised."""

    service_id: UUID
    name: str
    code: str


class Schedule(Object):
    """A start with its last day, or opening hours in words."""

    service_id: UUID | None = None
    location_id: UUID | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    dtstart: date | None = None
    description: str | None = None
    notes: str | None = None


class Address(Object):
    """An address that a letter would reach."""

    location_id: UUID
    address_1: str
    city: str
    region: str
    state_province: str
    postal_code: str
    country: str
    address_type: Literal["physical", "postal", "virtual"]


class Location(Object):
    """A place, in a town or in the web."""

    organization_id: UUID
    location_type: Literal["physical", "postal", "virtual"]
    name: str
    description: str | None = None
    url: Uri | None = None
    addresses: list[Address] | None = None
    schedules: list[Schedule] | None = None


class Contact(Object):
    """Whom to ask for what."""

    organization_id: UUID
    name: str | None = None
    department: str
    email: Email | None = None
    phones: list[Phone] | None = None
    attributes: list[Attribute] | None = None


class ServiceArea(Object):
    """For whom it is there: the region."""

    service_id: UUID
    name: str


class Cost(Object):
    """What it costs."""

    service_id: UUID
    currency: str
    amount: float
    amount_description: str | None = None


class ServiceFunding(Object):
    """An instrument of the law that may pay."""

    service_id: UUID
    source: str


class Unit(Object):
    """What is counted."""

    name: str


class Capacity(Object):
    """The seats of one start, in the form of version 3.1."""

    service_id: UUID
    unit: Unit
    unit_id: UUID
    available: int = Field(ge=0)
    maximum: int = Field(ge=0)
    description: str
    updated: datetime


class ServiceName(Object):
    """What an offer is called."""

    name: str
    status: Literal["active", "inactive", "defunct", "temporarily closed"]


class Organization(Object):
    """An institution; in lists the direct fields alone."""

    name: str
    description: str
    alternate_name: str | None = None
    email: Email | None = None
    website: Uri | None = None
    phones: list[Phone] | None = None
    contacts: list[Contact] | None = None
    locations: list[Location] | None = None
    attributes: list[Attribute] | None = None


class Direct(ServiceName):
    """An offer; in lists the direct fields and who runs it."""

    organization_id: UUID
    organization: Organization
    description: str | None = None
    url: Uri | None = None
    email: Email | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    assured_date: date
    alert: str | None = None
    last_modified: datetime
    phones: list[Phone] | None = None
    schedules: list[Schedule] | None = None
    service_areas: list[ServiceArea] | None = None
    languages: list[Language] | None = None
    cost_options: list[Cost] | None = None
    funding: list[ServiceFunding] | None = None
    attributes: list[Attribute] | None = None
    capacities: list[Capacity] | None = None


class AtLocation(Object):
    """That an offer takes place somewhere."""

    service_id: UUID
    location_id: UUID
    location: Location


class Service(Direct):
    """An offer with its place."""

    service_at_locations: list[AtLocation] | None = None


class ServiceAtLocation(AtLocation):
    """An offer at its place."""

    service: Direct


class OrganizationWithServices(Organization):
    """An institution with what it runs, by name or in full."""

    services: list[Service | ServiceName] | None = None


class Minimal(Object):
    """When an offer changed last."""

    modified_date: datetime


class About(Shape):
    """What this interface is, and the regions that one can ask for: `key` and `name`."""

    version: str
    profile: Uri
    openapi_url: Uri
    regions: list[dict[str, str]]


class Page(Shape):
    """A page of a list."""

    total_items: int = Field(ge=0)
    total_pages: int = Field(ge=0)
    page_number: int = Field(ge=1)
    size: int = Field(ge=0)
    first_page: bool
    last_page: bool
    empty: bool


class Services(Page):
    """A page of offers; with `minimal` only when each changed last."""

    contents: list[Service | Minimal]


class Organizations(Page):
    """A page of institutions."""

    contents: list[OrganizationWithServices]


class ServicesAtLocations(Page):
    """A page of offers at their places."""

    contents: list[ServiceAtLocation]


class Taxonomies(Page):
    """A page of lists of words."""

    contents: list[Taxonomy]


class TaxonomyTerms(Page):
    """A page of words."""

    contents: list[TaxonomyTerm]
