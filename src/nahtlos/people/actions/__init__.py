"""Verbs of a person's file; the only ones who write it."""

from nahtlos.people.actions.answers import answer, forget_answer
from nahtlos.people.actions.around import add, change, remove
from nahtlos.people.actions.burdens import ease_burden, forget_burden, part_of, tell_burden
from nahtlos.people.actions.consents import (
    Asked,
    agree,
    ask_consent,
    give_on_paper,
    give_on_the_spot,
    one_at_a_time,
    refuse,
    revoke,
)
from nahtlos.people.actions.documents import (
    MOST_DOCUMENTS,
    change_document,
    hand_in,
    move_document,
    take_out_document,
)
from nahtlos.people.actions.faults import NotAPaper
from nahtlos.people.actions.links import digest, end_links, end_used_link, make_link
from nahtlos.people.actions.merging import merge, undo_merge
from nahtlos.people.actions.notes import restore_note, strike_out, write_note
from nahtlos.people.actions.papers import MOST_BYTES, Paper, read_document, read_paper
from nahtlos.people.actions.persons import (
    accompany,
    close_case,
    make_person,
    prefer_language,
    pressed_twice,
    rename,
    reopen_case,
)

__all__ = (
    "MOST_BYTES",
    "MOST_DOCUMENTS",
    "Asked",
    "NotAPaper",
    "Paper",
    "accompany",
    "add",
    "agree",
    "answer",
    "ask_consent",
    "change",
    "change_document",
    "close_case",
    "digest",
    "ease_burden",
    "end_links",
    "end_used_link",
    "forget_answer",
    "forget_burden",
    "give_on_paper",
    "give_on_the_spot",
    "hand_in",
    "make_link",
    "make_person",
    "merge",
    "move_document",
    "one_at_a_time",
    "part_of",
    "prefer_language",
    "pressed_twice",
    "read_document",
    "read_paper",
    "refuse",
    "remove",
    "rename",
    "reopen_case",
    "restore_note",
    "revoke",
    "strike_out",
    "take_out_document",
    "tell_burden",
    "undo_merge",
    "write_note",
)
