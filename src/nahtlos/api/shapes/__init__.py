"""The form of answers that have no schema of their own, for the description of the interface."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator
from pydantic import Field as PydanticField

RFC_3339 = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}.*", re.ASCII)


def _written_out(raw: object) -> object:
    """Not a number of seconds, which would be understood as well."""
    if not isinstance(raw, str) or not RFC_3339.fullmatch(raw):
        raise ValueError("is not a moment like 2026-11-23T10:20:00+01:00")
    return raw


def _in_utc(moment: datetime) -> datetime:
    """The database knows no offset of more than 15 hours."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("lies beyond the calendar") from error


Moment = Annotated[
    AwareDatetime,
    PydanticField(strict=False),
    BeforeValidator(_written_out),
    AfterValidator(_in_utc),
]
"""A moment with its offset, as RFC 3339 writes it."""


class Shape(Schema):
    """An object with these keys and no others. A key that may be None may also be missing."""

    model_config = {"extra": "forbid"}


class Says(Shape):
    """A sentence or name in German and English."""

    de: str
    en: str


def ref(name: str) -> dict[str, Any]:
    """Points to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}
