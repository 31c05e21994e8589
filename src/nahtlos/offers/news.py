"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class SeatOffered(News):
    """A seat is held for whoever stands at this place; the institution that asked has to be told."""

    place: UUID
    region: UUID


@dataclass(frozen=True)
class PlaceLapsed(News):
    """Nobody answered in time; the seat went on to the next."""

    place: UUID
    region: UUID


@dataclass(frozen=True)
class ResultRecorded(News):
    """Something came of a course; the holder of the file has to look at it."""

    result: UUID
    person: UUID
    holder: UUID


@dataclass(frozen=True)
class ResultKept(News):
    """A result was taken over into the file: these facts have changed."""

    result: UUID
    person: UUID
    facts: tuple[str, ...]
