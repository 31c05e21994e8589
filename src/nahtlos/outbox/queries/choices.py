"""Which messages are wanted, and when they may arrive."""

from collections.abc import Iterable
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.outbox.engine import NOBODY_IS_DISTURBED, Hours
from nahtlos.outbox.models import Choice, Digest, QuietHours


def unwanted(person: UUID) -> frozenset[str]:
    """The channels by which this person wants nothing."""
    rows = Choice.objects.filter(person=person, wanted=False)
    return frozenset(rows.values_list("channel", flat=True))


def hours_of(region: UUID) -> Hours:
    """When messages to persons may arrive there."""
    row = QuietHours.objects.filter(region=region).first()
    return Hours(row.opens, row.closes, row.sundays_quiet) if row else NOBODY_IS_DISTURBED


def digest_of(actor: Actor) -> bool:
    """Whether this adviser takes the daily mail."""
    return Digest.objects.filter(membership=actor.membership).exists()


def digests(region: UUID) -> Iterable[Digest]:
    """Who takes the daily mail in a region."""
    return Digest.objects.filter(region=region).order_by("id")
