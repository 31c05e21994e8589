"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class SignInAsked(News):
    """An employer's user wants to come in; the link is still to be sent."""

    sign_in: UUID
    account: UUID
    region: UUID


@dataclass(frozen=True)
class OpeningPublished(News):
    """Everybody can see it; who fits is still to be counted."""

    opening: UUID
    region: UUID


@dataclass(frozen=True)
class OpeningFilled(News):
    """Somebody was found for an opening; whoever was introduced for it is still to be told."""

    opening: UUID
    region: UUID
