"""Rows of `outcomes_compared`: as the room of comparing wants them, and as groups for the figures."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from nahtlos.matching.queries import Unnamed
from nahtlos.outcomes.engine import Compared, age_band
from nahtlos.outcomes.translate.lives import group
from nahtlos.people.translate import counted_document

ASYLUM_8 = frozenset({"AF", "ER", "IQ", "IR", "NG", "PK", "SO", "SY"})
"""The eight countries of asylum of the statistics of the employment agency."""
STATED = frozenset({"f", "m", "d"})


def unnamed(row: Sequence[Any]) -> Unnamed:
    """What is held against the openings."""
    _here, record, facts, births, qualified, wish, desk, _introduced = row
    document = counted_document(record, facts, births)
    learned = [_without_blanks(one) for one in qualified]
    if learned:
        document["record"]["qualifications"] = learned
    if record and record.get("goal_kind"):
        goal = {"kind": record["goal_kind"], "kldb": record["goal_kldb"]}
        document["record"]["goal"] = _without_blanks(goal)
    return Unnamed(desk, document, wish)


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


def _without_blanks(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in {"", None}}
