"""From the rows of a file to the person document that the law reads (docs of the command line)."""

from collections.abc import Iterable, Mapping
from typing import Any

from nahtlos.people.models import Person, Record

DATES = (
    "birth_date",
    "arrival_date",
    "status_since",
    "status_until",
    "asylum_registered_on",
    "asylum_applied_on",
    "duldung_since",
    "unemployed_since",
)
WORDS = ("sex", "nationality", "status")


def as_document(
    person: Person,
    record: Record | None,
    *,
    facts: Mapping[str, Any],
    births: Iterable[str],
    qualifications: Iterable[Mapping[str, Any]],
) -> dict[str, Any]:
    """One person document: what is on record, and facts stated as such; unknown keys are left out."""
    return {
        "id": str(person.pk),
        "record": _record(record, births, qualifications) if record else {},
        "facts": {name: value for name, value in facts.items() if value is not None},
    }


def _record(
    record: Record, births: Iterable[str], qualifications: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    known: dict[str, Any] = {
        name: getattr(record, name).isoformat() for name in DATES if getattr(record, name)
    }
    known |= {name: getattr(record, name) for name in WORDS if getattr(record, name)}
    if record.children_known:
        known["children_birth_dates"] = [birth for birth in births if birth]
    if learned := [_without_blanks(one) for one in qualifications]:
        known["qualifications"] = learned
    if record.goal_kind:
        known["goal"] = _without_blanks({"kind": record.goal_kind, "kldb": record.goal_kldb})
    return known


def _without_blanks(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in {"", None}}


def counted_document(
    record: Mapping[str, Any] | None, facts: Mapping[str, Any], births: Iterable[str]
) -> dict[str, Any]:
    """The same without a person: columns of the record as JSON has them, for counting."""
    known = _without_blanks({name: (record or {}).get(name) for name in (*DATES, *WORDS)})
    if (record or {}).get("children_known"):
        known["children_birth_dates"] = list(births)
    stated = {name: value for name, value in facts.items() if value is not None}
    return {"record": known, "facts": stated}
