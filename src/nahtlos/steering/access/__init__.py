"""Who leads a group, writes its minutes, takes on its tasks; what is seen stands in the wall."""

from nahtlos.steering.access.following import (
    may_change_decision,
    may_change_task,
    may_move_task,
    may_take_on,
)
from nahtlos.steering.access.groups import (
    hands,
    may_change,
    may_close,
    may_keep_members,
    may_lead,
    may_make,
    may_name_chair,
    may_open,
)
from nahtlos.steering.access.meetings import (
    may_answer,
    may_change_meeting,
    may_move_meeting,
    may_move_point,
    may_plan,
    may_propose,
    may_write,
)
from nahtlos.steering.access.promises import may_change_commitment, may_note, may_promise

__all__ = (
    "hands",
    "may_answer",
    "may_change",
    "may_change_commitment",
    "may_change_decision",
    "may_change_meeting",
    "may_change_task",
    "may_close",
    "may_keep_members",
    "may_lead",
    "may_make",
    "may_move_meeting",
    "may_move_point",
    "may_move_task",
    "may_name_chair",
    "may_note",
    "may_open",
    "may_plan",
    "may_promise",
    "may_propose",
    "may_take_on",
    "may_write",
)
