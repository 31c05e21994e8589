"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class IntroductionMoved(News):
    """An introduction has moved. `side` is whose hand it was; `shown` whether the employer knew of it."""

    introduction: UUID
    region: UUID
    institution: UUID
    person: UUID
    opening: UUID
    company: UUID
    state: str
    side: str
    shown: bool
    beside: bool = False


@dataclass(frozen=True)
class IntroductionLate(News):
    """Whoever has the turn did not act in time; `state` says whose turn it is."""

    introduction: UUID
    region: UUID
    institution: UUID
    person: UUID
    opening: UUID
    company: UUID
    state: str


@dataclass(frozen=True)
class GuestAsked(News):
    """A person is asked to come to a job day."""

    guest: UUID
    region: UUID
    institution: UUID
    person: UUID
