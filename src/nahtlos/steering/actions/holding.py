"""A row as it stands now, held until the end.

Who may not change a row cannot hold it either. So each verb asks `access` before, for the sentence, and
once more with the row that it holds, because somebody else may have been quicker.
"""

from typing import TypeVar

from django.db.models import Model

from nahtlos.core.refusal import Refusal, Refused
from nahtlos.steering.access.meetings import GONE
from nahtlos.steering.models import Commitment, Decision, Group, Meeting, Member, Point, Task

R = TypeVar("R", Commitment, Decision, Group, Meeting, Member, Point, Task)
WITH: dict[type[Model], tuple[str, ...]] = {
    Commitment: ("group",),
    Decision: ("group", "meeting__group"),
    Meeting: ("group",),
    Member: ("group",),
    Point: ("meeting__group",),
    Task: ("group", "meeting__group"),
}


def held(row: R) -> R:
    """The row itself, under a lock."""
    rows = type(row)._default_manager.select_for_update(of=("self",), no_key=True)
    found = rows.select_related(*WITH.get(type(row), ())).filter(pk=row.pk).first()
    if found is None:
        raise Refused(Refusal(GONE))
    return found
