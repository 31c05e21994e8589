"""From which day on the monthly signs count: the first day of what runs now."""

from datetime import date

from nahtlos.apprenticeships.models import Apprenticeship, State
from nahtlos.internships.models import OVER


def since_of(row: Apprenticeship, on: date) -> date | None:
    """The first day of the training, or of the entry qualification; none where neither runs that day."""
    if row.state == State.TRAINING and row.placement is not None:
        over = row.ends_on is not None and row.ends_on < on
        return None if over else row.placement.starts_on
    if row.state == State.ENTRY and row.entry is not None:
        over = row.entry.state in OVER or row.entry.ends_on < on
        return None if over else row.entry.starts_on
    return None
