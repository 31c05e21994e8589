"""Goals, versions, appointments, and what the two have said to each other."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.plan import wording
from nahtlos.plan.models import (
    Agreement,
    Answer,
    Appointment,
    Coming,
    Feed,
    Goal,
    Signature,
    State,
    Step,
    Word,
)

NoGoal = Goal.DoesNotExist
NoAppointment = Appointment.DoesNotExist


def goals(person: UUID) -> QuerySet[Goal]:
    """What the person wants, the first goal first."""
    return Goal.objects.filter(person=person, ended_at=None)


def past_goals(person: UUID) -> QuerySet[Goal]:
    """What the person has reached or no longer wants."""
    return Goal.objects.filter(person=person, ended_at__isnull=False).order_by("-ended_at")


def goal_for(goal: UUID) -> Goal:
    """The goal behind a key, with its person; raises NoGoal."""
    return Goal.objects.select_related("person").get(pk=goal)


def agreements(person: UUID) -> QuerySet[Agreement]:
    """All versions of the plan, the newest first."""
    return Agreement.objects.filter(person=person).select_related("witnessed_by")


def signature_of(agreement: Agreement) -> str:
    """The lines drawn under a version, as an SVG path; empty where none were."""
    found = Signature.objects.filter(agreement=agreement).values_list("path", flat=True).first()
    return found or ""


@dataclass(frozen=True)
class Standing:
    """The plan as it would be agreed to now, and how that compares with the last version."""

    content: dict[str, object]
    digest: str
    agreed: Agreement | None

    @property
    def holds(self) -> bool:
        """Whether the plan stands as it was agreed."""
        return self.agreed is not None and self.agreed.digest == self.digest


def standing(goals: Iterable[Goal], steps: Iterable[Step], language: str) -> Standing:
    """What would be signed now; `steps` are all of the person's."""
    kept = wording.in_order(one for one in steps if one.state != State.DROPPED)
    content = wording.content(list(goals), kept, language)
    whose = kept[0].person_id if kept else None
    last = Agreement.objects.filter(person=whose).first() if whose else None
    return Standing(content, wording.digest(content), last)


def appointments(person: UUID, since: datetime) -> QuerySet[Appointment]:
    """What is ahead, called off or not, soonest first."""
    return Appointment.objects.filter(person=person, ends_at__gte=since)


def next_appointment(person: UUID, since: datetime) -> Appointment | None:
    """The next one that stands; one that the person cannot keep still stands until it is moved."""
    standing_ones = appointments(person, since).exclude(state=Coming.CANCELLED)
    return standing_ones.first()


def past_appointments(person: UUID, before: datetime) -> QuerySet[Appointment]:
    """What was, the last one first."""
    return Appointment.objects.filter(person=person, ends_at__lt=before).order_by("-starts_at")


def appointment_for(appointment: UUID) -> Appointment:
    """The appointment behind a key, with its person; raises NoAppointment."""
    return Appointment.objects.select_related("person").get(pk=appointment)


def meetings_of(
    actor: Actor, since: datetime, until: datetime, *, desks: Collection[UUID] = ()
) -> QuerySet[Appointment]:
    """Appointments of the actor's own persons in a span of time, soonest first."""
    rows = Appointment.objects.filter(
        institution=actor.institution, person__adviser__in=desks or (actor.membership,),
        starts_at__gte=since, starts_at__lt=until,
    )  # fmt: skip
    return rows.exclude(state=Coming.CANCELLED).select_related("person")


def calendar_of(actor: Actor, since: datetime) -> QuerySet[Appointment]:
    """The same for a calendar outside the house: also those called off, and nothing of the person."""
    rows = Appointment.objects.filter(
        institution=actor.institution, person__adviser=actor.membership, ends_at__gte=since
    )
    return rows.only("starts_at", "ends_at", "place", "state", "made_at", "moved_at")


def answers_of(person: UUID) -> QuerySet[Answer]:
    """What the person has said of the steps, newest first."""
    return Answer.objects.filter(person=person).select_related("step")


def unread_answers(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Answer]:
    """What the actor's own persons have answered and nobody has read, oldest first."""
    rows = Answer.objects.filter(
        institution=actor.institution,
        person__adviser__in=desks or (actor.membership,),
        seen_at=None,
    )
    return rows.select_related("person", "step").order_by("said_at")


def words_of(person: UUID) -> QuerySet[Word]:
    """The talk of person and adviser, newest first."""
    return Word.objects.filter(person=person).select_related("written_by")


def unread_words(actor: Actor, *, desks: Collection[UUID] = ()) -> QuerySet[Word]:
    """What the actor's own persons have written and nobody has read, oldest first."""
    rows = Word.objects.filter(
        institution=actor.institution, person__adviser__in=desks or (actor.membership,),
        written_by=None, seen_at=None,
    )  # fmt: skip
    return rows.select_related("person").order_by("written_at")


def feed_of(person: UUID) -> Feed | None:
    """The address of the calendar at home that is in use."""
    return Feed.objects.filter(person=person, ended_at=None).first()


def person_of_feed() -> tuple[UUID, UUID] | None:
    """The person and region behind the address that is acting (`Actor.link`); None where it ended."""
    return Feed.objects.values_list("person", "region").first()
