"""Verbs of a person's file; the only ones who write it."""

from nahtlos.people.actions.answers import answer, forget_answer
from nahtlos.people.actions.around import add, change, remove
from nahtlos.people.actions.burdens import ease_burden, forget_burden, part_of, tell_burden
from nahtlos.people.actions.merging import merge, undo_merge
from nahtlos.people.actions.notes import restore_note, strike_out, write_note
from nahtlos.people.actions.persons import (
    accompany,
    close_case,
    make_person,
    prefer_language,
    rename,
    reopen_case,
)

__all__ = (
    "accompany",
    "add",
    "answer",
    "change",
    "close_case",
    "ease_burden",
    "forget_answer",
    "forget_burden",
    "make_person",
    "merge",
    "part_of",
    "prefer_language",
    "remove",
    "rename",
    "reopen_case",
    "restore_note",
    "strike_out",
    "tell_burden",
    "undo_merge",
    "write_note",
)
