"""Openings: one, a company's own, what everybody may see, and all of a region for comparing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from nahtlos.employers.engine import fold
from nahtlos.employers.models import CompanyUser, Employer, Kind, Opening, Source, State
from nahtlos.employers.queries.words import code_of

GROUP_DIGITS = 3
NoOpening = Opening.DoesNotExist


def opening_for(opening: UUID) -> Opening | None:
    """One opening with company, site and contact, as far as the wall shows it."""
    rows = Opening.objects.select_related(
        "company__institution", "company__keeper__account", "site__area", "contact"
    )
    return rows.filter(pk=opening).first()


def bare_opening(opening: UUID) -> Opening | None:
    """One opening alone: of one that is filled, the program does not see the place of work."""
    return Opening.objects.filter(pk=opening).first()


def published_for(opening: UUID, on: date) -> Opening | None:
    """One opening that everybody may see and answer on this day."""
    rows = Opening.objects.open_on(on)
    return rows.select_related("company", "site", "contact").filter(pk=opening).first()


def openings_of(companies: tuple[Employer, ...]) -> tuple[Opening, ...]:
    """The openings of these companies: what is out first."""
    rows = Opening.objects.filter(company__in=companies).select_related("company", "site")
    order = list(State)
    return tuple(sorted(rows, key=lambda one: (order.index(State(one.state)) % 4, one.title)))


@dataclass(frozen=True)
class Search:
    """What somebody looks for among published openings."""

    text: str = ""
    kind: str = ""


def published(region: UUID | None, on: date, search: Search) -> "QuerySet[Opening]":
    """Published openings, newest first; an occupation in any language finds its group."""
    rows = Opening.objects.open_on(on).select_related("company", "site")
    if region:
        rows = rows.filter(region=region)
    return _looked_for(rows, search).order_by("-published_at", "id")


def from_the_agency(institution: UUID, on: date, search: Search) -> "QuerySet[Opening]":
    """What the agency's job search told an institution and what holds, newest first."""
    rows = Opening.objects.filter(
        institution=institution, source=Source.AGENCY, state=State.DRAFT, expires_on__gte=on
    ).select_related("company", "site")
    return _looked_for(rows, search).order_by("-published_at", "id")


def _looked_for(rows: "QuerySet[Opening]", search: Search) -> "QuerySet[Opening]":
    if search.kind:
        rows = rows.filter(kind=search.kind)
    if search.text:
        fits = Q(title__icontains=search.text) | Q(company__name_key__contains=fold(search.text))
        if code := code_of(search.text):
            fits |= Q(kldb__startswith=code[:GROUP_DIGITS])
        rows = rows.filter(fits | Q(site__place__icontains=search.text))
    return rows


KINDS = {Kind.TRIAL: Kind.INTERNSHIP}
"""For comparing, a trial week is a short internship."""


def documents(region: UUID, on: date) -> Iterator[dict[str, Any]]:
    """Every published opening of a region that has a place on the map, as the document of an opening."""
    rows = Opening.objects.open_on(on).filter(region=region, site__lat__isnull=False)
    for one in rows.select_related("site").order_by("id").iterator(chunk_size=500):
        yield document(one)


def on_the_map(region: UUID, on: date) -> list[Opening]:
    """Every published opening of a region that has a place on the map, without its long text."""
    rows = published(region, on, Search()).filter(site__lat__isnull=False)
    return list(rows.defer("text", "german_words"))


def document(one: Opening) -> dict[str, Any]:
    """An opening as programs outside know it; its site has a place on the map."""
    return {
        "id": str(one.pk),
        "kind": str(KINDS.get(Kind(one.kind), Kind(one.kind))),
        "lat": one.site.lat,
        "lon": one.site.lon,
        "german": one.german,
        "kldb": one.kldb,
        "essential": list(one.essential),
        "optional": list(one.optional),
        "certificates": list(one.certificates),
        "shifts": list(one.shifts),
        "hours": float(one.hours),
        "start": one.start.isoformat(),
        "regulated": one.regulated,
        "seats": one.seats,
        "needs_access": one.needs_access,
    }


@dataclass(frozen=True)
class Reminder:
    """Whom to ask which openings still hold."""

    company: UUID
    region: UUID
    addresses: tuple[str, ...]
    openings: tuple[Opening, ...]


def to_remind(region: UUID, on: date, *, days: int) -> list[Reminder]:
    """Companies with openings that run out within so many days and were not asked about yet."""
    rows = Opening.objects.open_on(on).filter(
        region=region, expires_on__lte=on + timedelta(days=days), reminded_on=None
    )
    by_company: dict[UUID, list[Opening]] = {}
    for one in rows.order_by("expires_on", "title"):
        by_company.setdefault(one.company_id, []).append(one)
    addresses: dict[UUID, list[str]] = {}
    users = CompanyUser.objects.filter(company__in=by_company, ended_at=None)
    for company, email in users.values_list("company_id", "account__email"):
        addresses.setdefault(company, []).append(email)
    return [
        Reminder(company, region, tuple(addresses.get(company, ())), tuple(found))
        for company, found in by_company.items()
    ]
