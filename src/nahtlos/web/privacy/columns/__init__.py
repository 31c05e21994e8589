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


def label(name: str) -> str:
    """A column as people call it; one that has no words of its own by its name."""
    return str(COLUMNS.get(name) or name.replace("_", " ").capitalize())
