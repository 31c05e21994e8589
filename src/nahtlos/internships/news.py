"""What this room tells the doors: keys, never names.

`account` and `membership` are those of the adviser who keeps the agreement; messages go out for them.
"""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class OfInternship(News):
    """Which one, and who keeps it."""

    internship: UUID
    account: UUID
    membership: UUID


@dataclass(frozen=True)
class SignaturesAsked(OfInternship):
    """An agreement waits for signatures, for the first time, anew after a change, or once more."""


@dataclass(frozen=True)
class SignatureGiven(OfInternship):
    """Somebody has signed; others may follow, or everybody has."""


@dataclass(frozen=True)
class InternshipLate(OfInternship):
    """It begins soon, and somebody has not signed."""


@dataclass(frozen=True)
class InternshipOver(OfInternship):
    """Its days are over; both sides are asked how it was."""


@dataclass(frozen=True)
class InternshipWithdrawn(OfInternship):
    """It does not take place."""
