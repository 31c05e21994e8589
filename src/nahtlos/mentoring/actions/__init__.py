"""Verbs of mentoring; the only ones who write it."""

from nahtlos.mentoring.actions.answering import answer, take_back
from nahtlos.mentoring.actions.ending import end, say_word
from nahtlos.mentoring.actions.introducing import introduce
from nahtlos.mentoring.actions.joining import end_with_case, make_one
from nahtlos.mentoring.actions.meeting import log_meeting, set_next, strike_meeting
from nahtlos.mentoring.actions.mentors import (
    Told,
    add_mentor,
    change_mentor,
    forget_mentors,
    let_go,
    note_training,
    see_certificate,
)
from nahtlos.mentoring.actions.programmes import change_programme, close_programme, make_programme
from nahtlos.mentoring.actions.watching import fall_silent, lapse, tell_programme, warn
from nahtlos.mentoring.actions.wishes import (
    Wanted,
    agree,
    ask,
    close_wish,
    exclude,
    propose,
    refuse,
)

__all__ = (
    "Told",
    "Wanted",
    "add_mentor",
    "agree",
    "answer",
    "ask",
    "change_mentor",
    "change_programme",
    "close_programme",
    "close_wish",
    "end",
    "end_with_case",
    "exclude",
    "fall_silent",
    "forget_mentors",
    "introduce",
    "lapse",
    "let_go",
    "log_meeting",
    "make_one",
    "make_programme",
    "note_training",
    "propose",
    "refuse",
    "say_word",
    "see_certificate",
    "set_next",
    "strike_meeting",
    "take_back",
    "tell_programme",
    "warn",
)
