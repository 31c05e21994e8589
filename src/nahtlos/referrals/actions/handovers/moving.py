"""How a handover moves: one at a time, by the table, with its news."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.people.actions import one_at_a_time
from nahtlos.referrals import access
from nahtlos.referrals.models import OVER, Handover, Stage
from nahtlos.referrals.news import HandoverMoved

GONE = Refusal(_("This handover has been taken back in the meantime."))


def locked(handover: Handover) -> Handover:
    """The handover as it stands now, held until the transaction ends.

    For the receiver it is gone once it was taken back: whoever comes too late is told so.
    """
    if handover.consent_id is not None:
        one_at_a_time(handover.consent_id)
    try:
        return Handover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
    except Handover.DoesNotExist as error:
        raise Refused(GONE) from error


def move(
    handover: Handover, to: Stage, *, by: Actor, at: datetime, words: str = "", **fields: Any
) -> Handover:
    """Move it if the table lets this hand; the database writes the move into its book."""
    fresh = locked(handover)
    demand(access.may_move_handover(by, fresh, to))
    changed = {"state": to, "moved_at": at, "moved_by_id": by.account, "words": words} | fields
    if to in OVER:
        changed["ended_at"] = at
    for name, value in changed.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[name.removesuffix("_id") for name in changed])
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
