"""Who says who answers, who answers, and who takes it back. Senders read these sentences, too."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Coordinator
from nahtlos.ideas.models import MOVES, OPEN, Idea, State

ONLY_BY: dict[State, Promise] = {
    State.WITH_SOMEBODY: _("Only the coordination says who answers."),
    State.ANSWERED: _("Only whoever it is with answers it."),
    State.WITHDRAWN: _("Only whoever sent it takes it back."),
    State.RECEIVED: _("Only the coordination or whoever it is with gives it back."),
}
GONE = _("This has been answered or taken back in the meantime.")


def may_coordinate(actor: Actor) -> Refusal | None:
    """See everything that waits: the coordination."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        _("Only the coordination of the region does this."),
    )


def sides(actor: Actor, idea: Idea, *, sender: bool) -> frozenset[str]:
    """As whom this actor may speak."""
    found = {"sender"} if sender else set()
    if actor.region == idea.region_id:
        if may_coordinate(actor) is None:
            found.add("coordinator")
        if actor.account is not None and actor.account == idea.account_id:
            found.add("responsible")
    return frozenset(found)


def may_move(actor: Actor, idea: Idea, to: State, *, sender: bool = False) -> Refusal | None:
    """Give it to somebody, give it back, answer it, take it back."""
    hands = MOVES[State(idea.state)].get(to, frozenset())
    mine = sides(actor, idea, sender=sender)
    return (
        unless(mine, _("Only the sender, the coordination and whoever answers it see this."))
        or unless(hands, GONE)
        or unless(hands & mine, ONLY_BY[to])
    )


def may_give(actor: Actor, idea: Idea) -> Refusal | None:
    """Say who answers it, or that somebody else does."""
    return may_coordinate(actor) or unless(idea.state in OPEN, GONE)


def may_hide(idea: Idea) -> Refusal | None:
    """The sender lets the words be read in the network, or not: until it is answered."""
    return unless(idea.state in OPEN, GONE)
