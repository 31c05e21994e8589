"""How a referral moves: one at a time, by the table, with its news."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, demand
from nahtlos.referrals import access
from nahtlos.referrals.actions.standing import held, stand
from nahtlos.referrals.models import ENDED, Referral, State
from nahtlos.referrals.news import ReferralMoved

LINK_HOLDS = timedelta(days=60)
GONE = Refusal(_("This referral has been taken back in the meantime."))


def locked(referral: Referral) -> Referral:
    """The referral as it stands now, held until the transaction ends."""
    return held(referral, GONE)


def move(
    referral: Referral, to: State, *, by: Actor, at: datetime, words: str = "", **fields: Any
) -> Referral:
    """Move it if the table lets this hand; the database writes the move into its book."""
    fresh = locked(referral)
    demand(access.may_move(by, fresh, to))
    stand(fresh, to, over=to in ENDED, by=by, at=at, words=words, **fields)
    publish(news_of(fresh))
    return fresh


def news_of(referral: Referral) -> ReferralMoved:
    """What there is to tell of a referral as it stands."""
    return ReferralMoved(
        referral=referral.pk,
        region=referral.region_id,
        sender=referral.institution_id,
        recipient=referral.recipient_id,
        state=referral.state,
        was_sent=referral.sent_at is not None,
        email=referral.email,
        by_link=referral.token_digest is not None,
    )
