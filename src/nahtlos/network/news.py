"""What happens in the network and others may want to hear. Keys only."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class InvitationSent(News):
    """Somebody was asked to work for an institution; the mail is still to go out."""

    invitation: UUID


@dataclass(frozen=True)
class DeliveryWaits(News):
    """An institution's own system is to be told something."""

    delivery: UUID
    webhook: UUID
    region: UUID
    about: UUID
