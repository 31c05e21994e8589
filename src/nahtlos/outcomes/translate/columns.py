"""What the files of the indicators consist of, column by column."""

from collections.abc import Callable, Mapping
from datetime import date

from nahtlos.outcomes.engine import KINDS
from nahtlos.outcomes.translate.faults import shown
from nahtlos.outcomes.translate.months import month

Check = Callable[[str], str | None]
"""What is wrong with a value, or nothing."""

SEXES = ("f", "m", "d")
"""`d` (diverse, or no entry, § 22 Abs. 3 PStG) counts in the total alone."""
TRUE, FALSE = ("1", "true", "yes"), ("0", "false", "no")


def _person(value: str) -> str | None:
    return None if value.strip() else "is empty"


def _month(value: str) -> str | None:
    return None if month(value) else f"{shown(value)} is not a month like 2025-12"


def _date(value: str) -> str | None:
    return None if day(value) else f"{shown(value)} is not a date like 2025-12-31"


def _one_of(*known: str) -> Check:
    def check(value: str) -> str | None:
        return None if value in known else f"{shown(value)} is not one of {' '.join(known)}"

    return check


def day(value: str) -> date | None:
    """A date as `2025-12-31`; None for what is none."""
    try:
        return date.fromisoformat(value) if len(value) == len("2025-12-31") else None
    except ValueError:
        return None


FILES: Mapping[str, Mapping[str, Check]] = {
    "stock": {
        "person": _person,
        "month": _month,
        "sex": _one_of(*SEXES),
        "single_parent": _one_of(*TRUE, *FALSE),
    },
    "starts": {"person": _person, "date": _date, "kind": _one_of(*KINDS)},
    "insured": {"person": _person, "month": _month},
    "cutoffs": {"month": _month, "date": _date},
}
