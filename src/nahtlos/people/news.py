"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class ConsentGiven(News):
    """From now on the recipient sees the parts that the person agreed to."""

    consent: UUID
    person: UUID
    recipient: UUID


@dataclass(frozen=True)
class ConsentRevoked(News):
    """The person has taken a consent back; sight has ended, and the recipient has to be told."""

    consent: UUID
    person: UUID
    recipient: UUID


@dataclass(frozen=True)
class CaseClosed(News):
    """An adviser ends the case; what is still open about it between institutions ends with it."""

    person: UUID
    region: UUID
    holder: UUID
    account: UUID
    membership: UUID
    reason: str


@dataclass(frozen=True)
class FilesJoin(News):
    """An adviser is about to join `merged` into `person`; said before any row moves.

    Whoever hears it ends what there can be only one of, or stops the joining by `Refused`.
    """

    person: UUID
    merged: UUID
    region: UUID
    holder: UUID
    account: UUID
    membership: UUID
    at: datetime


@dataclass(frozen=True)
class DocumentHandedIn(News):
    """A paper waits to be looked at by the holder's adviser."""

    document: UUID
    person: UUID
    holder: UUID


@dataclass(frozen=True)
class DocumentDecided(News):
    """Somebody looked at a document; `state` says what came of it."""

    document: UUID
    person: UUID
    state: str


@dataclass(frozen=True)
class ImportGoesOn(News):
    """There is work to do on a table that somebody brought; it is done as that somebody."""

    brought: UUID
    account: UUID
    membership: UUID


@dataclass(frozen=True)
class PersonGoes(News):
    """A person is about to be erased, with every file that was joined into theirs.

    Said before, while there is still something to see; whoever hears it acts as the program erasing.
    """

    persons: tuple[UUID, ...]
    region: UUID
    at: datetime
