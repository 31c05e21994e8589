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
from nahtlos.people.actions.imports import (
    MOST_OF_A_TABLE,
    bring_table,
    clear_tables,
    decide_rest,
    decide_row,
    forget_table,
    go_on,
    read_table,
    start_import,
    stop_import,
    undo_import,
)
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
    "MOST_OF_A_TABLE",
    "Asked",
    "NotAPaper",
    "Paper",
    "accompany",
    "add",
    "agree",
    "answer",
    "ask_consent",
    "bring_table",
    "change",
    "change_document",
    "clear_tables",
    "close_case",
    "decide_rest",
    "decide_row",
    "digest",
    "ease_burden",
    "end_links",
    "end_used_link",
    "forget_answer",
    "forget_burden",
    "forget_table",
    "give_on_paper",
    "give_on_the_spot",
    "go_on",
    "hand_in",
    "make_link",
    "make_person",
    "merge",
    "move_document",
    "part_of",
    "prefer_language",
    "pressed_twice",
    "read_document",
    "read_paper",
    "read_table",
    "refuse",
    "remove",
    "rename",
    "reopen_case",
    "restore_note",
    "revoke",
    "start_import",
    "stop_import",
    "strike_out",
    "take_out_document",
    "tell_burden",
    "undo_import",
    "undo_merge",
    "write_note",
)
