"""Who may record a start, ask for a permission, and answer what is asked afterwards."""

from nahtlos.placements.access.followups import hand_of, may_answer, may_call
from nahtlos.placements.access.joining import may_become_one
from nahtlos.placements.access.permissions import may_ask_agency, may_move_permission, may_prepare
from nahtlos.placements.access.placements import (
    may_change,
    may_end,
    may_learn,
    may_plan,
    may_start,
)

__all__ = (
    "hand_of",
    "may_answer",
    "may_ask_agency",
    "may_become_one",
    "may_call",
    "may_change",
    "may_end",
    "may_learn",
    "may_move_permission",
    "may_plan",
    "may_prepare",
    "may_start",
)
