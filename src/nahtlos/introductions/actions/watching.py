"""The program, watching that nobody is left waiting: remind, hand on to the service, ask again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.introductions.actions.moving import day, move
from nahtlos.introductions.engine import SERVICE_DAYS
from nahtlos.introductions.models import Introduction, State
from nahtlos.introductions.news import IntroductionLate


def _still(key: UUID, *states: State) -> Introduction | None:
    """The row if it still stands where it was found; whoever acted meanwhile was faster."""
    rows = Introduction.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.filter(pk=key, state__in=states).first()


@transaction.atomic
def remind(*, introduction: UUID, by: Actor, at: datetime) -> None:
    """Whoever has the turn is reminded; that it was done is put down."""
    one = _still(
        introduction, State.WISHED, State.PROPOSED, State.SHOWN, State.CHASED, State.INVITED,
        State.TRIAL,
    )  # fmt: skip
    if one is None:
        return
    one.reminded_on = day(at)
    one.save(update_fields=["reminded_on"])
    late = IntroductionLate(
        introduction=one.pk, region=one.region_id, institution=one.institution_id,
        person=one.person_id, opening=one.opening_id, company=one.company_id, state=one.state,
    )  # fmt: skip
    publish(late)


@transaction.atomic
def chase(*, introduction: UUID, by: Actor, at: datetime) -> None:
    """The employer is silent: its service takes over."""
    if one := _still(introduction, State.SHOWN, State.INVITED, State.TRIAL):
        move(one, State.CHASED, by=by, at=at, due_on=day(at, SERVICE_DAYS))


@transaction.atomic
def ask_again(*, introduction: UUID, by: Actor, at: datetime) -> None:
    """The day has come on which the employer wanted to decide."""
    if one := _still(introduction, State.LATER):
        move(one, State.SHOWN, by=by, at=at, due_on=day(at, one.answer_days))
