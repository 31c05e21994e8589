"""Goals: set in the person's own words, changed, reached or given up."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.models import Goal


@transaction.atomic
def set_goal(
    *, person: Person, words: str, language: str, german: str, by: Actor, at: datetime,
    goal: Goal | None = None,
) -> Goal:  # fmt: skip
    """Write down a goal, or change the words of one; a new one stands behind the others."""
    demand(access.may_agree(by, person))
    if goal is None:
        last = Goal.objects.filter(person=person, ended_at=None).aggregate(last=Max("rank"))["last"]
        goal = Goal(
            person=person,
            region_id=person.region_id,
            institution_id=person.institution_id,
            rank=(last or 0) + 1,
            set_at=at,
            set_by_id=sure(by.account),
        )
    goal.words, goal.language, goal.german = words, language, german
    goal.save()
    return goal


@transaction.atomic
def end_goal(*, goal: Goal, reached: bool, by: Actor, at: datetime) -> Goal:
    """Reached, or no longer wanted; its steps stay as they are."""
    demand(access.may_agree(by, goal.person))
    goal.ended_at, goal.reached = at, reached
    goal.save(update_fields=["ended_at", "reached"])
    return goal
