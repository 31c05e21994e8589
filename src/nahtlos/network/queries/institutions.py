"""Institutions and who of them answers for what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Q, QuerySet

from nahtlos.network.models import Answer, Area, Institution, Kind, Region, Topic

TOPICS = tuple(Topic.choices)
KINDS = tuple(Kind.choices)


@dataclass(frozen=True)
class Row:
    """One institution in the table of who answers for what: per topic the areas, none for a gap."""

    institution: Institution
    places: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """A topic that nobody answers for in some areas; `areas` empty means nowhere at all."""

    topic: Topic
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    """The region's table of answers, its gaps, and the entries nobody has looked at for long."""

    rows: list[Row]
    gaps: list[Gap]
    stale: list[Answer]


def regions() -> list[Region]:
    """All regions of this installation."""
    return list(Region.objects.order_by("name"))


def any_of(region: UUID, **rows: QuerySet[Any]) -> frozenset[str]:
    """Of which of these there is a row, in one question: pages ask on for what is there alone."""
    asked = {name: Exists(some.order_by()) for name, some in rows.items()}
    found: dict[str, Any] = dict(Region.objects.filter(pk=region).values(**asked).get())
    return frozenset(name for name in rows if found[name])


def areas(region: UUID) -> list[Area]:
    """The areas of a region, by name."""
    return list(Area.objects.filter(region=region))


def area_for(area: UUID) -> Area | None:
    """One area."""
    return Area.objects.filter(pk=area).first()


def institution_for(institution: UUID) -> Institution | None:
    """One institution, with its region."""
    return Institution.objects.select_related("region").filter(pk=institution).first()


def institutions(region: UUID) -> list[Institution]:
    """All institutions of a region, by name."""
    return list(Institution.objects.filter(region=region))


def institutions_with_staff(region: UUID) -> list[tuple[Institution, int]]:
    """All institutions of a region with the number of places of work that the actor may see."""
    live = Count("memberships", filter=Q(memberships__ended_at=None))
    rows = Institution.objects.filter(region=region).annotate(staff=live)
    return [(row, row.staff) for row in rows]


def answers_of(institution: UUID) -> list[Answer]:
    """What an institution answers for."""
    rows = Answer.objects.filter(institution=institution).select_related("area", "institution")
    return sorted(rows, key=lambda answer: Topic.values.index(answer.topic))


def answer_for(answer: UUID) -> Answer | None:
    """One answer, with its institution."""
    rows = Answer.objects.select_related("area", "institution", "region")
    return rows.filter(pk=answer).first()


def board(region: UUID, *, checked_since: date) -> Board:
    """Who answers for what in a region; stale is what was last checked before `checked_since`."""
    answers = list(
        Answer.objects.filter(region=region)
        .select_related("institution", "area")
        .order_by("institution__name", "topic")
    )
    places: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        area = answer.area.name if answer.area else ""
        places[answer.institution_id][answer.topic].append(area)
    rows = [Row(one, dict(places.get(one.id, {}))) for one in institutions(region)]
    old = [a for a in answers if a.checked_on is None or a.checked_on < checked_since]
    return Board(rows, _gaps(answers, [area.name for area in areas(region)]), old)


def _gaps(answers: list[Answer], all_areas: list[str]) -> list[Gap]:
    found = []
    for topic in Topic:
        of_topic = [a for a in answers if a.topic == topic]
        if any(a.area is None for a in of_topic):
            continue
        answered = {a.area.name for a in of_topic if a.area}
        missing = tuple(name for name in all_areas if name not in answered)
        if missing or not of_topic:
            found.append(Gap(topic, missing if of_topic else ()))
    return found
