"""What happened in a file: every change with who, when and why, and every look from outside."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nahtlos.core.models import Change, Reading
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import Merge

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One line of the history, newest first."""

    at: datetime
    who: str
    institution: str
    verb: str
    table: str
    part: str
    changed: tuple[str, ...]
    why: str


def _names(accounts: set[UUID], institutions: set[UUID]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    people = dict(Account.objects.filter(pk__in=accounts).values_list("pk", "name"))
    houses = dict(Institution.objects.filter(pk__in=institutions).values_list("pk", "short_name"))
    return people, houses


def history(person: UUID, *, page: int = 1) -> tuple[Line, ...]:
    """The changes of a file and of those joined into it."""
    joined = Merge.objects.filter(person=person).values_list("merged", flat=True)
    start = (page - 1) * PAGE
    rows = list(
        Change.objects.filter(person_id__in=[person, *joined]).order_by("-at", "-id")[
            start : start + PAGE
        ]
    )
    people, houses = _names(
        {row.by_account_id for row in rows if row.by_account_id},
        {row.by_institution_id for row in rows if row.by_institution_id},
    )
    quiet = {"id", "person_id", "region_id", "institution_id", "part", "name_keys", "sort_key"}
    return tuple(
        Line(
            at=row.at,
            who=people.get(row.by_account_id, "") if row.by_account_id else "",
            institution=houses.get(row.by_institution_id, "") if row.by_institution_id else "",
            verb=row.verb,
            table=row.table_name,
            part=row.part,
            changed=tuple(sorted(set(row.after or row.before or ()) - quiet)),
            why=row.why,
        )
        for row in rows
    )


@dataclass(frozen=True)
class Look:
    """One look by another institution."""

    at: datetime
    institution: str
    parts: tuple[str, ...]


def looks(person: UUID, *, most: int = 50) -> tuple[Look, ...]:
    """Who of other institutions looked into the file, newest first."""
    rows = list(Reading.objects.filter(person_id=person).order_by("-at")[:most])
    _people, houses = _names(set(), {row.by_institution_id for row in rows})
    return tuple(
        Look(row.at, houses.get(row.by_institution_id, ""), tuple(row.parts)) for row in rows
    )
