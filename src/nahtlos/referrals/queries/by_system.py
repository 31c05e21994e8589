"""Referrals page by page, for an institution's own system."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from nahtlos.core.actor import Actor
from nahtlos.referrals.models import Referral

# Not the person: once a referral is over, its recipient still knows of it, and of nobody.
BESIDE = ("institution", "recipient", "area", "instead")


@dataclass(frozen=True)
class Wish:
    """Which referrals: `side` is sent, received or both (empty); `before` is the last one shown."""

    side: str = ""
    state: str = ""
    changed_since: datetime | None = None
    before: UUID | None = None
    most: int = 50


def listed(actor: Actor, wish: Wish) -> tuple[list[Referral], UUID | None]:
    """The newest first, and the key after which the next page begins; none on the last page."""
    sent, received = Q(institution=actor.institution), Q(recipient=actor.institution)
    rows = Referral.objects.filter(
        {"sent": sent, "received": received}.get(wish.side, sent | received)
    )
    if wish.state:
        rows = rows.filter(state=wish.state)
    if wish.changed_since is not None:
        rows = rows.filter(moved_at__gte=wish.changed_since)
    if wish.before is not None:
        rows = rows.filter(pk__lt=wish.before)
    found = list(rows.select_related(*BESIDE).order_by("-pk")[: wish.most + 1])
    shown = found[: wish.most]
    return shown, shown[-1].pk if len(found) > wish.most else None


def referral_alone(referral: UUID) -> Referral:
    """The referral behind a key without the person; raises NoReferral for whoever may not see it."""
    return Referral.objects.select_related(*BESIDE).get(pk=referral)
