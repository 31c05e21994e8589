"""What a candidate could change, and the candidate after the change."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nahtlos.matching.engine.values import Candidate

ADDED = ("wants", "certificates", "shifts", "may_practise")
"""Facts that are sets: a change adds one word."""
FIELDS = {"from": "from_"}


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a candidate that becomes another.

    Of a set, `value` is the one word that is added; of `hours`, the hours that must be possible too.
    """

    fact: str
    value: str | float | date

    def to_json(self) -> dict[str, Any]:
        """As outside programs read it."""
        value = self.value.isoformat() if isinstance(self.value, date) else self.value
        return {"fact": self.fact, ("adds" if self.fact in ADDED else "becomes"): value}


def applied(candidate: Candidate, changes: Iterable[Change]) -> Candidate:
    """The same candidate after some changes."""
    for change in changes:
        field = FIELDS.get(change.fact, change.fact)
        candidate = replace(candidate, **{field: _new(candidate, change)})
    return candidate


def _new(candidate: Candidate, change: Change) -> Any:
    if change.fact in ADDED:
        return getattr(candidate, change.fact) | {change.value}
    if change.fact == "hours" and isinstance(change.value, int | float):
        low, high = candidate.hours
        return min(low, change.value), max(high, change.value)
    return change.value


def reach(kilometres: float) -> float:
    """The reach that is just enough for a distance, in tenths of a kilometre."""
    found = math.ceil(kilometres * 10) / 10
    return found if found >= kilometres else found + 0.1
