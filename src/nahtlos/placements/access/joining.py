"""Whether two files may become one, as far as their work goes."""

from datetime import date
from itertools import product
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, unless
from nahtlos.placements.models import LIVE, TRAININGS, Placement, State

TWICE = _(
    "Both files have work at one company, or a training, at the same time. Please end one of the two"
    " first, then join the files."
)
TWICE_OVER = _(
    "Both files had work at one company, or a training, at the same time, and both have ended. They"
    " stay two files."
)


def _twice(first: Placement, second: Placement) -> bool:
    """The same work or a second training, at one time: what the database keeps apart in one file."""
    alike = first.employer_id is not None and first.employer_id == second.employer_id
    begins = max(first.starts_on, second.starts_on)
    return (alike or {first.kind, second.kind} <= TRAININGS) and all(
        begins <= (one.ended_on or date.max) for one in (first, second)
    )


def may_become_one(person: UUID, merged: UUID) -> Refusal | None:
    """What was agreed with a company stands, so a human ends one of two."""
    rows = Placement.objects.exclude(state=State.DROPPED)
    both = product(rows.filter(person=person), rows.filter(person=merged))
    twice = [pair for pair in both if _twice(*pair)]
    over = any(all(one.state not in LIVE for one in pair) for pair in twice)
    return unless(not over, TWICE_OVER) or unless(not twice, TWICE)
