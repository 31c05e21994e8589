"""How a document is read: every fault is named with its place, and nothing is guessed."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from nahtlos.days.engine.day import HOUR, Window

TIME = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
LANGUAGE = re.compile(r"[a-z]{2,3}")
LAST, PAIR, SHOWN = 24 * HOUR, 2, 60
T = TypeVar("T")


@dataclass(frozen=True)
class Fault:
    """Something that cannot be read, and where."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}" if self.place else self.says


class BadDocument(ValueError):
    """A document with faults; every one of them is named."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


class Reader:
    """One object of a document. What is wrong goes into `faults`, and reading goes on."""

    def __init__(self, raw: object, place: str, faults: list[Fault], keys: Iterable[str]) -> None:
        self.place, self.faults = place, faults
        self.raw: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
        if not isinstance(raw, Mapping):
            self._blame("", f"{show(raw)} is not an object")
        known = tuple(keys)
        for key in self.raw:
            if key not in known:
                self._blame(str(key), f"unknown key{nearest(str(key), known)}")

    def _blame(self, key: str, says: str) -> None:
        self.faults.append(Fault(self.at(key), says))

    def at(self, key: str) -> str:
        """The place of a key."""
        return ".".join(filter(None, (self.place, key)))

    def value(self, key: str, read: Callable[[Any], T], otherwise: T, *, need: bool = False) -> T:
        """What stands under a key, or what is meant where it is missing."""
        raw = self.raw.get(key)
        if raw is None:
            if need and isinstance(self.raw, Mapping):
                self._blame(key, "is missing")
            return otherwise
        try:
            return read(raw)
        except ValueError as bad:
            self._blame(key, str(bad))
            return otherwise

    def rows(self, key: str, read: Callable[[Any, str], T], *, need: bool = False) -> tuple[T, ...]:
        """Every entry of the list under a key; each is told its place."""
        none: list[Any] = []
        raw = self.value(key, _list, none, need=need)
        return tuple(read(entry, f"{self.at(key)}[{at}]") for at, entry in enumerate(raw))

    def windows(self, key: str) -> tuple[Window, ...]:
        """Pairs of times."""
        found: list[Window] = []
        none: list[Any] = []
        for at, raw in enumerate(self.value(key, _list, none, need=True)):
            try:
                found.append(window(raw))
            except ValueError as bad:
                self._blame(f"{key}[{at}]", str(bad))
        return tuple(found)


def text(raw: Any) -> str:
    """Words, at least one letter."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"{show(raw)} is not words")
    return raw


def texts(raw: Any) -> frozenset[str]:
    """A list of words."""
    return frozenset(text(one) for one in _list(raw))


def languages(raw: Any) -> frozenset[str]:
    """A list of codes of languages."""
    found = texts(raw)
    for one in sorted(found):
        if not LANGUAGE.fullmatch(one):
            raise ValueError(f"{show(one)} is not a code of a language like uk")
    return found


def number(least: int) -> Callable[[Any], int]:
    """Whole numbers from the least to a day's minutes."""

    def read(raw: Any) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= LAST:
            raise ValueError(f"{show(raw)} is not a whole number from {least} to {LAST}")
        return raw

    return read


def count(raw: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise ValueError(f"{show(raw)} is not a whole number from 0 on")
    return raw


def time(raw: Any) -> int:
    """A time like 09:30, as minutes of the day; 24:00 is the end of it."""
    found = TIME.fullmatch(raw) if isinstance(raw, str) else None
    minute = int(found[1]) * HOUR + int(found[2]) if found else LAST + 1
    if minute > LAST:
        raise ValueError(f"{show(raw)} is not a time like 09:30")
    return minute


def window(raw: Any) -> Window:
    """From, until."""
    if not isinstance(raw, list) or len(raw) != PAIR:
        raise ValueError(f'{show(raw)} is not a pair of times like ["09:00", "12:30"]')
    since, until = time(raw[0]), time(raw[1])
    if until < since:
        raise ValueError(f"{raw[1]} is before {raw[0]}")
    return since, until


def day(raw: Any) -> date:
    """A date."""
    try:
        return date.fromisoformat(raw)
    except (TypeError, ValueError) as bad:
        raise ValueError(f"{show(raw)} is not a date like 2027-03-10") from bad


def once(ids: Iterable[tuple[str, str]], faults: list[Fault]) -> None:
    """Blame each id that stands there a second time; each comes with its place."""
    seen: set[str] = set()
    for id_, place in ids:
        if id_ and id_ in seen:
            faults.append(Fault(place, f"{show(id_)} stands there twice"))
        seen.add(id_)


def nearest(key: str, known: Iterable[str]) -> str:
    """A hint to the known key that looks most like this one."""
    found = get_close_matches(key, list(known), n=1, cutoff=0.0)
    return f"; the nearest known key is {found[0]}" if found else ""


def show(raw: object) -> str:
    """A value as it stands in the document, cut short."""
    told = json.dumps(raw, ensure_ascii=False, default=str)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def _list(raw: Any) -> list[Any]:
    if isinstance(raw, list):
        return raw
    raise ValueError(f"{show(raw)} is not a list")
