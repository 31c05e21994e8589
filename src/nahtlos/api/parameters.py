"""What may stand in an address behind the question mark."""

from typing import Any, Literal

from ninja import Field, Schema

YesNo = Literal["true", "false"]


def left_out(schema: dict[str, Any]) -> None:
    """A parameter that is left out is not null: describe only what may stand there."""
    for kept in schema.pop("anyOf", ()):
        if isinstance(kept, dict) and kept.get("type") != "null":
            schema.update(kept)
    schema.pop("default", None)


def _day(schema: dict[str, Any]) -> None:
    left_out(schema)
    schema["format"] = "date"


def moment(schema: dict[str, Any]) -> None:
    """A moment that may be left out."""
    left_out(schema)
    schema["format"] = "date-time"


class Day(Schema):
    """The day for which the law is asked."""

    on: str | None = Field(
        None, description="The day asked for, today if left out.", json_schema_extra=_day
    )


class Side(Day):
    """For whom: a person, or somebody who employs."""

    for_: Literal["person", "employer"] = Field(
        "person",
        alias="for",
        description="For an employer only the instruments that one can ask for are looked at.",
    )


class Check(Side):
    """The day, for whom, and in which language."""

    language: Literal["de", "en"] = Field("en", description="The language of the sentences.")


class Training(Day):
    """An occupation, and what is known of somebody's training; what is left out is not known."""

    kldb: str = Field(
        description="KldB 2010 code of one to five digits, like 81302; a shorter one gives all below it.",
        json_schema_extra={"pattern": "^[0-9]{1,5}$"},
    )
    has_certificate: YesNo | None = Field(None, json_schema_extra=left_out)
    papers_complete: YesNo | None = Field(None, json_schema_extra=left_out)
    trained_in_eu: YesNo | None = Field(None, json_schema_extra=left_out)
    wants_business: YesNo | None = Field(None, json_schema_extra=left_out)


def known(raw: YesNo | None) -> bool | None:
    """Yes, no, or not known."""
    return None if raw is None else raw == "true"
