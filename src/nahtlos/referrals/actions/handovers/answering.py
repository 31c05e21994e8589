"""What the institution that was asked does: take notice, take over, decline."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import demand, unless
from nahtlos.core.roles import Adviser, Watcher
from nahtlos.core.wall import acting
from nahtlos.network.models import Membership
from nahtlos.people.actions import one_at_a_time
from nahtlos.referrals import access
from nahtlos.referrals.actions.handovers.moving import locked, move
from nahtlos.referrals.actions.moving import news_of
from nahtlos.referrals.models import OPEN, Handover, Referral, Stage, State
from nahtlos.referrals.news import ReferralMoved


@transaction.atomic
def see_handover(*, handover: Handover, by: Actor, at: datetime) -> Handover:
    """Somebody has taken notice of it."""
    return move(handover, Stage.SEEN, by=by, at=at)


@transaction.atomic
def take_over(*, handover: Handover, adviser: UUID, by: Actor, at: datetime) -> Handover:
    """Take the case over for an adviser (a membership): from this moment it is held here.

    The database moves everything in the same statement: what goes, what stays, and what ends.
    """
    fresh = locked(handover)
    chosen = Membership.objects.live().filter(pk=adviser, role=Adviser.key).first()
    demand(access.may_take_over(by, fresh, chosen))
    ending = _what_ends(fresh)
    taken = move(fresh, Stage.TAKEN, by=by, at=at, adviser_id=adviser)
    for news in ending:
        publish(news)
    return taken


def _what_ends(handover: Handover) -> list[ReferralMoved]:
    """Whom to tell of referrals that end with this, found by the program: the receiver sees none.

    Their consents are held until the end, so that nobody takes one back in the middle of it.
    """
    with acting(Actor(role=Watcher, region=handover.region_id)):
        rows = Referral.objects.filter(person=handover.person_id, state__in=OPEN)
        if handover.with_referrals:
            rows = rows.filter(recipient=handover.recipient_id)
        found = list(rows.order_by("consent_id"))
    for one in found:
        if one.consent_id is not None:
            one_at_a_time(one.consent_id)
    return [replace(news_of(one), state=State.WITHDRAWN) for one in found]


@transaction.atomic
def decline_handover(*, handover: Handover, words: str, by: Actor, at: datetime) -> Handover:
    """Do not take the case over, and say why; the giver stays responsible."""
    demand(unless(words.strip(), _("Please say why not. The giver reads it.")))
    return move(handover, Stage.DECLINED, by=by, at=at, words=words)
