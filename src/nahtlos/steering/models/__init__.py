"""Nouns of steering."""

from nahtlos.steering.models.decided import Decision, Task, TaskMove
from nahtlos.steering.models.groups import Chair, Group, Kind, Lead, Member, Pass
from nahtlos.steering.models.meetings import Meeting, Point, Seat
from nahtlos.steering.models.promised import Commitment, Update, What
from nahtlos.steering.models.states import (
    AHEAD,
    COMMITMENT,
    DECISION,
    MEETING,
    POINT,
    READABLE,
    TASK,
    CommitmentState,
    DecisionState,
    MeetingState,
    PointState,
    TaskState,
)

__all__ = (
    "AHEAD",
    "COMMITMENT",
    "DECISION",
    "MEETING",
    "POINT",
    "READABLE",
    "TASK",
    "Chair",
    "Commitment",
    "CommitmentState",
    "Decision",
    "DecisionState",
    "Group",
    "Kind",
    "Lead",
    "Meeting",
    "MeetingState",
    "Member",
    "Pass",
    "Point",
    "PointState",
    "Seat",
    "Task",
    "TaskMove",
    "TaskState",
    "Update",
    "What",
)
