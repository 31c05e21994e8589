"""Calls: asked for without an account, ticked off, forgotten."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.core.wall import acting
from nahtlos.network.models import Answer
from nahtlos.portal import access
from nahtlos.portal.models import CallBack
from nahtlos.portal.news import CallAsked

DONE_KEPT, OPEN_KEPT = timedelta(days=14), timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Who wants to be called, when, about what."""

    name: str
    telephone: str
    time: str
    question: str = ""


@transaction.atomic
def ask_to_be_called(*, answer: Answer, wish: Wish, at: datetime) -> None:
    """Have it before the institution that answers; whoever asks cannot read it again."""
    demand(access.may_ask_to_be_called(answer))
    call = CallBack(
        region_id=answer.region_id, institution_id=answer.institution_id, asked_at=at,
        name=wish.name, telephone=wish.telephone, time=wish.time, question=wish.question,
    )  # fmt: skip
    call.save(force_insert=True)
    publish(CallAsked(institution=answer.institution_id, region=answer.region_id, call=call.pk))


@transaction.atomic
def tick_off(*, call: CallBack, by: Actor, at: datetime) -> None:
    """Somebody has called."""
    demand(access.may_tick_off(by, call))
    call.done_at, call.done_by_id = at, sure(by.account)
    call.save(update_fields=["done_at", "done_by"])


def forget_calls(*, by: Actor, at: datetime) -> int:
    """Erase what was done two weeks ago, and what nobody has done for two months; how many."""
    with acting(by):
        due = Q(done_at__lt=at - DONE_KEPT) | Q(done_at=None, asked_at__lt=at - OPEN_KEPT)
        gone, _each = CallBack.objects.filter(due, region=sure(by.region)).delete()
    return gone
