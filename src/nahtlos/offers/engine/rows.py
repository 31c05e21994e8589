"""From a row of text to the values of an offer and its run, or to faults with their place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

LEVELS = frozenset({"A0", "A1", "A2", "B1", "B2", "C1", "C2"})
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "wahr"})
NO = frozenset({"", "nein", "n", "no", "0", "-", "false", "falsch"})
KINDS = {
    "kurs": "course", "course": "course", "beratung": "advice", "sprechstunde": "advice",
    "advice": "advice", "maßnahme": "measure", "massnahme": "measure", "measure": "measure",
    "projekt": "project", "project": "project",
}  # fmt: skip
TOPICS = {
    "arbeit": "work", "ausbildung": "apprenticeship", "sprache": "language", "deutsch": "language",
    "anerkennung": "recognition", "aufenthalt": "residence", "soziales": "social",
    "betriebe": "employers",
}  # fmt: skip
TOPICS |= {topic: topic for topic in (*TOPICS.values(),)}
HOURS = {
    "vormittags": "morning", "vormittag": "morning", "nachmittags": "afternoon",
    "nachmittag": "afternoon", "abends": "evening", "abend": "evening", "wochenende": "weekend",
    "online": "online",
}  # fmt: skip
HOURS |= {part: part for part in (*HOURS.values(),)}
LOADS = {"vollzeit": "full", "teilzeit": "part", "full": "full", "part": "part"}
LONGEST = {
    "external_key": 60, "title": 120, "says": 600, "target_group": 200, "times": 120,
    "street": 120, "telephone": 30, "email": 254, "website": 200, "place": 120,
}  # fmt: skip
GERMAN_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\Z")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}\Z", re.IGNORECASE)
PARTS = re.compile(r"[,;/+]")
MOST_SEATS, MOST_WEEKS, MOST_COSTS = 500, 200, Decimal(100_000)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in which row (as a spreadsheet counts) and column; `code` says what to do."""

    row: int
    column: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the program knows: languages, areas by their plain name, instruments."""

    languages: Mapping[str, str]
    areas: Mapping[str, str]
    instruments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One row that can be imported: the offer's values and, with a start, its run's."""

    row: int
    offer: dict[str, Any]
    run: dict[str, Any]


class _Bad(ValueError):
    """A value that is not what the column asks for."""


def understood(
    rows: Iterable[tuple[int, Mapping[str, str]]], known: Known
) -> tuple[tuple[Line, ...], tuple[Fault, ...]]:
    """The rows that can be imported, and every fault of the others. Each row maps field to text."""
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, cells in rows:
        found, bad = _row(number, cells, known)
        faults += bad
        if not bad:
            run = {name: found.pop(name) for name in RUN if name in found}
            lines.append(Line(number, found, run))
    return tuple(lines), tuple(faults)


def _row(number: int, cells: Mapping[str, str], known: Known) -> tuple[dict[str, Any], list[Fault]]:
    found: dict[str, Any] = {}
    faults: list[Fault] = []
    for field, raw in cells.items():
        try:
            found[field] = READERS[field](raw, known) if raw or field == "title" else EMPTY[field]
        except _Bad as bad:
            faults.append(Fault(number, field, str(bad), raw[:80]))
    return found, faults or _together(number, found)


def _together(number: int, found: Mapping[str, Any]) -> list[Fault]:
    """What is right alone and wrong together."""
    low, high = found.get("level_from"), found.get("level_to")
    if low and high and low > high:
        return [Fault(number, "level_to", "level_falls", str(high))]
    starts, ends = found.get("starts_on"), found.get("ends_on")
    if starts and ends and ends < starts:
        return [Fault(number, "ends_on", "ends_before", str(ends))]
    if bool(starts) != bool(found.get("seats")):
        return [Fault(number, "seats", "start_and_seats", "")]
    return []


def _plain(field: str) -> Callable[[str, Known], str]:
    def read(raw: str, _known: Known) -> str:
        if not raw:
            raise _Bad("missing")
        if raw[0] in "=+-@" and not (field == "telephone" and raw[0] == "+"):
            raise _Bad("formula")
        if re.search(r"<\s*[a-zA-Z/!?]", raw) or not raw.isprintable():
            raise _Bad("not_plain")
        if len(raw) > LONGEST[field]:
            raise _Bad("too_long")
        return raw

    return read


def _one(values: Mapping[str, str], code: str) -> Callable[[str, Known], str]:
    def read(raw: str, _known: Known) -> str:
        if raw.casefold() not in values:
            raise _Bad(code)
        return values[raw.casefold()]

    return read


def _some(values: Mapping[str, str], code: str) -> Callable[[str, Known], list[str]]:
    one = _one(values, code)
    return lambda raw, known: [one(p.strip(), known) for p in PARTS.split(raw) if p.strip()]


def _level(raw: str, _known: Known) -> str:
    if raw.upper() not in LEVELS:
        raise _Bad("level")
    return raw.upper()


def _whole(most: int, code: str) -> Callable[[str, Known], int]:
    def read(raw: str, _known: Known) -> int:
        if not raw.isascii() or not raw.isdigit() or not 0 < int(raw[:9]) <= most:
            raise _Bad(code)
        return int(raw)

    return read


def _yes(raw: str, _known: Known) -> bool:
    if raw.casefold() not in YES | NO:
        raise _Bad("yes_or_no")
    return raw.casefold() in YES


def _day(raw: str, _known: Known) -> date:
    german = GERMAN_DAY.match(raw)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(raw)
    except ValueError as error:
        raise _Bad("day") from error


def _costs(raw: str, _known: Known) -> Decimal:
    text = raw.replace("€", "").replace("EUR", "").strip()
    text = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        found = Decimal(text)
    except InvalidOperation as error:
        raise _Bad("costs") from error
    if not found.is_finite() or not 0 <= found <= MOST_COSTS:
        raise _Bad("costs")
    return found.quantize(Decimal("0.01"))


def _languages(raw: str, known: Known) -> list[str]:
    return _some(known.languages, "language")(raw, known)


def _instruments(raw: str, known: Known) -> list[str]:
    found = [part.strip() for part in PARTS.split(raw) if part.strip()]
    if not set(found) <= known.instruments:
        raise _Bad("instrument")
    return found


def _place(raw: str, known: Known) -> str:
    if raw.casefold() not in known.areas:
        raise _Bad("place")
    return known.areas[raw.casefold()]


def _mail(raw: str, known: Known) -> str:
    if not MAIL.match(_plain("email")(raw, known)):
        raise _Bad("mail")
    return raw


def _website(raw: str, known: Known) -> str:
    if not _plain("website")(raw, known).startswith(("https://", "http://")):
        raise _Bad("website")
    return raw


RUN = ("starts_on", "ends_on", "seats")
READERS: dict[str, Callable[[str, Known], Any]] = {
    **{name: _plain(name) for name in LONGEST},
    "kind": _one(KINDS, "kind"),
    "topic": _one(TOPICS, "topic"),
    "load": _one(LOADS, "load"),
    "hours": _some(HOURS, "hours"),
    "languages": _languages,
    "level_from": _level,
    "level_to": _level,
    "childcare": _yes,
    "weeks": _whole(MOST_WEEKS, "number"),
    "seats": _whole(MOST_SEATS, "number"),
    "costs": _costs,
    "instruments": _instruments,
    "place": _place,
    "starts_on": _day,
    "ends_on": _day,
    "email": _mail,
    "website": _website,
}
EMPTY: dict[str, Any] = {
    **dict.fromkeys(READERS, ""),
    **dict.fromkeys(("weeks", "seats", "costs", "starts_on", "ends_on", "place")),
    "hours": [], "languages": [], "instruments": [], "childcare": False,
    "kind": "course", "topic": "language", "load": "part",
}  # fmt: skip
