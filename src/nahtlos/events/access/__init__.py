"""Who may do what in which state, as a sentence or nothing."""

from nahtlos.events.access.events import (
    may_change,
    may_organise,
    may_run,
    may_tell_results,
    may_turn,
)
from nahtlos.events.access.guests import may_join, may_move, may_say, may_share, may_take_group

__all__ = (
    "may_change",
    "may_join",
    "may_move",
    "may_organise",
    "may_run",
    "may_say",
    "may_share",
    "may_take_group",
    "may_tell_results",
    "may_turn",
)
