"""Verbs of introductions and job days."""

from nahtlos.introductions.actions.answering import Answer, answer, close_unanswered
from nahtlos.introductions.actions.jobdays import (
    add_table,
    ask_guest,
    call_guests_off,
    cancel_day,
    come,
    free_slot,
    make_day,
    plan_meeting,
)
from nahtlos.introductions.actions.joining import make_one
from nahtlos.introductions.actions.naming import give_name, take_name_back
from nahtlos.introductions.actions.proposing import (
    agree,
    decline,
    end_with_case,
    propose,
    wish,
    withdraw,
)
from nahtlos.introductions.actions.settling import Settled, settle
from nahtlos.introductions.actions.watching import ask_again, chase, remind

__all__ = (
    "Answer",
    "Settled",
    "add_table",
    "agree",
    "answer",
    "ask_again",
    "ask_guest",
    "call_guests_off",
    "cancel_day",
    "chase",
    "close_unanswered",
    "come",
    "decline",
    "end_with_case",
    "free_slot",
    "give_name",
    "make_day",
    "make_one",
    "plan_meeting",
    "propose",
    "remind",
    "settle",
    "take_name_back",
    "wish",
    "withdraw",
)
