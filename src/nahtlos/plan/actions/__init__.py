"""Verbs of the plan; the only ones who write it."""

from nahtlos.plan.actions.agreements import Drawn, agree_on_own_page, agree_on_paper, sign
from nahtlos.plan.actions.appointments import (
    Meeting,
    change_appointment,
    come,
    make_appointment,
)
from nahtlos.plan.actions.goals import end_goal, set_goal
from nahtlos.plan.actions.reviews import hold_review, remove_rhythm, set_rhythm
from nahtlos.plan.actions.steps import (
    Wanted,
    agree_step,
    change_step,
    move,
    record_result,
    take_steps,
)
from nahtlos.plan.actions.talk import (
    answer_step,
    end_feed,
    make_feed,
    see_answers,
    see_words,
    write_word,
)

__all__ = (
    "Drawn",
    "Meeting",
    "Wanted",
    "agree_on_own_page",
    "agree_on_paper",
    "agree_step",
    "answer_step",
    "change_appointment",
    "change_step",
    "come",
    "end_feed",
    "end_goal",
    "hold_review",
    "make_appointment",
    "make_feed",
    "move",
    "record_result",
    "remove_rhythm",
    "see_answers",
    "see_words",
    "set_goal",
    "set_rhythm",
    "sign",
    "take_steps",
    "write_word",
)
