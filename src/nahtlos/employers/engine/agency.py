"""From what the employment agency's job search answers to openings, or to faults. Calls nobody itself."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nahtlos.employers.engine import rows
from nahtlos.employers.engine.folding import fold, spellings

KINDS = {"job": "1", "apprenticeship": "4", "internship": "34"}
"""What is looked for, and what the job search calls it (`angebotsart`)."""
A_PAGE, MOST_PAGES = 100, 10
"""The job search hands out at most 100 openings a page; more than ten pages nobody reads."""
REFERENCE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{2,59}\Z")
HERE = frozenset({"", "deutschland", "germany", "de", "d"})
YEARS, FIVE_DIGITS = range(2000, 2101), range(1, 100_000)
LAST = "…"

Ask = Callable[[Mapping[str, str]], bytes]
"""Hands these parameters to the job search and returns what it answers; raises NoAnswer."""


class NoAnswer(Exception):
    """The job search gave nothing that could be read; `code` says what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: around which place, how far, of which kind."""

    place: str
    km: int = 25
    what: str = ""
    kind: str = "job"


@dataclass(frozen=True, slots=True)
class Found:
    """What was told, and how many openings the job search counts in all."""

    offers: tuple[object, ...]
    total: int


class _Odd(ValueError):
    """Something that an opening cannot have: in which column, why, and what stood there."""

    def __init__(self, column: str, code: str, value: object = "") -> None:
        super().__init__(code)
        self.column, self.code, self.value = column, code, value


# --- the answer ------------------------------------------------------------------------------------
def parameters(search: Search, page: int) -> dict[str, str]:
    """What the job search is asked for one page; pages count from 1."""
    asked = {"wo": search.place, "umkreis": str(search.km), "angebotsart": KINDS[search.kind]}
    what = {"was": search.what} if search.what else {}
    return what | asked | {"page": str(page), "size": str(A_PAGE)}


def gathered(search: Search, ask: Ask) -> Found:
    """Every page until all is told, at most ten; raises NoAnswer and then nothing was told."""
    offers: list[object] = []
    total = 0
    for page in range(1, MOST_PAGES + 1):
        found = opened(ask(parameters(search, page)))
        offers += found.offers
        total = max(total, found.total)
        if not found.offers or len(offers) >= total:
            break
    return Found(tuple(offers), max(total, len(offers)))


def opened(raw: bytes) -> Found:
    """One page of the answer; raises NoAnswer."""
    try:
        said = json.loads(raw, parse_constant=_nothing_like_this)
    except (ValueError, RecursionError) as error:
        raise NoAnswer("no_json") from error
    if not isinstance(said, dict):
        raise NoAnswer("shape")
    offers = said.get("stellenangebote")
    total = _whole(said.get("maxErgebnisse"))
    if offers is None and total == 0:
        return Found((), 0)
    if not isinstance(offers, list) or len(offers) > A_PAGE:
        raise NoAnswer("shape")
    return Found(tuple(offers), len(offers) if total is None else total)


def _nothing_like_this(constant: str) -> object:
    raise ValueError(constant)


def _whole(value: object) -> int | None:
    """A count, told as a number or as its digits."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:9])
    return value if isinstance(value, int) and not isinstance(value, bool) else None


# --- one opening -----------------------------------------------------------------------------------
def understood(
    offers: tuple[object, ...], kind: str, occupation: rows.Occupation
) -> Iterator[rows.Line | rows.Fault]:
    """Each opening once, as a line or its faults; told twice, the first counts."""
    known = _remembered(occupation)
    seen: set[str] = set()
    for number, offer in enumerate(offers, 1):
        try:
            cells, told_on = _cells(offer, kind)
        except _Odd as odd:
            yield rows.Fault(number, odd.column, odd.code, _shown(odd.value))
            continue
        if cells["external_key"] in seen:
            continue
        seen.add(cells["external_key"])
        for one in rows.understood([(number, cells)], known):
            if isinstance(one, rows.Line):
                yield rows.Line(number, one.fields | {"told_on": told_on})
            else:
                yield one


def references(offers: tuple[object, ...]) -> dict[int, str]:
    """The reference number of each opening that has one, by its place in the answer."""
    told = ((number, one.get("refnr")) for number, one in enumerate(offers, 1)
            if isinstance(one, dict))  # fmt: skip
    return {number: key for number, key in told if isinstance(key, str) and REFERENCE.match(key)}


def plain(text: str) -> str:
    """On one line, without signs that cannot be seen: they turn directions or break terminals."""
    seen = "".join(sign for sign in " ".join(text.split()) if unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())


def _shown(value: object) -> str:
    """What stood there, as far as it can be said on a line."""
    told = value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
    return plain(told[:400])[:80]


def _remembered(occupation: rows.Occupation) -> rows.Occupation:
    """Each word is looked for once, as it is written and as people say it."""
    codes: dict[str, str] = {}

    def code_of(word: str) -> str:
        if word not in codes:
            codes[word] = next(filter(None, map(occupation, _said(word))), "")
        return codes[word]

    return code_of


def _said(name: str) -> Iterator[str]:
    """Elektroinstallateur/in is a name for two; Kaufmann/-frau - Büromanagement one *für* that."""
    yield from spellings(name)
    if " - " in name:
        yield from spellings(name.replace(" - ", " für ", 1))


def _cells(offer: object, kind: str) -> tuple[dict[str, str], date | None]:
    """An opening as the cells of a row, and the day since which it is told; raises _Odd."""
    if not isinstance(offer, dict):
        raise _Odd("external_key", "shape")
    key = offer.get("refnr")
    if not isinstance(key, str) or not REFERENCE.match(key):
        raise _Odd("external_key", "reference", key)
    where = _within(offer, "arbeitsort", "place")
    if _text(where, "land", "place").casefold() not in HERE:
        raise _Odd("place", "abroad", where["land"])
    company, beruf = _text(offer, "arbeitgeber", "company"), _text(offer, "beruf", "occupation")
    start = _day(offer, "eintrittsdatum", "start")
    cells = {
        "external_key": key, "company": company if fold(company) else "", "kind": kind,
        "title": _short(_text(offer, "titel", "title").lstrip("=+-@ ") or beruf),
        "occupation": beruf, "start": start.isoformat() if start else "",
        "street": _text(where, "strasse", "street"), "postcode": _postcode(where),
        "place": _text(where, "ort", "place"),
    }  # fmt: skip
    return cells | _point(where), _day(offer, "aktuelleVeroeffentlichungsdatum", "told_on")


def _within(offer: Mapping[str, Any], name: str, column: str) -> dict[str, Any]:
    found = offer.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise _Odd(column, "type", found)
    return found


def _text(offer: Mapping[str, Any], name: str, column: str) -> str:
    found = offer.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise _Odd(column, "type", found)
    return plain(found)


def _short(title: str) -> str:
    most = rows.LONGEST["title"]
    return title if len(title) <= most else title[: most - 1].rstrip() + LAST


def _postcode(where: Mapping[str, Any]) -> str:
    """Described as a number, answered as text: a number has lost its leading noughts."""
    found = where.get("plz")
    if isinstance(found, int) and not isinstance(found, bool) and found in FIVE_DIGITS:
        return f"{found:05}"
    return _text(where, "plz", "postcode")


def _day(offer: Mapping[str, Any], name: str, column: str) -> date | None:
    told = _text(offer, name, column)
    if not told:
        return None
    try:
        found = date.fromisoformat(told[:10])
    except ValueError as error:
        raise _Odd(column, "day", told) from error
    if found.year not in YEARS:
        raise _Odd(column, "day", told)
    return found


def _point(where: Mapping[str, Any]) -> dict[str, str]:
    """Both coordinates or neither; a place without them is a place all the same."""
    point = _within(where, "koordinaten", "lat")
    told = {name: point.get(name) for name in ("lat", "lon")}
    for name, value in told.items():
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise _Odd(name, "type", value)
    return {name: "" if value is None else str(value) for name, value in told.items()}
