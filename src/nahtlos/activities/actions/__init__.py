"""Verbs of activities; the only ones who write them."""

from nahtlos.activities.actions.figures import count_guests, put_in
from nahtlos.activities.actions.moving import cancel, close, hold
from nahtlos.activities.actions.origins import came_from
from nahtlos.activities.actions.planning import Planned, change, make

__all__ = (
    "Planned",
    "came_from",
    "cancel",
    "change",
    "close",
    "count_guests",
    "hold",
    "make",
    "put_in",
)
