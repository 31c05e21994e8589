"""Who may do what with an apprenticeship, its monthly signs, its reactions and its registration."""

from nahtlos.apprenticeships.access.joining import may_become_one
from nahtlos.apprenticeships.access.moving import (
    may_begin,
    may_change,
    may_contract,
    may_enter,
    may_finish,
    may_leave,
    may_make,
    may_move,
    may_name,
    may_try,
)
from nahtlos.apprenticeships.access.reacting import (
    may_hand_on,
    may_move_registration,
    may_react,
    may_register,
    may_tell_chamber,
)
from nahtlos.apprenticeships.access.signs import (
    hand_of,
    may_answer,
    may_ask,
    may_call,
    may_chase,
)

__all__ = (
    "hand_of",
    "may_answer",
    "may_ask",
    "may_become_one",
    "may_begin",
    "may_call",
    "may_change",
    "may_chase",
    "may_contract",
    "may_enter",
    "may_finish",
    "may_hand_on",
    "may_leave",
    "may_make",
    "may_move",
    "may_move_registration",
    "may_name",
    "may_react",
    "may_register",
    "may_tell_chamber",
    "may_try",
)
