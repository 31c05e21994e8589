"""Verbs of the plan; the only ones who write it."""

from nahtlos.plan.actions.agreements import Drawn, agree_on_own_page, agree_on_paper, sign
from nahtlos.plan.actions.appointments import (
    Meeting,
    announce,
    change_appointment,
    come,
    leave_appointments,
    make_appointment,
)
from nahtlos.plan.actions.bulk import contact_many, undo_contact_many
from nahtlos.plan.actions.goals import end_goal, set_goal
from nahtlos.plan.actions.papers import (
    BadForm,
    Wish,
    draft_template,
    make_paper,
    publish_template,
    read_form,
    withdraw_template,
)
from nahtlos.plan.actions.reviews import hold_review, remove_rhythm, set_rhythm
from nahtlos.plan.actions.steps import (
    Wanted,
    agree_step,
    change_step,
    move,
    record_result,
    take_steps,
    write_from_meeting,
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
    "BadForm",
    "Drawn",
    "Meeting",
    "Wanted",
    "Wish",
    "agree_on_own_page",
    "agree_on_paper",
    "agree_step",
    "announce",
    "answer_step",
    "change_appointment",
    "change_step",
    "come",
    "contact_many",
    "draft_template",
    "end_feed",
    "end_goal",
    "hold_review",
    "leave_appointments",
    "make_appointment",
    "make_feed",
    "make_paper",
    "move",
    "publish_template",
    "read_form",
    "record_result",
    "remove_rhythm",
    "see_answers",
    "see_words",
    "set_goal",
    "set_rhythm",
    "sign",
    "take_steps",
    "undo_contact_many",
    "withdraw_template",
    "write_from_meeting",
    "write_word",
)
