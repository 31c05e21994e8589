"""How a page of the plan arrives at what it is about: one of the person's own rows, or not there."""

from uuid import UUID

from nahtlos.people.queries import Person
from nahtlos.plan import queries
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.arriving import arrive, row_of


def step_at(request: NahtlosRequest, person: UUID, step: UUID) -> queries.Step:
    """One of the person's steps."""
    arrive(request, person, "plan")
    return row_of(person, queries.step_for, step)


def goal_at(request: NahtlosRequest, person: UUID, goal: UUID) -> queries.Goal:
    """One of the person's goals."""
    arrive(request, person, "plan")
    return row_of(person, queries.goal_for, goal)


def appointment_at(request: NahtlosRequest, person: UUID, appointment: UUID) -> queries.Appointment:
    """One of the person's appointments."""
    arrive(request, person, "plan")
    return row_of(person, queries.appointment_for, appointment)


def spoken_language(person: Person) -> str:
    """The language in which the plan is told beside German."""
    return person.preferred_language or "de"
