"""What is published, what the coordination has written for it, and the figures of other regions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from nahtlos.outcomes.models import Draft, Example, Foreign, Public, Publication

FIVE = ("k2_like", "lasting_6", "at_level", "days_to_work", "answered_in_time")
"""The figures of the briefing, in the order in which one reads them."""


@dataclass(frozen=True)
class Words:
    """An example that a person agreed to: the words alone."""

    id: UUID
    text_de: str
    text_en: str


def examples(wanted: Sequence[UUID] | None = None) -> list[Words]:
    """Examples that were agreed to: those named, in that order, or all of the coordination's region."""
    with connection.cursor() as cursor:
        asked = None if wanted is None else [str(one) for one in wanted]
        cursor.execute("select * from outcomes_examples(%s::uuid[])", [asked])
        return [Words(*row) for row in cursor.fetchall()]


def draft_of(region: UUID) -> Draft | None:
    """What the coordination wrote into the briefing."""
    return Draft.objects.filter(region=region).first()


def published(key: str, kind: str) -> Publication | None:
    """What a region shows everybody now, by the region's key."""
    rows = Publication.objects.filter(region__key=key, kind=kind, ended_at=None)
    return rows.select_related("region").first()


def own_publication(region: UUID, kind: Public) -> Publication | None:
    """The same for those who steer."""
    rows = Publication.objects.filter(region=region, kind=kind, ended_at=None)
    return rows.select_related("region", "made_by").first()


def foreign(region: UUID) -> QuerySet[Foreign]:
    """Figures of other regions, by name, the newest first."""
    return Foreign.objects.filter(region=region)


def foreign_for(key: UUID) -> Foreign:
    """One of them; raises Foreign.DoesNotExist for whoever may not see it."""
    return Foreign.objects.get(pk=key)


def examples_of(person: UUID) -> QuerySet[Example]:
    """What was written about a person's way, for their adviser."""
    return Example.objects.filter(person=person)


def example_for(key: UUID) -> Example:
    """One of them; raises Example.DoesNotExist for whoever may not see it."""
    return Example.objects.select_related("person").get(pk=key)
