"""The lives of a meeting, a point, a decision, a task and a commitment: each move, and by whose hand.

Hands: `chair` leads the group (so does the coordination), `member` has a place in it and an account,
`owner` took the task on, `count` is enough that was counted, `program` acts by night.
"""

from collections.abc import Mapping
from typing import TypeAlias

from django.db import models
from django.utils.translation import gettext_lazy as _

Moves: TypeAlias = Mapping[str, Mapping[str, frozenset[str]]]
_CHAIR, _BOTH = frozenset({"chair"}), frozenset({"chair", "member"})
_OWN, _COUNTED = frozenset({"chair", "owner"}), frozenset({"chair", "count"})


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("planned")
    INVITED = "invited", _("everybody is invited")
    RUNNING = "running", _("minutes are being written")
    WRITTEN = "written", _("minutes wait to be approved")
    APPROVED = "approved", _("minutes approved")
    CANCELLED = "cancelled", _("called off")


MEETING: Moves = {
    MeetingState.PLANNED: {MeetingState.INVITED: _CHAIR, MeetingState.CANCELLED: _CHAIR},
    MeetingState.INVITED: {MeetingState.RUNNING: _BOTH, MeetingState.CANCELLED: _CHAIR},
    MeetingState.RUNNING: {MeetingState.WRITTEN: _BOTH},
    MeetingState.WRITTEN: {MeetingState.RUNNING: _CHAIR, MeetingState.APPROVED: _CHAIR},
    MeetingState.APPROVED: {},
    MeetingState.CANCELLED: {},
}
AHEAD = (MeetingState.PLANNED, MeetingState.INVITED)
"""Still to come: its agenda can change."""
READABLE = (MeetingState.RUNNING, MeetingState.WRITTEN, MeetingState.APPROVED)
"""There are minutes, at least begun."""


class PointState(models.TextChoices):
    """Whether a point is on the agenda."""

    PROPOSED = "proposed", _("proposed")
    ON = "on", _("on the agenda")
    OUT = "out", _("left out")


POINT: Moves = {
    PointState.PROPOSED: {PointState.ON: _CHAIR, PointState.OUT: _CHAIR},
    PointState.ON: {PointState.OUT: _CHAIR},
    PointState.OUT: {PointState.ON: _CHAIR},
}


class DecisionState(models.TextChoices):
    """Where a decision stands."""

    OPEN = "open", _("open")
    DONE = "done", _("carried out")
    DROPPED = "dropped", _("given up")


DECISION: Moves = {
    DecisionState.OPEN: {DecisionState.DONE: _CHAIR, DecisionState.DROPPED: _CHAIR},
    DecisionState.DONE: {DecisionState.OPEN: _CHAIR},
    DecisionState.DROPPED: {DecisionState.OPEN: _CHAIR},
}


class TaskState(models.TextChoices):
    """Where a task stands."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


TASK: Moves = {
    TaskState.OPEN: {TaskState.DONE: _OWN, TaskState.DROPPED: _OWN},
    TaskState.DONE: {TaskState.OPEN: _CHAIR},
    TaskState.DROPPED: {TaskState.OPEN: _CHAIR},
}


class CommitmentState(models.TextChoices):
    """Where a commitment stands."""

    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    LATE = "late", _("late")
    BROKEN = "broken", _("broken")


COMMITMENT: Moves = {
    CommitmentState.OPEN: {
        CommitmentState.KEPT: _COUNTED,
        CommitmentState.LATE: frozenset({"program"}),
        CommitmentState.BROKEN: _CHAIR,
    },
    CommitmentState.LATE: {CommitmentState.KEPT: _COUNTED, CommitmentState.BROKEN: _CHAIR},
    CommitmentState.KEPT: {CommitmentState.OPEN: _CHAIR},
    CommitmentState.BROKEN: {CommitmentState.OPEN: _CHAIR},
}
