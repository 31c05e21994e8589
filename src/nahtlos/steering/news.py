"""What this room tells: keys, never names."""

from dataclasses import dataclass
from uuid import UUID

from nahtlos.core.news import News


@dataclass(frozen=True)
class MeetingTold(News):
    """Members are to be told of a meeting: `what` is invited, moved, cancelled or approved."""

    meeting: UUID
    region: UUID
    what: str


@dataclass(frozen=True)
class MemberJoined(News):
    """Somebody has a place in a group, or a new link to it."""

    member: UUID
    region: UUID


@dataclass(frozen=True)
class TaskDue(News):
    """A task was given (`given`), is due soon (`soon`) or overdue (`overdue`)."""

    task: UUID
    region: UUID
    what: str


@dataclass(frozen=True)
class CommitmentLate(News):
    """The day of a commitment is over and it was not kept; whoever leads the group is told."""

    commitment: UUID
    region: UUID
