"""What columns are called for whoever reads their own data, and for staff: a file for each room.

A column that several rooms have stands in `shared`. A new room brings its file and its line here.
"""

from django.utils.functional import Promise

from nahtlos.web.privacy.columns import (
    activities,
    apprenticeships,
    days,
    internships,
    introductions,
    matching,
    mentoring,
    offers,
    outbox,
    people,
    placements,
    plan,
    projects,
    recognition,
    referrals,
    shared,
)

ROOMS = (
    shared,
    people,
    placements,
    plan,
    projects,
    recognition,
    matching,
    offers,
    referrals,
    outbox,
    days,
    introductions,
    mentoring,
    internships,
    apprenticeships,
    activities,
)

COLUMNS: dict[str, Promise] = {
    name: words for room in ROOMS for name, words in room.COLUMNS.items()
}
QUIET: frozenset[str] = frozenset().union(*(room.QUIET for room in ROOMS))
"""Columns that only sort, find and point; they stand in the file for programs."""


def has_words(name: str, field: object = None) -> bool:
    """Whether a column has words of its own."""
    return str(field) in COLUMNS or name in COLUMNS


def label(name: str, field: object = None) -> str:
    """A column as people call it, those of one table (`days.Visitor.hours`) first; else by its name."""
    return str(COLUMNS.get(str(field)) or COLUMNS.get(name) or name.replace("_", " ").capitalize())
