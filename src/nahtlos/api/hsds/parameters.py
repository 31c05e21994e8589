"""What may stand behind the question mark, by the names of the specification."""

import re
from datetime import UTC, datetime, time
from typing import Any, Literal, NamedTuple

from django.utils.dateparse import parse_date, parse_datetime
from ninja import Field, Schema

from nahtlos.api.faults import fault, quoted
from nahtlos.api.parameters import YesNo, left_out

MOST, USUAL = 100, 50
LAST_PAGE = 999_999
NUMBER = re.compile(r"[1-9][0-9]{0,5}")


def _number(most: int) -> Any:
    def described(schema: dict[str, Any]) -> None:
        left_out(schema)
        schema |= {"type": "integer", "minimum": 1, "maximum": most}

    return described


def _region(schema: dict[str, Any]) -> None:
    left_out(schema)
    schema["pattern"] = "^[0-9]{5}$"


def _since(schema: dict[str, Any]) -> None:
    left_out(schema)
    schema["anyOf"] = [{"format": "date"}, {"format": "date-time"}]


def _read(name: str, raw: str | None, usual: int, most: int) -> int:
    if raw is None:
        return usual
    if not NUMBER.fullmatch(raw) or int(raw) > most:
        raise fault(422, name, f"{quoted(raw)} is not a number from 1 to {most}")
    return int(raw)


class Window(NamedTuple):
    """A page of so many; or all, one a line."""

    number: int
    size: int
    in_lines: bool

    @property
    def part(self) -> slice:
        """From where to where."""
        return slice((self.number - 1) * self.size, self.number * self.size)


class Paged(Schema):
    """Which page, how long, and in which form."""

    page: str | None = Field(
        None, description="Number of the page.", json_schema_extra=_number(LAST_PAGE)
    )
    per_page: str | None = Field(
        None,
        description=f"So many on a page, {USUAL} if left out.",
        json_schema_extra=_number(MOST),
    )
    format: Literal["json", "ndjson"] = Field(
        "json", description="With `ndjson` all results, one a line, without pages."
    )

    def read(self) -> "Window":
        """What is wanted; a fault where it cannot be read, also where it would not matter."""
        number = _read("page", self.page, 1, LAST_PAGE)
        return Window(
            number, _read("per_page", self.per_page, USUAL, MOST), self.format == "ndjson"
        )


class Searched(Paged):
    """Words to look for."""

    search: str | None = Field(
        None, description="Words that all have to be there.", json_schema_extra=left_out
    )

    @property
    def text(self) -> str:
        """The words; no text of ours holds the zero character."""
        return (self.search or "").replace("\0", " ")


class OfWords(Searched):
    """Words of a list."""

    taxonomy_id: str | None = Field(None, description="Of this list.", json_schema_extra=left_out)
    top_only: YesNo | None = Field(
        None, description="These lists have one level.", json_schema_extra=left_out
    )
    parent_id: str | None = Field(
        None, description="These lists have one level.", json_schema_extra=left_out
    )


class OfRegion(Searched):
    """What all three lists of rows share."""

    region: str | None = Field(
        None,
        description="Official key of the region, five digits; the first by name if left out."
        " An addition to the specification.",
        json_schema_extra=_region,
    )
    taxonomy_term_id: str | None = Field(
        None, description="With this word.", json_schema_extra=left_out
    )
    taxonomy_id: str | None = Field(
        None, description="With any word of this list.", json_schema_extra=left_out
    )
    full: YesNo = Field("false", description="With all that stands around each.")


class FullService(Schema):
    """How much is told of what an institution runs."""

    full_service: YesNo = Field("false", description="What an institution runs in full.")


class Houses(OfRegion, FullService):
    """Of institutions."""


class Offered(OfRegion):
    """Of offers."""

    organization_id: str | None = Field(
        None, description="Run by this institution.", json_schema_extra=left_out
    )
    modified_after: str | None = Field(
        None,
        description="Changed on or after this day or moment, also if taken out since (`inactive`).",
        json_schema_extra=_since,
    )

    @property
    def since(self) -> datetime | None:
        """The moment asked for; without an offset it is in UTC."""
        return None if self.modified_after is None else _moment(self.modified_after)


class Services(Offered):
    """Of offers, perhaps just when each changed last."""

    minimal: YesNo = Field("false", description="Only `id` and `modified_date`, all on one page.")


def _moment(raw: str) -> datetime:
    # A plus in an address stands for a blank.
    text = raw.strip().replace(" ", "+") if "T" in raw else raw
    try:
        day = parse_date(text)
        found = datetime.combine(day, time.min) if day else parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise fault(422, "modified_after", f"{quoted(raw)} is not like 2026-11-23T08:00:00Z")
    return found if found.tzinfo else found.replace(tzinfo=UTC)
