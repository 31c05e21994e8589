"""What a region decided about how long, or goes by until it decides."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nahtlos.people.models import Period
from nahtlos.people.retention import CLASSES, Class


@dataclass(frozen=True)
class Rule:
    """One class as it holds in a region; `decided_at` is None where nobody has decided yet."""

    of: Class
    months: int
    ending: str
    announced: int
    decided_at: datetime | None = None
    decided_by: str = ""
    because: str = ""

    @property
    def key(self) -> str:
        """The class."""
        return self.of.key


def rules(region: UUID) -> dict[str, Rule]:
    """Every class with what holds now."""
    newest: dict[str, Period] = {}
    for row in Period.objects.filter(region=region).select_related("decided_by"):
        newest.setdefault(row.key, row)
    return {key: _rule(one, newest.get(key)) for key, one in CLASSES.items()}


def _rule(one: Class, row: Period | None) -> Rule:
    if row is None:
        return Rule(one, one.months, one.ending.value, one.announced)
    return Rule(
        one,
        row.months,
        row.ending,
        row.announced,
        row.decided_at,
        row.decided_by.name,
        row.because,
    )


def history_of(region: UUID, key: str) -> QuerySet[Period]:
    """Everything that was ever decided for one class, newest first."""
    return Period.objects.filter(region=region, key=key).select_related("decided_by")
