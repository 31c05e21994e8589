"""What this room tells: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class FollowUpAsked(News):
    """Somebody is to be asked, or asked once more (`again`)."""

    followup: UUID
    region: UUID
    institution: UUID
    side: str
    again: bool = False


@dataclass(frozen=True)
class FollowUpTroubled(News):
    """An answer needs somebody. Does not say who gave it."""

    placement: UUID
    person: UUID
    region: UUID
    institution: UUID


@dataclass(frozen=True)
class PermissionRunsOut(News):
    """A permission ends in so many days."""

    permission: UUID
    placement: UUID
    person: UUID
    region: UUID
    institution: UUID
    days: int
