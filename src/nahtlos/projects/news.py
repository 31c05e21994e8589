"""What this room tells the rooms above it: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class ProjectMoved(News):
    """A project was agreed, runs, has ended or was given up."""

    project: UUID
    region: UUID
    state: str


@dataclass(frozen=True)
class PartnerMoved(News):
    """An institution is asked to be a partner, or has answered."""

    partner: UUID
    project: UUID
    institution: UUID
    region: UUID
    state: str


@dataclass(frozen=True)
class ParticipationMoved(News):
    """A person was proposed, has a place, waits for one, or is there no more; `by` is whose hand it was."""

    participation: UUID
    person: UUID
    holder: UUID
    region: UUID
    project: UUID
    state: str
    by: str


@dataclass(frozen=True)
class SeatFreed(News):
    """Somebody on the waiting list may have a place now."""

    project: UUID
    region: UUID
