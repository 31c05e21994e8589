"""Who may prepare a day, sign up for it, sit at its desks and run it; what is seen stands in the wall."""

from nahtlos.days.access.days import (
    may_answer,
    may_answer_for_themself,
    may_look,
    may_make,
    may_move,
    may_name,
    may_plan,
    may_run,
    may_sit,
    may_take,
    may_tell,
    may_turn,
)
from nahtlos.days.access.visits import may_change_visit, may_say_liked, may_sign_up

__all__ = (
    "may_answer",
    "may_answer_for_themself",
    "may_change_visit",
    "may_look",
    "may_make",
    "may_move",
    "may_name",
    "may_plan",
    "may_run",
    "may_say_liked",
    "may_sign_up",
    "may_sit",
    "may_take",
    "may_tell",
    "may_turn",
)
