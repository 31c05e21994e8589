"""Verbs of referrals; the only writers."""

from nahtlos.referrals.actions.answering import (
    Answered,
    accept,
    agree_appointment,
    close,
    decline,
    keep_appointment,
    see,
)
from nahtlos.referrals.actions.asking import (
    Asking,
    agree_to_question,
    answer_question,
    ask_office,
    refuse_question,
    take_back_question,
)
from nahtlos.referrals.actions.sending import (
    Wanted,
    ask_the_person,
    draft,
    send_on_paper,
    send_on_the_spot,
    when_agreed,
    when_taken_back,
    withdraw,
)
from nahtlos.referrals.actions.times import set_deadline
from nahtlos.referrals.actions.watching import expire, remind, remind_office

__all__ = (
    "Answered",
    "Asking",
    "Wanted",
    "accept",
    "agree_appointment",
    "agree_to_question",
    "answer_question",
    "ask_office",
    "ask_the_person",
    "close",
    "decline",
    "draft",
    "expire",
    "keep_appointment",
    "refuse_question",
    "remind",
    "remind_office",
    "see",
    "send_on_paper",
    "send_on_the_spot",
    "set_deadline",
    "take_back_question",
    "when_agreed",
    "when_taken_back",
    "withdraw",
)
