"""Who may plan an activity, write what it cost, and say what came of it; what is seen is in the wall."""

from nahtlos.activities.access.activities import (
    hands,
    may_cancel,
    may_change,
    may_close,
    may_count,
    may_hold,
    may_make,
    may_share,
)
from nahtlos.activities.access.origins import may_tick

__all__ = (
    "hands",
    "may_cancel",
    "may_change",
    "may_close",
    "may_count",
    "may_hold",
    "may_make",
    "may_share",
    "may_tick",
)
