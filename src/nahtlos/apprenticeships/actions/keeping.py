"""What the verbs share: one row held at a time, and what the database refuses said as a sentence."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.apprenticeships.models import Apprenticeship, State
from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused
from nahtlos.network.actions.once import only_once

GONE = Refusal(_("This apprenticeship is not there any more."))
TWICE: Promise = _("The person is on the way to an apprenticeship already, or in one.")
BESIDE = ("person__institution", "person__adviser", "placement__employer", "entry", "trial")


def locked(apprenticeship: UUID) -> Apprenticeship:
    """The apprenticeship as it stands now, held until the transaction ends."""
    rows = Apprenticeship.objects.select_for_update(of=("self",)).select_related(*BESIDE)
    try:
        return rows.get(pk=apprenticeship)
    except Apprenticeship.DoesNotExist as error:
        raise Refused(GONE) from error


def moved(
    row: Apprenticeship, to: State, *, by: Actor, at: datetime, **more: Any
) -> Apprenticeship:
    """Move a row that is held; `more` are columns that change along with it."""
    changed: dict[str, Any] = {"state": to, "moved_at": at, "moved_by_id": by.account} | more
    return written(row, changed)


def written(row: Apprenticeship, changed: dict[str, Any]) -> Apprenticeship:
    """Write these columns."""
    for name, value in changed.items():
        setattr(row, name, value)
    with only_once(TWICE):
        row.save(update_fields=list(changed))
    return row
