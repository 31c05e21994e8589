"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class WishMoved(News):
    """A wish was proposed to a person, or has come to the programme with their yes."""

    wish: UUID
    person: UUID
    holder: UUID
    region: UUID
    programme: UUID
    state: str


@dataclass(frozen=True)
class PairMoved(News):
    """A pair was proposed, begins, falls silent, ends, or came to nothing; `by` is whose hand it was."""

    pair: UUID
    person: UUID
    holder: UUID
    region: UUID
    programme: UUID
    state: str
    by: str


@dataclass(frozen=True)
class HelpWanted(News):
    """One of the two asks for help, or nothing was heard for long: the programme has to look."""

    pair: UUID
    region: UUID
    programme: UUID
    because: str


@dataclass(frozen=True)
class CertificatesEnd(News):
    """Certificates of a programme run out soon or have run out."""

    programme: UUID
    region: UUID
    many: int
