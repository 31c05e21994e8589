"""What the plan tells the rooms above and the doors; keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class AppointmentMade(News):
    """An appointment stands, or has been moved or called off."""

    appointment: UUID
    person: UUID
    account: UUID
    membership: UUID | None


@dataclass(frozen=True)
class AppointmentDropped(News):
    """Nobody is to be reminded of it: the person cannot come, or it is in other hands now."""

    appointment: UUID


@dataclass(frozen=True)
class AdviserSpoke(News):
    """The adviser has written a few words to the person."""

    person: UUID
    account: UUID
    membership: UUID | None


@dataclass(frozen=True)
class PersonSpoke(News):
    """The person has answered a step or written a few words."""

    person: UUID
    institution: UUID
