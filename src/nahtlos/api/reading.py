"""Reads what outside programs hand in: a day of the address, a JSON document of the body."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.http import HttpRequest
from pydantic import BaseModel, TypeAdapter
from pydantic import ValidationError as ValidationFault

from nahtlos.api.faults import Unanswerable, fault, in_body, quoted
from nahtlos.api.shapes import Moment
from nahtlos.core import clock
from nahtlos.law.queries import Fault

MOMENT = TypeAdapter(Moment)
S = TypeVar("S", bound=BaseModel)
MOST_BYTES = 256 * 1024
MOST_VALUES, MOST_LEVELS, LONGEST_KEY = 500, 8, 100
"""More than any person needs; a document beyond keeps a processor busy for nothing."""

EXACT = 2**53
"""Below it every whole number is one of its own as a float, too."""

LENGTH = re.compile(r"[0-9]{1,12}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LAST_YEAR = "9999"
"""Nothing can be counted from the last year of the calendar."""


def day(raw: str | None) -> date:
    """The day asked for, today if none is named."""
    if raw is None:
        return clock.today()
    if not DAY.fullmatch(raw):
        raise fault(422, "on", f"{quoted(raw)} is not a date like 2026-11-23")
    try:
        found = date.fromisoformat(raw)
    except ValueError:
        raise fault(422, "on", f"{quoted(raw)} is not a day of the calendar") from None
    if raw.startswith(LAST_YEAR):
        raise fault(422, "on", f"{quoted(raw)} is too late to count from")
    return found


def moment(place: str, raw: str | None) -> datetime | None:
    """A moment with its offset (RFC 3339); none where none is named."""
    if raw is None:
        return None
    try:
        return MOMENT.validate_python(raw)
    except ValidationFault:
        says = f"{quoted(raw)} is not a moment like 2026-11-23T10:20:00+01:00"
        raise fault(422, place, says) from None


def document(request: HttpRequest, most: int = MOST_BYTES) -> Mapping[str, Any]:
    """The JSON object of the body; what it means is checked by whoever is asked."""
    found = _json(_text(request, most))
    if faults := list(_hostile(found)):
        raise Unanswerable(422, faults)
    if not isinstance(found, dict):
        kind = "a list" if isinstance(found, list) else "a single value"
        raise fault(422, "document", f"{kind} is not an object with record and facts")
    return found


def body(request: HttpRequest, shape: type[S], most: int = MOST_BYTES) -> S:
    """The body as this shape."""
    found = document(request, most)
    try:
        return shape.model_validate_json(json.dumps(found))
    except ValidationFault as error:
        raise in_body(error) from error


def _text(request: HttpRequest, most: int) -> str:
    kind, charset = request.content_type, (request.content_params or {}).get("charset", "utf-8")
    if kind != "application/json" or charset.lower() != "utf-8":
        raise fault(415, "Content-Type", "is not application/json in UTF-8")
    if _is_long(request, most):
        raise fault(413, "document", f"is longer than {most // 1024} KB")
    try:
        return request.body.decode("utf-8")
    except UnicodeDecodeError:
        raise fault(400, "document", "is not text in UTF-8") from None


def _is_long(request: HttpRequest, most: int) -> bool:
    """By what the caller announces; the server never hands on more than that."""
    announced = request.headers.get("Content-Length") or "0"
    if not LENGTH.fullmatch(announced):
        raise fault(400, "Content-Length", f"{quoted(announced)} is not a number of bytes")
    return int(announced) > most


def _json(text: str) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_float=_number, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise fault(400, f"document:{error.lineno}", f"is not JSON: {error.msg}") from None
    except RecursionError:
        raise fault(400, "document", "is nested too deeply") from None
    except ValueError:
        # Python reads no number with more than 4300 digits.
        raise fault(400, "document", "holds a number with too many digits") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _value in pairs]
        twice = sorted({key for key in names if names.count(key) > 1})
        raise Unanswerable(400, [Fault(key[:LONGEST_KEY], "stands there twice") for key in twice])
    return found


def _number(digits: str) -> float:
    """The number; a whole one may be written as 4.0 or 4e0, JSON Schema knows no difference."""
    found = float(digits)
    return int(found) if found.is_integer() and abs(found) < EXACT else found


def _no_constant(word: str) -> None:
    raise fault(400, "document", f"{word} is not a number")


def _hostile(found: object) -> Iterator[Fault]:
    """What no person's document holds, found without recursion."""
    rest, seen = [("", 0, found)], 0
    while rest:
        place, level, value = rest.pop()
        seen += 1
        if seen > MOST_VALUES:
            yield Fault("document", f"holds more than {MOST_VALUES} values")
            return
        if level > MOST_LEVELS:
            yield Fault(place, f"is nested deeper than {MOST_LEVELS} levels")
            return
        if says := _odd(value):
            yield Fault(place or "document", says)
        inner = list(_inner(place, value))
        for key in _odd_keys(value):
            yield Fault(key[:LONGEST_KEY], "has too long a key, or half of a character in it")
        rest += [(at, level + 1, one) for at, one in reversed(inner)]


def _inner(place: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield from ((f"{place}.{key}".lstrip("."), one) for key, one in value.items())
    elif isinstance(value, list):
        yield from ((f"{place}[{at}]", one) for at, one in enumerate(value))


def _odd_keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (key for key in value if len(key) > LONGEST_KEY or _is_torn(key))


def _odd(value: object) -> str:
    """A sentence about a single value that cannot be worked with, empty if there is none."""
    if isinstance(value, float) and not math.isfinite(value):
        return "is too large a number"
    if isinstance(value, str) and _is_torn(value):
        return "holds half of a character"
    if isinstance(value, str) and DAY.fullmatch(value) and value.startswith(LAST_YEAR):
        return f"{quoted(value)} is too late to count from; leave it out if there is no end"
    return ""


def _is_torn(words: str) -> bool:
    """Whether one half of a surrogate pair stands alone; no text in UTF-8 can hold that."""
    return any("\ud800" <= letter <= "\udfff" for letter in words)
