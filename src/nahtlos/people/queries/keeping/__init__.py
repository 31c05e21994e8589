"""How long what is kept, what is due, and what was erased."""

from nahtlos.people.queries.keeping.due import (
    Due,
    announced_for,
    announcements,
    due_persons,
    due_rows,
    held_persons,
    last_contacts,
    quiet_persons,
)
from nahtlos.people.queries.keeping.house import (
    Counted,
    Line,
    cleared_by_hand,
    counted_for_the_house,
    erasures,
    processing_of,
    recipients_of,
    remainders,
    retention_table,
    tables_without_wall,
    walls_can_be_passed,
)
from nahtlos.people.queries.keeping.periods import Rule, history_of, rules

__all__ = (
    "Counted",
    "Due",
    "Line",
    "Rule",
    "announced_for",
    "announcements",
    "cleared_by_hand",
    "counted_for_the_house",
    "due_persons",
    "due_rows",
    "erasures",
    "held_persons",
    "history_of",
    "last_contacts",
    "processing_of",
    "quiet_persons",
    "recipients_of",
    "remainders",
    "retention_table",
    "rules",
    "tables_without_wall",
    "walls_can_be_passed",
)
