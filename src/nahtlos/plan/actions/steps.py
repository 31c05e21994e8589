"""Steps: agreed one by one or as a whole way, changed, moved, with what came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from nahtlos.core.actor import Actor, sure
from nahtlos.core.refusal import demand
from nahtlos.core.wall import wait_for_turn
from nahtlos.people.queries import Person
from nahtlos.plan import access, wording
from nahtlos.plan.models import TO_DO, Doer, Source, State, Step

WHAT = 200


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A step as it shall stand in the plan.

    `what` may be empty where `phrase` (key of the catalogue) and `values` tell it in every language.
    `helper` is the institution that does it, `employer` the employer by name.
    """

    who: Doer
    what: str = ""
    own_words: str = ""
    phrase: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    source: Source = Source.FREE
    source_key: str = ""
    helper: UUID | None = None
    employer: str = ""
    starts_on: date | None = None
    until: date | None = None
    note: str = ""
    goal: UUID | None = None

    def columns(self) -> dict[str, object]:
        """The columns of the row; who does it decides which name is kept beside it."""
        what = self.what or wording.in_german(self.phrase, self.values)
        return {
            "what": what[:WHAT],
            "own_words": self.own_words,
            "phrase": self.phrase,
            "values": dict(self.values),
            "source": self.source,
            "source_key": self.source_key,
            "who": self.who,
            "helper_id": self.helper if self.who == Doer.INSTITUTION else None,
            "employer": self.employer if self.who == Doer.EMPLOYER else "",
            "starts_on": self.starts_on,
            "until": self.until,
            "note": self.note,
            "goal_id": self.goal,
        }


@transaction.atomic
def agree_step(*, person: Person, wanted: Wanted, by: Actor, at: datetime) -> Step:
    """Write down a step that person and adviser agreed on."""
    [step] = take_steps(person=person, wanted=[wanted], by=by, at=at)
    return step


@transaction.atomic
def take_steps(
    *, person: Person, wanted: Sequence[Wanted], by: Actor, at: datetime
) -> tuple[Step, ...]:
    """Write down several steps in their order, such as those of a way.

    A step from a source that is in the plan already and still to do is not taken twice; it gets the
    new days.
    """
    demand(access.may_agree(by, person))
    return _taken(person, wanted, by, at)


@transaction.atomic
def write_from_meeting(*, person: Person, wanted: Wanted, by: Actor, at: datetime) -> None:
    """Whoever has just met the person writes the next step into the plan.

    Who that may be, upper rooms say in their own access and in the wall.
    """
    _taken(person, [wanted], by, at)


def _taken(person: Person, wanted: Sequence[Wanted], by: Actor, at: datetime) -> tuple[Step, ...]:
    wait_for_turn(f"steps {person.pk}")
    rank = Step.objects.filter(person=person).aggregate(last=Max("rank"))["last"] or 0
    taken = []
    for number, one in enumerate(wanted, rank + 1):
        step = _same(person, one) or Step(
            person=person,
            region_id=person.region_id,
            institution_id=person.institution_id,
            agreed_by_id=sure(by.account),
            agreed_at=at,
        )
        for column, value in (one.columns() | {"rank": number}).items():
            setattr(step, column, value)
        step.save()
        taken.append(step)
    return tuple(taken)


def _same(person: Person, wanted: Wanted) -> Step | None:
    if not wanted.source_key:
        return None
    return Step.objects.filter(
        person=person, source=wanted.source, source_key=wanted.source_key, state__in=TO_DO
    ).first()


@transaction.atomic
def change_step(*, step: Step, wanted: Wanted, by: Actor) -> Step:
    """Write the step as it was really meant; how it stood before stays in the history."""
    demand(access.may_agree(by, step.person))
    for column, value in wanted.columns().items():
        setattr(step, column, value)
    step.save()
    return step


@transaction.atomic
def move(*, step: Step, to: State, by: Actor, at: datetime) -> Step:
    """Done, stuck, no longer needed, or open again."""
    demand(access.may_move(by, step, to))
    fresh = Step.objects.select_for_update(of=("self",)).select_related("person").get(pk=step.pk)
    demand(access.may_move(by, fresh, to))
    fresh.state, fresh.moved_at, fresh.moved_by_id = to, at, by.account
    if to is State.OPEN:
        fresh.moved_at = fresh.moved_by_id = None
    fresh.save(update_fields=["state", "moved_at", "moved_by"])
    return fresh


@transaction.atomic
def record_result(*, step: Step, result: str, by: Actor) -> Step:
    """Write down what came of a step."""
    demand(access.may_agree(by, step.person))
    step.result = result
    step.save(update_fields=["result"])
    return step
