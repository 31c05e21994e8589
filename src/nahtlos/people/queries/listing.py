"""The list of persons as somebody wants it: narrowed, in an order, page by page or whole."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.people.models import Consent, Note, Person, Record
from nahtlos.people.queries.finding import MOST_COMPARED, PAGE, Page, described, narrowed_to, ranked
from nahtlos.people.translate import Listing

CHUNK, MOST_EXPORTED = 500, 100_000
Keys = QuerySet[Any, Any]


@dataclass(frozen=True)
class Narrowing:
    """Only persons in each of `within`, and none of `without`: keys of persons, not yet asked for.

    Upper rooms answer for the filters that they know, in the same statement.
    """

    within: tuple[Keys, ...] = ()
    without: tuple[Keys, ...] = ()


@dataclass(frozen=True)
class Found(Page):
    """One page of a list, and how many persons the whole of it has."""

    total: int = 0
    at_least: bool = False


def since(weeks: str, on: date) -> date:
    """The day so many weeks ago."""
    return on - timedelta(weeks=int(weeks))


def listed(
    actor: Actor, wanted: Listing, narrowings: Iterable[Narrowing], *, at: datetime
) -> QuerySet[Person]:
    """The persons of the actor's institution whom these filters leave, in the order wanted."""
    rows = Person.objects.held_by(sure(actor.institution))
    rows = rows.filter(closed_at__isnull=wanted.value("state") != "closed")
    if wanted.value("whose"):
        rows = rows.filter(adviser=actor.membership)
    if adviser := wanted.value("adviser"):
        rows = rows.filter(adviser=None if adviser == "none" else UUID(adviser))
    if language := wanted.value("language"):
        rows = rows.filter(preferred_language=language)
    if weeks := wanted.value("silent"):
        rows = rows.filter(opened_at__date__lt=since(weeks, timezone.localdate(at)))
    for each in (_own(sure(actor.institution), wanted, at), *narrowings):
        for keys in each.within:
            rows = rows.filter(pk__in=keys)
        for keys in each.without:
            rows = rows.exclude(pk__in=keys)
    return _sorted(rows, wanted.sort)


def _own(institution: UUID, wanted: Listing, at: datetime) -> Narrowing:
    """The filters that this room answers for with its other tables."""
    on, within, without = timezone.localdate(at), list[Keys](), list[Keys]()
    records = Record.objects.filter(institution=institution).values("person")
    if status := wanted.value("status"):
        within.append(records.filter(status=status))
    if days := wanted.value("title"):
        within.append(records.filter(status_until__lte=on + timedelta(days=int(days))))
    if days := wanted.value("consent"):
        ending = Consent.objects.live().filter(
            institution=institution, valid_until__lte=at + timedelta(days=int(days))
        )
        within.append(ending.values("person"))
    if weeks := wanted.value("silent"):
        notes = Note.objects.filter(institution=institution, struck_out_at=None)
        without.append(notes.filter(written_at__date__gte=since(weeks, on)).values("person"))
    return Narrowing(tuple(within), tuple(without))


def _sorted(rows: QuerySet[Person], sort: str) -> QuerySet[Person]:
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name == "name":
        return rows.order_by(*(("-sort_key", "-id") if down else ("sort_key", "id")))
    if name == "until":
        records = Record.objects.filter(person=OuterRef("pk")).values("status_until")
        rows = rows.annotate(ends=Subquery(records))
    column = F("ends") if name == "until" else F("opened_at")
    first = column.desc(nulls_last=True) if down else column.asc(nulls_last=True)
    return rows.order_by(first, "sort_key", "id")


def page_of(rows: QuerySet[Person], *, text: str, page: int) -> Found:
    """One page. A name that is searched comes first as typed, then the likeliest, in that order."""
    start = (page - 1) * PAGE
    if text:
        near = ranked(narrowed_to(rows, text), text)
        shown = described(near[start : start + PAGE])
        most = len(near) == MOST_COMPARED
        return Found(shown, page, len(near) > start + PAGE, len(near), most)
    total = rows.count()
    found = described(rows.select_related("adviser__account", "institution")[start : start + PAGE])
    return Found(found, page, total > start + PAGE, total)


def keys_of(rows: QuerySet[Person], *, text: str, most: int) -> list[UUID]:
    """The keys of all whom the list finds, at most so many."""
    if text:
        return [one.pk for one in ranked(narrowed_to(rows, text), text)][:most]
    return list(rows.values_list("pk", flat=True)[:most])


def in_chunks(rows: QuerySet[Person], *, text: str) -> Iterator[tuple[Person, ...]]:
    """The whole list, so many at a time that the longest needs no more room than a short one."""
    keys = keys_of(rows, text=text, most=MOST_EXPORTED)
    for start in range(0, len(keys), CHUNK):
        yield by_keys(keys[start : start + CHUNK])


def by_keys(keys: Sequence[UUID]) -> tuple[Person, ...]:
    """These persons in this order, as far as the actor may see them."""
    rows = Person.objects.filter(pk__in=keys).select_related("adviser__account", "institution")
    known = {one.pk: one for one in described(rows)}
    return tuple(known[key] for key in keys if key in known)


def consents_until(persons: Collection[UUID]) -> dict[UUID, date]:
    """The day on which the first of somebody's live consents ends."""
    rows = Consent.objects.live().filter(person__in=persons).values("person")
    ends = rows.annotate(first=Min("valid_until")).values_list("person", "first")
    return {person: timezone.localdate(first) for person, first in ends}


def last_notes(persons: Collection[UUID]) -> dict[UUID, datetime]:
    """When the last note that stands was written."""
    rows = Note.objects.filter(person__in=persons, struck_out_at=None).order_by(
        "person", "-written_at"
    )
    return dict(rows.distinct("person").values_list("person", "written_at"))
