"""Verbs of projects; the only ones who write them."""

from nahtlos.projects.actions.attending import note
from nahtlos.projects.actions.joining import end_with_case, make_one
from nahtlos.projects.actions.partners import (
    Gives,
    agree,
    ask,
    ask_again,
    decline,
    drop,
    tell,
)
from nahtlos.projects.actions.places import agree as say_yes
from nahtlos.projects.actions.places import (
    finish,
    leave,
    link_internship,
    propose,
    record,
    refuse,
    unlink_internship,
    widen,
    withdraw,
)
from nahtlos.projects.actions.program import begin_due, settle, take_up
from nahtlos.projects.actions.projects import (
    Entry,
    Group,
    Told,
    add_slot,
    begin,
    change,
    change_slot,
    drop_slot,
    move,
)

__all__ = (
    "Entry",
    "Gives",
    "Group",
    "Told",
    "add_slot",
    "agree",
    "ask",
    "ask_again",
    "begin",
    "begin_due",
    "change",
    "change_slot",
    "decline",
    "drop",
    "drop_slot",
    "end_with_case",
    "finish",
    "leave",
    "link_internship",
    "make_one",
    "move",
    "note",
    "propose",
    "record",
    "refuse",
    "say_yes",
    "settle",
    "take_up",
    "tell",
    "unlink_internship",
    "widen",
    "withdraw",
)
