"""What was changed in the network lately."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from nahtlos.core.models import Change
from nahtlos.network.models import Account, Institution


@dataclass(frozen=True)
class ChangeLine:
    """One change: when, by whom, to what. `noun` and `verb` are words of the database."""

    at: datetime
    by: str
    role: str
    noun: str
    verb: str
    about: str
    fields: tuple[str, ...]


def last_changes(region: UUID, *, most: int = 20) -> list[ChangeLine]:
    """The newest changes of institutions, answers, places of work and invitations."""
    rows = list(
        Change.objects.filter(region_id=region, part="network", person_id=None).order_by(
            "-at", "id"
        )[:most]
    )
    names = dict(
        Account.objects.filter(pk__in={row.by_account_id for row in rows}).values_list("pk", "name")
    )
    about = dict(
        Institution.objects.filter(pk__in={_whose(row) for row in rows}).values_list("pk", "name")
    )
    return [_line(row, names, about) for row in rows]


def _whose(row: Change) -> UUID | None:
    return row.row_id if row.table_name == "network_institution" else row.institution_id


def _line(row: Change, names: dict[UUID, str], about: dict[UUID, str]) -> ChangeLine:
    by = row.by_account_id
    whose = _whose(row)
    changed: dict[str, Any] = row.after or {}
    return ChangeLine(
        at=row.at,
        by=names.get(by, "") if by else "",
        role=row.by_role,
        noun=row.table_name.removeprefix("network_"),
        verb=row.verb,
        about=about.get(whose, "") if whose else "",
        fields=tuple(sorted(changed.keys() - {"changed_at"})) if row.verb == "update" else (),
    )
