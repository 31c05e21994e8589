"""Verbs of the plan; the only ones who write it."""

from datetime import date, datetime

from django.db import transaction

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.people.queries import Person
from nahtlos.plan import access
from nahtlos.plan.models import Doer, State, Step


@transaction.atomic
def agree(
    *, person: Person, what: str, who: Doer, by: Actor, at: datetime,
    until: date | None = None, note: str = "",
) -> Step:  # fmt: skip
    """Write down a step that person and adviser agreed on."""
    demand(access.may_agree(by, person))
    return Step.objects.create(
        person=person,
        region_id=person.region_id,
        institution_id=person.institution_id,
        what=what,
        who=who,
        until=until,
        note=note,
        agreed_at=at,
        agreed_by_id=sure(by.account),
    )


@transaction.atomic
def change_step(
    *, step: Step, what: str, who: Doer, until: date | None, note: str, by: Actor
) -> Step:
    """Write the step as it was really meant; how it stood before stays in the history."""
    demand(access.may_agree(by, step.person))
    step.what, step.who, step.until, step.note = what, who, until, note
    step.save(update_fields=["what", "who", "until", "note"])
    return step


@transaction.atomic
def move(*, step: Step, to: State, by: Actor, at: datetime) -> Step:
    """Done, no longer needed, or open again."""
    demand(access.may_move(by, step, to))
    fresh = Step.objects.select_for_update(of=("self",)).select_related("person").get(pk=step.pk)
    demand(access.may_move(by, fresh, to))
    fresh.state, fresh.moved_at, fresh.moved_by_id = to, at, by.account
    if to is State.OPEN:
        fresh.moved_at = fresh.moved_by_id = None
    fresh.save(update_fields=["state", "moved_at", "moved_by"])
    return fresh
