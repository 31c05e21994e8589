"""Questions about steps; they never write, and they see only what the wall lets through."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.plan.models import State, Step

NoStep = Step.DoesNotExist


def steps_of(person: UUID) -> QuerySet[Step]:
    """All steps of a person: those to do first, soonest first."""
    rows = Step.objects.filter(person=person)
    return rows.select_related("agreed_by", "moved_by", "helper").order_by(
        "state", F("until").asc(nulls_last=True), "rank", "pk"
    )


def next_steps(person: UUID) -> QuerySet[Step]:
    """What is still to do, soonest first."""
    return (
        Step.objects.open()
        .filter(person=person)
        .select_related("helper")
        .order_by(F("until").asc(nulls_last=True), "rank", "pk")
    )


def _at_desks(actor: Actor, desks: Collection[UUID]) -> QuerySet[Step]:
    rows = Step.objects.filter(
        institution=actor.institution, person__adviser__in=desks or (actor.membership,)
    )
    return rows.filter(person__closed_at=None, person__merged_into=None)


def due_counts(actor: Actor, on: date, *, desks: Collection[UUID] = ()) -> tuple[int, int]:
    """How many open steps are due on that very day, and how many were due before."""
    rows = _at_desks(actor, desks).filter(state=State.OPEN, until__lte=on)
    counted = rows.aggregate(
        due=Count("pk", filter=Q(until=on)), overdue=Count("pk", filter=Q(until__lt=on))
    )
    return counted["due"], counted["overdue"]


def needs_me(actor: Actor, until: date, *, desks: Collection[UUID] = ()) -> QuerySet[Step]:
    """Steps of the actor's own persons that are due by a day or do not go on, soonest first.

    `desks` (memberships) asks for the persons of those besides or instead.
    """
    return (
        _at_desks(actor, desks)
        .filter(Q(state=State.STUCK) | Q(state=State.OPEN, until__lte=until))
        .select_related("person")
        .order_by(F("until").asc(nulls_last=True), "agreed_at")
    )


def step_for(step: UUID) -> Step:
    """The step behind a key, with its person; raises NoStep for whoever may not see it."""
    return Step.objects.select_related("person", "helper").get(pk=step)


LATE = timedelta(days=14)


@dataclass(frozen=True)
class Jam:
    """How many steps do not go on, by who holds the files and who was to do them.

    None stands for one or two: a figure in which somebody might be recognised.
    """

    institution: UUID
    who: str
    helper: UUID | None
    stuck: int | None
    overdue: int | None
    days: float | None


def jammed(on: date) -> tuple[Jam, ...]:
    """Where the plans of the region jam; empty for whoever is no coordinator. Most overdue first."""
    with connection.cursor() as cursor:
        cursor.execute("select * from plan_jammed(%s)", [on])
        rows: Iterable[tuple[UUID, str, UUID | None, int | None, int | None, float | None]]
        rows = cursor.fetchall()
    return tuple(sorted((Jam(*row) for row in rows), key=lambda jam: -(jam.overdue or 0)))
