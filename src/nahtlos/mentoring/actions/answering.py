"""Each of the two says yes or no; with the second yes they begin."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.mentoring import access
from nahtlos.mentoring.actions.moving import locked, move
from nahtlos.mentoring.models import Pair, Side, State


@transaction.atomic
def answer(*, pair: Pair, side: str, yes: bool, by: Actor, at: datetime) -> Pair:
    """Yes or no from one of the two. A no needs no reason, and the other does not learn whose it was."""
    fresh = locked(pair)
    demand(access.may_answer(by, fresh, side))
    if not yes:
        return move(fresh, State.DECLINED, side, by=by, at=at)
    said = "person_said_at" if side == Side.PERSON else "mentor_said_at"
    setattr(fresh, said, at)
    if fresh.person_said_at is None or fresh.mentor_said_at is None:
        fresh.save(update_fields=[said])
        return fresh
    fresh.started_on = timezone.localdate(at)
    fresh.until_on = fresh.started_on + timedelta(weeks=fresh.programme.weeks)
    return move(fresh, State.ACTIVE, side, said, "started_on", "until_on", by=by, at=at)


@transaction.atomic
def take_back(*, pair: Pair, by: Actor, at: datetime) -> Pair:
    """Whoever runs the programme takes a suggestion back."""
    fresh = locked(pair)
    demand(access.may_take_back(by, fresh))
    return move(fresh, State.WITHDRAWN, "programme", by=by, at=at)
