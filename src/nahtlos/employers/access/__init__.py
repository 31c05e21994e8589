"""Who may do what with companies and openings."""

from nahtlos.employers.access.companies import (
    may_hand_over,
    may_keep,
    may_let_in,
    may_make,
    may_tell,
    signs_in_for,
)
from nahtlos.employers.access.openings import may_move, may_publish, may_refresh, may_write

__all__ = (
    "may_hand_over",
    "may_keep",
    "may_let_in",
    "may_make",
    "may_move",
    "may_publish",
    "may_refresh",
    "may_tell",
    "may_write",
    "signs_in_for",
)
