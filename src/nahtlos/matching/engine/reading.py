"""How single values of a document are read: strictly, with a sentence for what is wrong."""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

Read = Callable[[Any], Any]
KLDB = re.compile(r"[0-9]{1,5}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WEEK, SHOWN, PAIR = 168, 60, 2


@dataclass(frozen=True)
class Fault:
    """Something that cannot be read: the key, and why."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}" if self.place else self.says


@dataclass(frozen=True)
class Field:
    """A key of a document: how it is read, its schema, and what is meant where it is missing."""

    read: Read
    schema: Mapping[str, Any]
    otherwise: Any = None
    need: bool = field(default=False, kw_only=True)


def show(raw: object) -> str:
    """A value as it stands in the document, cut short."""
    told = json.dumps(raw, ensure_ascii=False, default=str)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def nearest(key: str, known: Iterable[str]) -> str:
    """A hint to the known key that looks most like this one."""
    found = get_close_matches(key, list(known), n=1, cutoff=0.0)
    return f"; the nearest known key is {found[0]}" if found else ""


def text(raw: Any) -> str:
    """Words, at least one letter."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"{show(raw)} is not words")
    return raw


def number(low: float, high: float) -> Read:
    """A number in a range."""
    span = f"from {low:g} on" if math.isinf(high) else f"from {low:g} to {high:g}"

    def read(raw: Any) -> float:
        good = isinstance(raw, int | float) and not isinstance(raw, bool)
        if not good or not low <= raw <= high or math.isinf(raw):
            raise ValueError(f"{show(raw)} is not a number {span}")
        return float(raw)

    return read


def seats(raw: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < 1 << 31:
        raise ValueError(f"{show(raw)} is not a whole number from 0 on")
    return raw


def truth(raw: Any) -> bool:
    """True or false."""
    if raw is True or raw is False:
        return bool(raw)
    raise ValueError(f"{show(raw)} is not true or false")


def one_of(words: tuple[str, ...]) -> Read:
    """One of some words."""

    def read(raw: Any) -> str:
        if not isinstance(raw, str) or raw not in words:
            raise ValueError(f"{show(raw)} is not one of {' '.join(words)}")
        return raw

    return read


def kldb(raw: Any) -> str:
    """A KldB code."""
    if not isinstance(raw, str) or not KLDB.fullmatch(raw):
        raise ValueError(f"{show(raw)} is not a KldB 2010 code of 1 to 5 digits like 81302")
    return raw


def day(raw: Any) -> date:
    """A date."""
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day)
    try:
        return date.fromisoformat(raw if DAY.fullmatch(raw) else "")
    except (TypeError, ValueError) as bad:
        raise ValueError(f"{show(raw)} is not a date like 2027-01-01") from bad


def each(read: Read) -> Read:
    """A list, every entry of which is read in the same way."""

    def all_(raw: Any) -> list[Any]:
        if isinstance(raw, list):
            return [read(one) for one in raw]
        raise ValueError(f"{show(raw)} is not a list")

    return all_


def hours(raw: Any) -> list[float]:
    """The least and the most hours a week."""
    if not isinstance(raw, list) or len(raw) != PAIR:
        raise ValueError(f"{show(raw)} is not a pair of hours like [20, 40]")
    low, high = (number(0, WEEK)(one) for one in raw)
    if high < low:
        raise ValueError(f"{show(raw)}: the most is less than the least")
    return [low, high]


def occupation(raw: Any) -> dict[str, Any]:
    """What somebody has done, and for how long."""
    keys = list(raw) if isinstance(raw, Mapping) else None
    if keys is None:
        raise ValueError(f"{show(raw)} is not an object")
    for key in keys:
        if key not in {"kldb", "years"}:
            raise ValueError(f"{key}: unknown key{nearest(str(key), ('kldb', 'years'))}")
    years = raw.get("years")
    done = 0.0 if years is None else number(0, 100)(years)
    return {"kldb": kldb(raw.get("kldb")), "years": done}
