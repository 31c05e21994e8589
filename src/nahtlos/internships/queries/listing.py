"""Lists of internships: an institution's, a person's, an employer's, and what the night looks for."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from nahtlos.employers.models import Employer
from nahtlos.internships.models import (
    OVER,
    Internship,
    Opens,
    Party,
    Pass,
    Signature,
    Signer,
    State,
    Teller,
)
from nahtlos.internships.models.after import Impression

SHOWN = 200
FIRST_OF_ALL = (State.TO_SIGN, State.DRAFT, State.SIGNED, State.RUNNING)


@dataclass(frozen=True)
class Line:
    """An internship in a list: who has not signed, and whether something is missing."""

    internship: Internship
    person: str
    missing: tuple[str, ...]
    unlawful: bool
    untold: tuple[str, ...]


def _with_names() -> QuerySet[Internship]:
    return Internship.objects.select_related("person", "company", "site")


def lines(institution: UUID, *, over: bool = False) -> tuple[Line, ...]:
    """An institution's internships; those that need somebody first."""
    order = Case(
        *(When(state=state, then=Value(at)) for at, state in enumerate(FIRST_OF_ALL)),
        default=Value(len(FIRST_OF_ALL)), output_field=IntegerField(),
    )  # fmt: skip
    rows = _with_names().filter(institution=institution).alias(rank=order)
    rows = rows.filter(state__in=OVER) if over else rows.exclude(state__in=OVER)
    ordered = rows.order_by("-ends_on", "id") if over else rows.order_by("rank", "starts_on", "id")
    return _told(list(ordered[:SHOWN]))


def of_person(person: UUID) -> tuple[Line, ...]:
    """All of one person, newest first."""
    return _told(list(_with_names().filter(person=person)[:SHOWN]))


def _told(found: list[Internship]) -> tuple[Line, ...]:
    keys = [one.pk for one in found]
    missing, told = _missing(keys), _tellers(keys)
    return tuple(
        Line(
            one, str(one.person), tuple(missing[one.pk]) if one.state == State.TO_SIGN else (),
            unlawful=not one.lawful and one.state in {State.DRAFT, State.TO_SIGN, State.SIGNED},
            untold=tuple(t for t in Teller.values if t not in told[one.pk])
            if one.state in {State.ENDED, State.BROKEN_OFF} else (),
        )
        for one in found
    )  # fmt: skip


def _missing(keys: Collection[UUID]) -> dict[UUID, list[str]]:
    """The parties that have not signed, by internship."""
    signed = Signature.objects.filter(signer=OuterRef("pk"), voided_at=None)
    rows = Signer.objects.filter(~Exists(signed), internship__in=keys, named=True)
    found: dict[UUID, list[str]] = defaultdict(list)
    for internship, party in rows.values_list("internship", "party"):
        found[internship].append(str(Party(party).label))
    return found


def _tellers(keys: Collection[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Impression.objects.filter(internship__in=keys)
    for internship, teller in rows.values_list("internship", "teller"):
        found[internship].add(teller)
    return found


def of_companies(companies: Iterable[Employer]) -> tuple[Internship, ...]:
    """Those of an employer's companies that it may see."""
    rows = Internship.objects.filter(company__in=[one.pk for one in companies])
    return tuple(rows.order_by("-starts_on", "id")[:SHOWN])


def has_own() -> Exists:
    """Whether a person has any of these, for a question about persons."""
    rows = Internship.objects.filter(person=OuterRef("pk")).exclude(state=State.DRAFT)
    return Exists(rows)


def own(person: UUID) -> tuple[Internship, ...]:
    """The person's own ones that were sent to be signed; names stand in the text."""
    rows = Internship.objects.filter(person=person).exclude(state=State.DRAFT)
    return tuple(rows[:SHOWN])


def companies(region: UUID) -> tuple[Employer, ...]:
    """Where somebody could do an internship: every company of the region that is looked after."""
    return tuple(Employer.objects.filter(region=region, closed_at=None))


def due_for_links(internship: Internship, opens: str) -> tuple[Pass, ...]:
    """Open links that have not gone out, to those who have not signed."""
    rows = Pass.objects.select_related("signer").filter(
        internship=internship, opens=opens, sent_at=None, ended_at=None
    )
    signed = Signature.objects.filter(signer=OuterRef("signer"), voided_at=None)
    return tuple(rows.filter(~Exists(signed)) if opens == Opens.SIGN else rows)


def to_start(region: UUID, on: date) -> list[UUID]:
    """Signed, lawful, and the first day has come."""
    rows = Internship.objects.filter(region=region, state=State.SIGNED, starts_on__lte=on)
    return [one.pk for one in rows if one.lawful]


def to_end(region: UUID, on: date) -> list[UUID]:
    """Running beyond the last day."""
    rows = Internship.objects.filter(region=region, state=State.RUNNING, ends_on__lt=on)
    return list(rows.values_list("pk", flat=True))


def to_remind(region: UUID, on: date, days: int) -> list[UUID]:
    """To be signed, beginning within so many days, and nobody was reminded."""
    rows = Internship.objects.filter(region=region, state=State.TO_SIGN, reminded_on=None)
    soon = Q(starts_on__lte=on + timedelta(days=days), ends_on__gte=on)
    return list(rows.filter(soon).values_list("pk", flat=True))
