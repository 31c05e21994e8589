"""How an introduction moves: one at a time, by the table, with its news."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.introductions import access
from nahtlos.introductions.models import ENDED, Introduction, Side, State
from nahtlos.introductions.news import IntroductionMoved

GONE = Refusal(access.OVER)


def day(at: datetime, days: int = 0) -> date:
    """The day of a moment, or so many days later."""
    return timezone.localdate(at) + timedelta(days=days)


def locked(introduction: Introduction) -> Introduction:
    """As it stands now, held until the transaction ends; gone for whoever may no longer see it."""
    try:
        return Introduction.objects.select_for_update(of=("self",)).get(pk=introduction.pk)
    except Introduction.DoesNotExist as error:
        raise Refused(GONE) from error


def move(
    fresh: Introduction, to: State, *, by: Actor, at: datetime, beside: bool = False, **fields: Any
) -> Introduction:
    """Move a locked row if the table lets this hand; the database writes the move into its book."""
    demand(access.may_move(by, fresh, to))
    was = {"state": to, "moved_at": at, "moved_by_id": by.account, "turned_at": at}
    cleared: dict[str, Any] = {"reminded_on": None, "later_until": None}
    if to in ENDED:
        cleared |= {"ended_at": at, "due_on": None}
    for name, value in (was | cleared | fields).items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[one.removesuffix("_id") for one in was | cleared | fields])
    publish(news_of(fresh, hand(by, fresh), beside=beside))
    return fresh


def hand(by: Actor, introduction: Introduction) -> Side:
    """Whose hand it was, for whoever is told; an adviser who serves the company counts as adviser."""
    order = (Side.PROGRAM, Side.PERSON, Side.EMPLOYER, Side.ADVISER, Side.SERVICE)
    sides = access.sides_of(by, introduction)
    return next(one for one in order if one in sides)


def news_of(introduction: Introduction, side: Side, *, beside: bool = False) -> IntroductionMoved:
    """What there is to tell; `beside` where the person sits beside and knows."""
    return IntroductionMoved(
        introduction=introduction.pk,
        region=introduction.region_id,
        institution=introduction.institution_id,
        person=introduction.person_id,
        opening=introduction.opening_id,
        company=introduction.company_id,
        state=introduction.state,
        side=side,
        shown=introduction.agreed_at is not None,
        beside=beside,
    )
