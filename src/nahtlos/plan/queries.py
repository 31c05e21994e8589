"""Questions about steps; they never write, and they see only what the wall lets through."""

from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.plan.models import Doer, State, Step

NoStep = Step.DoesNotExist

__all__ = ("Doer", "NoStep", "State", "Step", "due", "next_steps", "step_for", "steps_of")


def steps_of(person: UUID) -> QuerySet[Step]:
    """All steps of a person: open ones first, soonest first."""
    return Step.objects.filter(person=person).select_related("agreed_by", "moved_by")


def next_steps(person: UUID) -> QuerySet[Step]:
    """What is still to do, soonest first."""
    return Step.objects.open().filter(person=person).order_by(F("until").asc(nulls_last=True))


def due(actor: Actor, until: date) -> QuerySet[Step]:
    """Open steps of the actor's own persons up to a day, with the person, soonest first."""
    mine = Step.objects.open().filter(
        institution=actor.institution, person__adviser=actor.membership
    )
    return (
        mine.filter(until__lte=until, person__closed_at=None, person__merged_into=None)
        .select_related("person")
        .order_by("until", "agreed_at")
    )


def step_for(step: UUID) -> Step:
    """The step behind a key, with its person; raises NoStep for whoever may not see it."""
    return Step.objects.select_related("person").get(pk=step)
