"""Who asks, chases and answers the monthly signs; a newcomer may read each of these sentences."""

from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models import (
    ASKINGS,
    CAN_ANSWER,
    Apprenticeship,
    Asking,
    Hand,
    Side,
    Sign,
    State,
)
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import May, Watcher

ASKED_IN = (State.ENTRY, State.TRAINING)
NOT_NOW = _("This question is not asked now.")


def hand_of(actor: Actor, sign: Sign) -> Hand | None:
    """Whose hand somebody's is; none for everybody who has nothing to do with it."""
    if actor.role is Watcher:
        return Hand.PROGRAM if actor.region == sign.region_id else None
    if actor.link and actor.link == sign.token_digest:
        return Hand(sign.side)
    if actor.person is not None:
        mine = sign.side == Side.TRAINEE and actor.person == sign.person_id
        return Hand.TRAINEE if mine else None
    if actor.may(May.KEEP_PERSONS) and actor.institution == sign.institution_id:
        return Hand.ADVISER
    return None


def may_ask(actor: Actor, row: Apprenticeship) -> Refusal | None:
    """Whether the sides are asked now: in training and in an entry qualification, in its own house."""
    return (
        unless(
            actor.may(May.KEEP_PERSONS) and actor.institution == row.institution_id,
            _("The program asks by itself, on its day."),
        )
        or unless(row.guarded, _("The monthly questions were ended."))
        or unless(row.state in ASKED_IN, _("Nobody is asked before the training and after it."))
    )


def may_chase(actor: Actor, sign: Sign) -> Refusal | None:
    """Whether silence goes on by this hand."""
    return unless(
        hand_of(actor, sign) is Hand.PROGRAM, _("The program asks by itself, on its day.")
    )


def may_answer(actor: Actor, sign: Sign) -> Refusal | None:
    """Whether this actor may answer now. An answer that is given stands."""
    moves = ASKINGS[Asking(sign.state)]
    return unless(
        sign.state != Asking.ANSWERED, _("This was answered already. Thank you.")
    ) or unless(hand_of(actor, sign) in moves.get(Asking.ANSWERED, frozenset()), NOT_NOW)


def may_call(actor: Actor, sign: Sign) -> Refusal | None:
    """Whether it stands on the list of calls of this actor's institution."""
    return unless(hand_of(actor, sign) is Hand.ADVISER and sign.state in CAN_ANSWER, NOT_NOW)
