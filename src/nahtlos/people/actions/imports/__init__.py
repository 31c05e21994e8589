"""Bring a table of persons, look through it, import it in parts, stop, go on, undo."""

from nahtlos.people.actions.imports.bringing import (
    KEPT,
    bring_table,
    clear_tables,
    forget_table,
    read_table,
)
from nahtlos.people.actions.imports.deciding import decide_rest, decide_row
from nahtlos.people.actions.imports.reading import MOST_OF_A_TABLE, look_through
from nahtlos.people.actions.imports.running import go_on, start_import, stop_import
from nahtlos.people.actions.imports.undoing import undo_import

__all__ = (
    "KEPT",
    "MOST_OF_A_TABLE",
    "bring_table",
    "clear_tables",
    "decide_rest",
    "decide_row",
    "forget_table",
    "go_on",
    "look_through",
    "read_table",
    "start_import",
    "stop_import",
    "undo_import",
)
