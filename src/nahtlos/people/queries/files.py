"""One person's file: what stands in it, as far as the wall shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from nahtlos.network import queries as network
from nahtlos.people.models import (
    Arrival,
    Burden,
    Consent,
    Contact,
    Fact,
    HouseholdMember,
    Language,
    Merge,
    Note,
    OfPerson,
    Part,
    Person,
    Qualification,
    Record,
)
from nahtlos.people.translate import as_document


@dataclass(frozen=True)
class File:
    """A person with all that the law and the case page need of them, fetched in two queries."""

    person: Person
    record: Record | None
    facts: dict[str, Any]
    languages: tuple[dict[str, Any], ...]
    document: dict[str, Any]

    @property
    def dont_know(self) -> frozenset[str]:
        """What was asked and answered with "I don't know"."""
        return frozenset(name for name, value in self.facts.items() if value is None)


def person_for(person: UUID) -> Person:
    """The person behind a key; the wall has removed whom the actor may not see (DoesNotExist)."""
    found = Person.objects.select_related("institution", "adviser__account", "merged_into")
    return found.get(pk=person)


def person_and_stand_in(
    person: UUID, on: date, **whether: Exists
) -> tuple[Person, UUID | None, frozenset[str]]:
    """The person, and the key of who stands in for the own adviser on that day, in one question.

    `whether` asks along what rooms above want to know of the person (`OuterRef("pk")`); the names of
    what is so come third.
    """
    found = Person.objects.select_related("institution", "adviser__account", "merged_into")
    rows = found.annotate(whom=network.stands_in("adviser_id", on), **whether)
    one = rows.get(pk=person)
    told = vars(one)
    return one, told["whom"], frozenset(name for name in whether if told[name])


def person_by_reference(reference: str, institution: UUID) -> Person | None:
    """Whom an institution knows by this number in its own system, from the tables that it brought."""
    rows = Arrival.objects.filter(institution=institution, external_key=reference)
    key = rows.exclude(external_key="").values_list("person", flat=True).first()
    return person_for(key) if key else None


def reference_of(person: UUID) -> str:
    """The number by which the holder's own system knows the person; empty where there is none."""
    rows = Arrival.objects.filter(person=person).exclude(external_key="")
    return rows.values_list("external_key", flat=True).first() or ""


def _all_of(table: type[OfPerson], **columns: Any) -> ArraySubquery:
    rows = table._default_manager.filter(person=OuterRef("pk"))
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def file_of(person: UUID) -> File:
    """The whole file for the law and the case page; raises Person.DoesNotExist."""
    found = _with_parts().get(pk=person)
    return _file(found, Record.objects.filter(person=person).first())


def files_of(persons: Collection[UUID]) -> list[File]:
    """The files of these persons as far as the wall shows them, in two queries however many."""
    found = list(_with_parts().filter(pk__in=persons))
    records = {one.person_id: one for one in Record.objects.filter(person__in=persons)}
    return [_file(one, records.get(one.pk)) for one in found]


def _with_parts() -> QuerySet[Person]:
    return Person.objects.select_related("institution", "adviser__account", "merged_into").annotate(
        facts=_all_of(Fact, name="name", value="value"),
        births=ArraySubquery(
            HouseholdMember.objects.filter(
                person=OuterRef("pk"), relation=HouseholdMember.Relation.CHILD
            ).values("birth_date")
        ),
        learned=_all_of(
            Qualification,
            title="title",
            kldb="kldb",
            country="country",
            kind="kind",
            recognition="recognition",
        ),
        spoken=_all_of(Language, code="code", level="level"),
    )


def _file(found: Person, record: Record | None) -> File:
    beside: dict[str, Any] = vars(found)
    facts = {one["name"]: one["value"] for one in beside["facts"]}
    births = [birth.isoformat() for birth in beside["births"] if birth]
    document = as_document(
        found, record, facts=facts, births=births, qualifications=beside["learned"]
    )
    return File(found, record, facts, tuple(beside["spoken"]), document)


def contacts(person: UUID) -> QuerySet[Contact]:
    """Ways to reach the person, the preferred one first."""
    return Contact.objects.filter(person=person)


def languages(person: UUID) -> QuerySet[Language]:
    """The languages the person speaks."""
    return Language.objects.filter(person=person)


def household(person: UUID) -> QuerySet[HouseholdMember]:
    """Who lives with the person."""
    return HouseholdMember.objects.filter(person=person)


def qualifications(person: UUID) -> QuerySet[Qualification]:
    """What the person learned."""
    return Qualification.objects.filter(person=person)


def notes(person: UUID) -> QuerySet[Note]:
    """Notes, newest first, with who wrote them."""
    return Note.objects.filter(person=person).select_related("written_by")


def burdens(person: UUID) -> QuerySet[Burden]:
    """Burdens that weigh now; empty where the person has not agreed that they are seen."""
    return Burden.objects.filter(person=person, eased_at=None)


def agreed_parts(person: UUID, institution: UUID | None) -> frozenset[str]:
    """The parts that a live, explicit consent opens to this institution itself."""
    rows = Consent.objects.live().filter(person=person, recipient=institution, explicit=True)
    return frozenset(part for parts in rows.values_list("parts", flat=True) for part in parts)


def opened_parts(person: UUID, institution: UUID | None) -> frozenset[str]:
    """The parts that live consents open to another institution; protected ones only if explicit."""
    special = {Part.BURDENS.value, Part.HEALTH.value}
    rows = Consent.objects.live().filter(person=person, recipient=institution)
    return frozenset(
        part
        for parts, explicit in rows.values_list("parts", "explicit")
        for part in parts
        if explicit or part not in special
    )


def merges(person: UUID) -> QuerySet[Merge]:
    """Files that were joined into this one and not parted again."""
    return Merge.objects.filter(person=person, undone_at=None).select_related(
        "merged", "merged_by", "person"
    )


@dataclass(frozen=True)
class Elsewhere:
    """Another institution that sees parts of a file now."""

    institution: str
    parts: tuple[str, ...]
    until: datetime


def who_else_sees(person: UUID, holder: UUID) -> tuple[Elsewhere, ...]:
    """Who else sees what, until when."""
    rows = (
        Consent.objects.live()
        .filter(person=person)
        .exclude(recipient=holder)
        .order_by("valid_until")
        .values_list("recipient__short_name", "parts", "valid_until")
    )
    return tuple(
        Elsewhere(name, tuple(str(Part(part).label) for part in parts), until)
        for name, parts, until in rows
    )
