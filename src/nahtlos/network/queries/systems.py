"""Keys of institutions' own systems, where these are told, and what they were told."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.network.models import Delivery, KeptAnswer, Membership, SystemKey, Webhook

A_DAY = timedelta(days=1)
BESIDE = ("institution", "account", "membership")


def key_by_digest(digest: str) -> SystemKey | None:
    """The key of whoever asks with it; the wall shows that one alone."""
    return SystemKey.objects.filter(token_digest=digest).first()


def key_for(key: UUID) -> SystemKey | None:
    """One key that the actor may see."""
    return SystemKey.objects.select_related(*BESIDE).filter(pk=key).first()


def keys_of(institution: UUID) -> QuerySet[SystemKey]:
    """The keys of an institution, the newest first."""
    return SystemKey.objects.filter(institution=institution).select_related(*BESIDE)


def keys_of_region(region: UUID) -> QuerySet[SystemKey]:
    """All keys of a region, those that still hold first."""
    rows = SystemKey.objects.filter(region=region).select_related(*BESIDE)
    return rows.order_by("-ended_at", "-made_at")


def could_have_a_key(region: UUID) -> QuerySet[Membership]:
    """The places of work that a key can act as."""
    rows = Membership.objects.live().filter(region=region, role__in=["adviser", "member"])
    return rows.select_related("institution", "account").order_by(
        "institution__name", "account__name", "id"
    )


def webhook_of(institution: UUID | None) -> Webhook | None:
    """Where the institution's system is told."""
    return Webhook.objects.filter(institution=institution).first()


def deliveries_of(institution: UUID) -> QuerySet[Delivery]:
    """What the institution's system was told, the newest first."""
    return Delivery.objects.filter(institution=institution).select_related("webhook")


def delivery_for(delivery: UUID) -> Delivery | None:
    """One piece of news, with where it goes."""
    return Delivery.objects.filter(pk=delivery).select_related("webhook").first()


def kept_answer(key: UUID, repeat_key: str) -> KeptAnswer | None:
    """What was answered to this call when it came first."""
    return KeptAnswer.objects.filter(key=key, repeat_key=repeat_key).first()


def since_a_day(institution: UUID, at: datetime) -> QuerySet[Delivery]:
    """What happened within a day and is not on its way."""
    rows = deliveries_of(institution).filter(happened_at__gte=at - A_DAY)
    return rows.exclude(state=Delivery.State.WAITING)
