"""Whether a plan that waits for a yes could be taken now; the hall is read anew only once it has changed."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days.actions.planning import first_ahead, is_as_it_was, is_past
from nahtlos.days.models import Draft
from nahtlos.days.queries.hall import hall_of, stamp_of
from nahtlos.days.translate import read_plan

KEPT = 64


class _Fit(NamedTuple):
    """What hangs on the rows alone, not on the time: nothing has changed, and what begins next."""

    as_it_was: bool
    ahead: int | None


def still_fits(*, draft: Draft, by: Actor, at: datetime) -> bool:
    """Whether a plan that waits for a yes could be taken now: nothing has changed, nothing is past.

    The program looks, for whoever may not see the others. Writes nothing.
    """
    with acting(replace(by, role=Usher, person=None, link="", region=draft.region_id)):
        fit = _fit(draft.pk, stamp_of(draft.day_id))
    if not fit.as_it_was:
        return False
    return draft.now is None or not is_past(fit.ahead, draft.day.minute(at))


@lru_cache(maxsize=KEPT)
def _fit(draft: UUID, stamp: str) -> _Fit:
    """Read for each stamp of the day once; whoever looks every second reads nothing in between."""
    row = Draft.objects.select_related("day").get(pk=draft)
    there, plan = hall_of(row.day), read_plan(row.plan)
    return _Fit(is_as_it_was(row, there, plan), first_ahead(there, plan))
