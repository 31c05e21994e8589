"""Verbs of an apprenticeship; the only writers."""

from nahtlos.apprenticeships.actions.asking import (
    Said,
    answer,
    ask_month,
    chase,
    end_questions,
    no_way,
    not_reached,
    resume_questions,
)
from nahtlos.apprenticeships.actions.bound import Contract, begin, contract, dissolve, finish, leave
from nahtlos.apprenticeships.actions.joining import end_with_case
from nahtlos.apprenticeships.actions.reacting import hand_on, react, weigh
from nahtlos.apprenticeships.actions.registering import (
    Entry,
    register,
    remind_register,
    say_missing,
    say_registered,
    tell_chamber,
)
from nahtlos.apprenticeships.actions.starting import (
    Aim,
    back,
    change,
    enter,
    prepare,
    set_keeper,
    try_out,
    withdraw,
)
from nahtlos.apprenticeships.actions.voices import Told, name, unname

__all__ = (
    "Aim",
    "Contract",
    "Entry",
    "Said",
    "Told",
    "answer",
    "ask_month",
    "back",
    "begin",
    "change",
    "chase",
    "contract",
    "dissolve",
    "end_questions",
    "end_with_case",
    "enter",
    "finish",
    "hand_on",
    "leave",
    "name",
    "no_way",
    "not_reached",
    "prepare",
    "react",
    "register",
    "remind_register",
    "resume_questions",
    "say_missing",
    "say_registered",
    "set_keeper",
    "tell_chamber",
    "try_out",
    "unname",
    "weigh",
    "withdraw",
)
