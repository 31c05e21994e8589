"""Rows of `outcomes_compared`: as the room of comparing wants them, and as groups for the figures."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nahtlos.matching.queries import Unnamed
from nahtlos.matching.translate import unnamed_document
from nahtlos.outcomes.engine import Compared, age_band
from nahtlos.outcomes.translate.lives import group

ASYLUM_8 = frozenset({"AF", "ER", "IQ", "IR", "NG", "PK", "SO", "SY"})
"""The eight countries of asylum of the statistics of the employment agency."""
STATED = frozenset({"f", "m", "d"})


def unnamed(row: Sequence[Any]) -> Unnamed:
    """What is held against the openings."""
    _here, record, facts, births, qualified, wish, desk, _introduced = row
    return Unnamed(desk, unnamed_document(record, facts, births, qualified), wish)


def compared(row: Sequence[Any], standing: str, on: date) -> Compared:
    """The groups of one row; `standing` holds for whoever is accompanied."""
    here, record, introduced = row[0], row[1] or {}, row[-1]
    sex, born = record.get("sex"), record.get("birth_date")
    return Compared(
        sex=sex if sex in STATED else "unknown",
        age=age_band(years(date.fromisoformat(born), on) if born else None),
        nation=nation(record.get("nationality")), group=group(record.get("status")),
        standing=standing if here else "", introduced=introduced,
    )  # fmt: skip


def years(born: date, on: date) -> int:
    """Whole years on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def nation(country: str | None) -> str:
    """The group of a nationality."""
    if not country:
        return "unknown"
    return "ukraine" if country == "UA" else "asylum_8" if country in ASYLUM_8 else "other"
