"""What is agreed, as a value: the columns of an internship that stand in its text."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from nahtlos.internships.models.internships import Internship


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Hours in hours, `wage` in euro an hour, none where none is agreed."""

    company: UUID
    site: UUID
    kind: str
    purpose: str
    aims: str
    kldb: str
    supervisor: str
    starts_on: date
    ends_on: date
    hours_day: Decimal
    hours_week: Decimal
    accident: str
    liability: str
    wage: Decimal | None = None

    def columns(self) -> dict[str, Any]:
        """As the row keeps them."""
        found = asdict(self)
        found["company_id"], found["site_id"] = found.pop("company"), found.pop("site")
        return found

    def plain(self) -> dict[str, Any]:
        """As they stand in the text, where the database compares them with the columns."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def terms_of(internship: Internship) -> Terms:
    """What was agreed."""
    attributes = {"company": "company_id", "site": "site_id"}
    return Terms(
        **{
            one.name: getattr(internship, attributes.get(one.name, one.name))
            for one in fields(Terms)
        }
    )
