"""How a handover moves: one at a time, by the table, with its news."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, demand
from nahtlos.referrals import access
from nahtlos.referrals.actions.standing import held, stand
from nahtlos.referrals.models import OVER, Handover, Stage
from nahtlos.referrals.news import HandoverMoved

GONE = Refusal(_("This handover has been taken back in the meantime."))


def locked(handover: Handover) -> Handover:
    """The handover as it stands now, held until the transaction ends."""
    return held(handover, GONE)


def move(
    handover: Handover, to: Stage, *, by: Actor, at: datetime, words: str = "", **fields: Any
) -> Handover:
    """Move it if the table lets this hand; the database writes the move into its book."""
    fresh = locked(handover)
    demand(access.may_move_handover(by, fresh, to))
    stand(fresh, to, over=to in OVER, by=by, at=at, words=words, **fields)
    publish(_news(fresh))
    return fresh


def _news(handover: Handover) -> HandoverMoved:
    return HandoverMoved(
        handover=handover.pk,
        region=handover.region_id,
        giver=handover.giver_id,
        recipient=handover.recipient_id,
        state=handover.state,
        was_offered=handover.offered_at is not None,
    )
