"""Who writes a commitment down, counts it and says that it was kept or broken."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.steering.access.following import REASON
from nahtlos.steering.access.groups import ENDED, LEADS, MEMBER, hands, may_lead, may_open
from nahtlos.steering.access.meetings import GONE
from nahtlos.steering.models import COMMITMENT, Commitment, CommitmentState, Group

may_promise = may_lead
OVER = (CommitmentState.BROKEN,)


def may_note(actor: Actor, commitment: Commitment) -> Refusal | None:
    """Add a line, and count: members with a sign-in."""
    group: Group = commitment.group
    return (
        may_open(actor, group)
        or unless(
            MEMBER in hands(actor, group), _("Only members with a sign-in count what was kept.")
        )
        or unless(group.closed_at is None, ENDED)
        or unless(commitment.state not in OVER, _("This commitment is over. Please open it again."))
    )


def may_change_commitment(
    actor: Actor, commitment: Commitment, to: str, why: str, *, counted: int
) -> Refusal | None:
    """Kept (by whoever leads, or once enough is counted), broken, late (by the program), open again."""
    allowed = COMMITMENT[commitment.state].get(to)
    held = hands(actor, commitment.group)
    if MEMBER in held and counted >= commitment.number:
        held |= {"count"}
    return (
        may_open(actor, commitment.group)
        or unless(allowed is not None, GONE)
        or unless(held & (allowed or frozenset()), _whose(allowed))
        or unless(why or not held & {"chair"} or "count" in held, REASON)
    )


def _whose(allowed: frozenset[str] | None) -> Promise:
    if allowed == frozenset({"program"}):
        return _("The program does this when the day is over.")
    return LEADS
