"""What each of the two says to the programme alone, and the end."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand
from nahtlos.mentoring import access
from nahtlos.mentoring.actions.meeting import awake
from nahtlos.mentoring.actions.moving import locked, move
from nahtlos.mentoring.models import About, Answered, Pair, Side, State, Wish, WishState, Word
from nahtlos.mentoring.news import HelpWanted
from nahtlos.network.actions.once import only_once


@transaction.atomic
def say_word(
    *, pair: Pair, side: str, about: str, reason: str, text: str, by: Actor, at: datetime
) -> Word:
    """One of the two says something; the other never sees it.

    “We meet” ends a silence. Whoever would like to end it or wants help is heard by a human at once.
    """
    fresh = locked(pair)
    demand(access.may_say_word(by, fresh, side, about))
    word = _keep(fresh, side, about, reason=reason, text=text, by=by, at=at)
    if about == About.END and side == Side.PERSON:
        _settle(fresh, by, at)
    elif about == About.SILENCE and reason == Answered.WE_MEET:
        fresh.last_met_on = timezone.localdate(at)
        awake(fresh, side, "last_met_on", by=by, at=at)
    elif about != About.END:
        publish(HelpWanted(fresh.pk, fresh.region_id, fresh.programme_id, about))
    return word


def _keep(
    pair: Pair, side: str, about: str, *, reason: str, text: str, by: Actor, at: datetime
) -> Word:
    with only_once(_("You have answered this already. Thank you.")):
        return Word.objects.create(
            person_id=pair.person_id, region_id=pair.region_id,
            institution_id=pair.institution_id, pair=pair, side=side, about=about, reason=reason,
            text=text, asked_on=pair.asked_on if about == About.SILENCE else None,
            said_at=at, said_by_id=by.account,
        )  # fmt: skip


@transaction.atomic
def end(*, pair: Pair, side: str, reason: str, text: str, by: Actor, at: datetime) -> Pair:
    """End it, with the word of whoever ends it; the other is asked for theirs.

    `side` is empty where the programme ends it: then both are asked.
    """
    fresh = locked(pair)
    demand(access.may_end(by, fresh, side))
    ended = move(fresh, State.ENDED, side or "programme", by=by, at=at)
    if side:
        _keep(ended, side, About.END, reason=reason, text=text, by=by, at=at)
    if side == Side.PERSON:
        _settle(fresh, by, at)
    return ended


def _settle(pair: Pair, by: Actor, at: datetime) -> None:
    """With the person's last word the wish has served; they may ask anew."""
    Wish.objects.filter(pk=pair.wish_id, state=WishState.OPEN).update(
        state=WishState.CLOSED, moved_at=at, moved_by_id=by.account
    )
