"""What persons asked for by right, and what they may have corrected."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.people.models import Correction, Hold, Part, Person, Request

NoRequest = Request.DoesNotExist
CORRECTABLE: dict[str, Part] = {
    **dict.fromkeys(
        ("people.Person.given_name", "people.Person.family_name", "people.Person.native_name"),
        Part.CONTACT,
    ),
    "people.Contact.value": Part.CONTACT,
    "people.Record.birth_date": Part.PROFILE,
    "people.Record.arrival_date": Part.PROFILE,
    "people.Record.status_since": Part.PROFILE,
    "people.Record.status_until": Part.PROFILE,
    "people.HouseholdMember.first_name": Part.PROFILE,
    "people.HouseholdMember.birth_date": Part.PROFILE,
    "people.Qualification.title": Part.PROFILE,
    "people.Qualification.school": Part.PROFILE,
}
"""Columns that the program can set right by itself, and the part of the file that they belong to."""


def part_of_place(place: str) -> str:
    """The part of the file in which somebody may have seen it."""
    return CORRECTABLE[place].value


def value_of(person: UUID, place: str, row: UUID) -> Any:
    """What stands there now; raises DoesNotExist for what is not the person's."""
    label, _dot, column = place.rpartition(".")
    model = apps.get_model(label)
    own = {"pk": person} if model is Person else {"person": person}
    return getattr(model._default_manager.filter(**own).get(pk=row), column)


@dataclass(frozen=True)
class Place:
    """One thing that can be corrected: where it stands, and what stands there."""

    place: str
    row: UUID
    value: str


def places(person: UUID) -> list[Place]:
    """Everything of a person that can be corrected by saying what is right."""
    found = []
    for place in CORRECTABLE:
        label, _dot, column = place.rpartition(".")
        model = apps.get_model(label)
        own = {"pk": person} if model is Person else {"person": person}
        rows = model._default_manager.filter(**own).order_by("pk")
        found += [
            Place(place, key, str(value))
            for key, value in rows.values_list("pk", column)
            if value not in (None, "")
        ]
    return found


def requests_of(person: UUID) -> QuerySet[Request]:
    """Everything a person asked for, the newest first."""
    rows = Request.objects.filter(person=person).select_related("answered_by", "asked_by")
    return rows.order_by("-asked_at")


def request_for(request: UUID) -> Request:
    """The request behind a key; raises NoRequest for whoever may not see it."""
    return Request.objects.select_related("person").get(pk=request)


def open_requests(actor: Actor, *, mine: bool = False) -> QuerySet[Request]:
    """What waits for an answer at the actor's institution, the soonest due first."""
    rows = Request.objects.open().filter(institution=actor.institution)
    if mine:
        rows = rows.filter(person__adviser=actor.membership)
    return rows.select_related("person").order_by("due_on", "asked_at")


def holds_of(person: UUID) -> QuerySet[Hold]:
    """What stops or stopped the erasing of a file."""
    return Hold.objects.filter(person=person).select_related("set_by")


def corrections_for(actor: Actor) -> QuerySet[Correction]:
    """What the actor's institution was shown and was corrected since, not read yet."""
    rows = Correction.objects.filter(recipient=actor.institution, seen_at=None)
    return rows.select_related("institution").order_by("told_at")
