"""Say of a row whether it is somebody known, somebody new, or nobody for us."""

from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.people import access
from nahtlos.people.models import Import, ImportRow

R = ImportRow.State
NEW, LEAVE_OUT = "new", "leave_out"


@transaction.atomic
def decide_row(*, row: ImportRow, choice: str, by: Actor) -> None:
    """`choice` is "new", "leave_out" or the key of one of the persons who were proposed.

    Raises ValueError for anybody who was not.
    """
    demand(access.may_decide_rows(by, row.brought))
    row = ImportRow.objects.select_for_update().get(pk=row.pk)
    if row.state == R.DONE or not row.alike:
        return
    row.same = None
    row.state = R.LEFT_OUT if choice == LEAVE_OUT else R.READY
    if choice not in {NEW, LEAVE_OUT}:
        row.same = _proposed(row, choice)
    row.save(update_fields=["state", "same"])


def _proposed(row: ImportRow, choice: str) -> UUID:
    found = next((one for one in row.alike if str(one) == choice), None)
    if found is None:
        raise ValueError("this person was not proposed")
    return found


@transaction.atomic
def decide_rest(*, brought: Import, choice: str, by: Actor) -> int:
    """Take all rows that nobody has decided on yet as "new", or leave them out ("leave_out")."""
    demand(access.may_decide_rows(by, brought))
    state = R.LEFT_OUT if choice == LEAVE_OUT else R.READY
    return ImportRow.objects.filter(brought=brought, state=R.ALIKE).update(state=state)
