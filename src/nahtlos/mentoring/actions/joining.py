"""What becomes of wishes for a mentor when a case is closed, or two files become one."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.mentoring import access
from nahtlos.mentoring.actions.wishes import close_wish
from nahtlos.mentoring.models import OPEN, STANDING, Pair, Wish, WishState


def _looking() -> QuerySet[Wish]:
    """Wishes that are not over, held until the transaction ends; in a programme the older one first."""
    rows = Wish.objects.filter(state__in=[WishState.PROPOSED, WishState.OPEN])
    return rows.select_for_update(of=("self",)).order_by("programme", "id")


def _meets(wish: Wish) -> bool:
    return Pair.objects.filter(wish=wish, state__in=STANDING).exists()


def _far(wish: Wish) -> int:
    """How far it has come: proposed, agreed to, a mentor proposed, a mentor met."""
    if wish.state == WishState.PROPOSED:
        return 0
    return 1 + Pair.objects.filter(wish=wish, state__in=OPEN).exists() + _meets(wish)


@transaction.atomic
def end_with_case(*, person: UUID, by: Actor, at: datetime) -> None:
    """Look no longer; two who meet go on until one of them ends it."""
    for wish in _looking().filter(person=person, institution=by.institution):
        if not _meets(wish):
            close_wish(wish=wish, by=by, at=at)


@transaction.atomic
def make_one(*, person: UUID, merged: UUID, by: Actor, at: datetime) -> None:
    """Before two files are joined: in each programme one wish stays, that which has come further.

    Of two that came as far the younger is closed. With whom the person should not meet holds on.
    """
    rows = _looking().filter(person__in=(person, merged))
    for _programme, twice in groupby(rows, key=lambda one: one.programme_id):
        stays, *others = sorted(twice, key=_far, reverse=True)
        for other in others:
            demand(access.may_become_one(_meets(stays), _meets(other)))
            close_wish(wish=other, by=by, at=at)
            stays.excluded = [*dict.fromkeys([*stays.excluded, *other.excluded])]
            stays.save(update_fields=["excluded"])
