"""What this room tells the doors: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class OfApprenticeship(News):
    """Which one, whose, and who holds the file."""

    apprenticeship: UUID
    region: UUID
    institution: UUID


@dataclass(frozen=True)
class SignAsked(OfApprenticeship):
    """A side is asked for this month, or once more (`again`)."""

    sign: UUID
    side: str
    again: bool = False


@dataclass(frozen=True)
class SignHeard(OfApprenticeship):
    """A side has answered, or stayed silent; whether somebody has to act is to be weighed."""

    sign: UUID


@dataclass(frozen=True)
class ReactionOpened(OfApprenticeship):
    """Somebody has to react by a day. Does not say to whose words."""

    who: UUID


@dataclass(frozen=True)
class ChamberTold(OfApprenticeship):
    """The chamber is to be told what to register, for the first time or anew."""

    registration: UUID


@dataclass(frozen=True)
class RegisterLate(OfApprenticeship):
    """A contract stands in no register yet; told once to whoever keeps it."""

    keeper: UUID
