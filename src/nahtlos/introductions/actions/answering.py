"""The employer answers, or its service after a call; nothing is overwritten that somebody just said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand, unless
from nahtlos.introductions import access
from nahtlos.introductions.actions.moving import day, locked, move
from nahtlos.introductions.engine import PERSON_DAYS
from nahtlos.introductions.models import Introduction, State

LONGEST_LATER = timedelta(days=183)
MEETS = frozenset({State.INVITED, State.TRIAL})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the employer says: `to` and what belongs to it."""

    to: State
    meets_at: datetime | None = None
    meets_where: str = ""
    later_until: date | None = None
    reason: str = ""
    change: str = ""


@transaction.atomic
def answer(
    *, introduction: Introduction, answer: Answer, seen: datetime, by: Actor, at: datetime
) -> Introduction:
    """Invite, try, decide later, or say no with a reason.

    `seen` is when the row had moved last as the reader saw it: who answers after somebody else is told
    so, and nothing of the first answer is lost.
    """
    fresh = locked(introduction)
    demand(access.may_answer(by, fresh, answer.to))
    demand(unless(fresh.moved_at == seen, access.ANSWERED))
    fields: dict[str, Any] = {"answered_at": at}
    if answer.to in MEETS:
        fields |= _meeting(fresh, answer, at)
    elif answer.to is State.LATER:
        fields |= _later(answer, at)
    else:
        demand(access.may_refuse(answer.reason, answer.change))
        fields |= {"reason": answer.reason, "change": answer.change}
    return move(fresh, answer.to, by=by, at=at, **fields)


def _meeting(fresh: Introduction, answer: Answer, at: datetime) -> dict[str, Any]:
    """When and where; without a day it is agreed on the telephone."""
    meets = answer.meets_at
    demand(unless(meets is None or meets > at, _("Please choose a time that is still to come.")))
    late = day(meets or at, fresh.answer_days) if fresh.name_given else day(at, PERSON_DAYS)
    return {"meets_at": meets, "meets_where": answer.meets_where, "due_on": late}


def _later(answer: Answer, at: datetime) -> dict[str, Any]:
    until = answer.later_until
    demand(
        unless(
            until is not None and day(at) < until <= day(at) + LONGEST_LATER,
            _("Please choose a day from tomorrow on, within half a year."),
        )
    )
    return {"later_until": until, "due_on": until}


@transaction.atomic
def close_unanswered(*, introduction: Introduction, by: Actor, at: datetime) -> Introduction:
    """The employer service could not get an answer either; person and adviser are told."""
    return move(locked(introduction), State.UNANSWERED, by=by, at=at)
