"""Single values of a person document, strictly as the interface has them."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date

from nahtlos.law.engine.situation import Value
from nahtlos.people import countries
from nahtlos.people.facts import Fact, Kind

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
KLDB = re.compile(r"\d{1,5}", re.ASCII)
SHOWN = 40
"""So many characters of a wrong value are repeated."""


class BadValue(ValueError):
    """A sentence that says what stands there and what is expected."""


def show(raw: object) -> str:
    """What stands in the document, short and in double quotes."""
    if isinstance(raw, bool) or raw is None:
        return {True: "true", False: "false", None: "null"}[raw]
    if isinstance(raw, dict | list):
        return "an object" if isinstance(raw, dict) else "a list"
    words = str(raw)
    return f'"{words[:SHOWN]}…"' if len(words) > SHOWN else f'"{words}"'


def read_value(fact: Fact, raw: object) -> Value:
    """A single value of a fact; raises BadValue."""
    return READERS[fact.kind](fact, raw)


def read_date(raw: object) -> date:
    """A day of the calendar in ISO 8601; raises BadValue."""
    if isinstance(raw, str) and ISO.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise BadValue(f"{show(raw)} is not a day of the calendar") from None
    raise BadValue(f"{show(raw)} is not a date like 1998-04-12")


def read_dates(raw: object) -> tuple[date, ...]:
    """A list of days; raises BadValue."""
    if not isinstance(raw, list):
        raise BadValue(f'{show(raw)} is not a list of dates like ["2021-01-05"]')
    return tuple(read_date(one) for one in raw)


def _bool(_fact: Fact, raw: object) -> Value:
    if not isinstance(raw, bool):
        raise BadValue(f"{show(raw)} is not one of true false")
    return raw


def _level(_fact: Fact, raw: object) -> Value:
    if raw not in LEVELS:
        raise BadValue(f"{show(raw)} is not one of {' '.join(LEVELS)}")
    return LEVELS.index(str(raw))


def _choice(fact: Fact, raw: object) -> Value:
    allowed = [choice.value for choice in fact.choices]
    if not isinstance(raw, str) or raw not in allowed:
        raise BadValue(f"{show(raw)} is not one of {' '.join(allowed)}")
    return raw


def _country(_fact: Fact, raw: object) -> Value:
    if not isinstance(raw, str) or raw not in countries.COUNTRIES:
        raise BadValue(f"{show(raw)} is not a country code like UA (XX for stateless)")
    return raw


def _number(fact: Fact, raw: object) -> Value:
    whole = fact.kind is Kind.INTEGER
    wanted = "a whole number" if whole else "a number"
    if whole and isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int if whole else int | float):
        raise BadValue(f"{show(raw)} is not {wanted}")
    if not math.isfinite(raw):
        raise BadValue(f"{show(raw)} is not {wanted}")
    top = math.inf if fact.maximum is None else fact.maximum
    if not fact.minimum <= raw <= top:
        raise BadValue(f"{show(raw)} is not {wanted} from {fact.minimum} to {fact.maximum}")
    return raw


def _date(_fact: Fact, raw: object) -> Value:
    return read_date(raw)


def _text(_fact: Fact, raw: object) -> Value:
    if not isinstance(raw, str):
        raise BadValue(f"{show(raw)} is not words")
    return raw


READERS: Mapping[Kind, Callable[[Fact, object], Value]] = {
    Kind.BOOL: _bool,
    Kind.LEVEL: _level,
    Kind.CHOICE: _choice,
    Kind.COUNTRY: _country,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TEXT: _text,
}
