"""Which messages are wanted, and when they may arrive."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.network.queries import region_for
from nahtlos.outbox.engine import NOBODY_IS_DISTURBED, Hours, next_moment
from nahtlos.outbox.models import Choice, Digest, QuietHours

EARLIEST = timedelta(days=4)
"""So long before the best moment a message still makes sense: no row of quiet days is longer."""


def unwanted(person: UUID) -> frozenset[str]:
    """The channels by which this person wants nothing."""
    rows = Choice.objects.filter(person=person, wanted=False)
    return frozenset(rows.values_list("channel", flat=True))


def hours_of(region: UUID) -> Hours:
    """When messages to persons may arrive there."""
    row = QuietHours.objects.filter(region=region).first()
    hours = Hours(row.opens, row.closes, row.sundays_quiet) if row else NOBODY_IS_DISTURBED
    there = region_for(region)
    return replace(hours, land=there.land_key) if there else hours


def arrives(region: UUID, wanted: datetime, *, last: datetime) -> datetime | None:
    """When a message that is best read at a moment may arrive, by the quiet hours there; None for never.

    It may be earlier: what would come after the last moment comes before the quiet begins.
    """
    hours, zone = hours_of(region), timezone.get_default_timezone()
    return next_moment(wanted, hours, zone, now=wanted - EARLIEST, last=last)


def digest_of(actor: Actor) -> bool:
    """Whether this adviser takes the daily mail."""
    return Digest.objects.filter(membership=actor.membership).exists()


def digests(region: UUID) -> Iterable[Digest]:
    """Who takes the daily mail in a region."""
    return Digest.objects.filter(region=region).order_by("id")
