"""Who answers what is asked after a start."""

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import EmployerContact, May, Watcher
from nahtlos.placements.models import ASKINGS, OPEN, Asking, FollowUp, Hand, Side


def hand_of(actor: Actor, followup: FollowUp) -> Hand | None:
    """Whose hand somebody's is; none for everybody who has nothing to do with it."""
    if actor.role is Watcher:
        return Hand.PROGRAM if actor.region == followup.region_id else None
    if actor.link and actor.link == followup.token_digest:
        return Hand(followup.side)
    if actor.person is not None:
        mine = followup.side == Side.PERSON and actor.person == followup.person_id
        return Hand.PERSON if mine else None
    if actor.role is EmployerContact:
        return Hand.EMPLOYER if followup.side == Side.EMPLOYER else None
    if actor.may(May.KEEP_PERSONS) and actor.institution == followup.institution_id:
        return Hand.ADVISER
    return None


def may_answer(actor: Actor, followup: FollowUp) -> Refusal | None:
    """Whether this actor may answer now. An answer that is given stands."""
    moves = ASKINGS[Asking(followup.state)]
    return unless(
        followup.state != Asking.ANSWERED, _("This was answered already. Thank you.")
    ) or unless(
        hand_of(actor, followup) in moves.get(Asking.ANSWERED, frozenset()),
        _("This question is not asked now."),
    )


def may_call(actor: Actor, followup: FollowUp) -> Refusal | None:
    """Whether it stands on the list of calls of this actor's institution."""
    return unless(
        hand_of(actor, followup) is Hand.ADVISER and followup.state in OPEN,
        _("This question is not asked now."),
    )
