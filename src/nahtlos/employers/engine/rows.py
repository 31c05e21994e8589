"""From a row of text to the values of an opening, or to faults with their place. One row at a time."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

LEVELS = frozenset({"A0", "A1", "A2", "B1", "B2", "C1", "C2"})
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true"})
NO = frozenset({"", "nein", "n", "no", "0", "-", "false"})
KINDS = {
    "stelle": "job", "arbeit": "job", "job": "job", "ausbildung": "apprenticeship",
    "apprenticeship": "apprenticeship", "praktikum": "internship", "internship": "internship",
    "probewoche": "trial", "probearbeit": "trial", "trial": "trial",
}  # fmt: skip
SHIFTS = {
    "früh": "early", "frühschicht": "early", "early": "early", "spät": "late",
    "spätschicht": "late", "late": "late", "nacht": "night", "nachtschicht": "night",
    "night": "night", "wochenende": "weekend", "weekend": "weekend",
}  # fmt: skip
CERTIFICATES = {
    "b": "driving_b", "führerschein b": "driving_b", "c": "driving_c", "ce": "driving_c",
    "d": "driving_d", "stapler": "forklift", "staplerschein": "forklift",
    "schweißerprüfung": "welding", "kranschein": "crane", "34a": "security",
    "führungszeugnis": "police", "erste hilfe": "first_aid", "infektionsschutz": "health",
}  # fmt: skip
CERTIFICATES |= {one: one for one in (*CERTIFICATES.values(),)}
ACCESS = {"frei": "free", "free": "free", "erlaubnis": "permission", "permission": "permission"}
LONGEST = {
    "external_key": 60, "company": 160, "title": 120, "text": 3000, "german_words": 300,
    "wage": 120, "street": 120, "place": 80,
}  # fmt: skip
NEEDED = ("company", "title", "occupation")
GERMAN_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\Z")
POSTCODE = re.compile(r"[0-9]{5}\Z")
PARTS = re.compile(r"[,;/+]")
NORTH, EAST = (47.2, 55.1), (5.8, 15.1)
MOST_HOURS, MOST_SEATS = Decimal(60), 500

Occupation = Callable[[str], str]
"""From a code or a word to the code of five digits; empty where nobody knows it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in which row (as a spreadsheet counts) and column; `code` says what to do."""

    row: int
    column: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row that can be imported."""

    row: int
    fields: dict[str, Any]


class _Bad(ValueError):
    """A value that is not what the column asks for."""


def understood(
    rows: Iterable[tuple[int, Mapping[str, str]]], occupation: Occupation
) -> Iterator[Line | Fault]:
    """Each row as it comes: a line, or its faults. Nothing is kept."""
    for number, cells in rows:
        found: dict[str, Any] = {}
        bad: list[Fault] = []
        for field, raw in (dict.fromkeys(NEEDED, "") | dict(cells)).items():
            try:
                found[field] = _value(field, raw.strip(), occupation)
            except _Bad as error:
                bad.append(Fault(number, field, str(error), raw[:80]))
        bad = bad or _together(number, found)
        if bad:
            yield from bad
        else:
            yield Line(number, found)


def _value(field: str, raw: str, occupation: Occupation) -> Any:
    if not raw:
        if field in NEEDED:
            raise _Bad("missing")
        return EMPTY.get(field, "")
    if field == "occupation":
        if not (code := occupation(raw)):
            raise _Bad("occupation")
        return code
    return READERS[field](raw)


def _together(number: int, found: Mapping[str, Any]) -> list[Fault]:
    """What is right alone and wrong together."""
    lat, lon = found.get("lat"), found.get("lon")
    if (lat is None) != (lon is None):
        return [Fault(number, "lon", "both", "")]
    if lat is None or lon is None or _inside(lat, lon):
        return []
    code = "swapped" if _inside(lon, lat) else "elsewhere"
    return [Fault(number, "lat", code, f"{lat} {lon}")]


def _inside(lat: float, lon: float) -> bool:
    return NORTH[0] <= lat <= NORTH[1] and EAST[0] <= lon <= EAST[1]


def _plain(field: str) -> Callable[[str], str]:
    def read(raw: str) -> str:
        if raw[0] in "=+-@":
            raise _Bad("formula")
        if re.search(r"<\s*[a-zA-Z/!?]", raw) or not raw.replace("\n", " ").isprintable():
            raise _Bad("not_plain")
        if len(raw) > LONGEST[field]:
            raise _Bad("too_long")
        return raw

    return read


def _one(values: Mapping[str, str], code: str) -> Callable[[str], str]:
    def read(raw: str) -> str:
        if raw.casefold() not in values:
            raise _Bad(code)
        return values[raw.casefold()]

    return read


def _some(values: Mapping[str, str], code: str) -> Callable[[str], list[str]]:
    one = _one(values, code)
    return lambda raw: list(dict.fromkeys(one(p.strip()) for p in PARTS.split(raw) if p.strip()))


def _level(raw: str) -> str:
    if raw.upper() not in LEVELS:
        raise _Bad("level")
    return raw.upper()


def _number(raw: str, code: str) -> Decimal:
    try:
        found = Decimal(raw.replace(",", "."))
    except InvalidOperation as error:
        raise _Bad(code) from error
    if not found.is_finite():
        raise _Bad(code)
    return found


def _hours(raw: str) -> Decimal:
    found = _number(raw, "hours")
    if not 0 < found <= MOST_HOURS:
        raise _Bad("hours")
    return found.quantize(Decimal("0.1"))


def _seats(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or not 0 < int(raw[:9]) <= MOST_SEATS:
        raise _Bad("seats")
    return int(raw)


def _coordinate(raw: str) -> float:
    return float(_number(raw, "coordinate"))


def _yes(raw: str) -> bool:
    if raw.casefold() not in YES | NO:
        raise _Bad("yes_or_no")
    return raw.casefold() in YES


def _day(raw: str) -> date:
    german = GERMAN_DAY.match(raw)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(raw)
    except ValueError as error:
        raise _Bad("day") from error


def _postcode(raw: str) -> str:
    if not POSTCODE.match(raw):
        raise _Bad("postcode")
    return raw


READERS: dict[str, Callable[[str], Any]] = {
    **{name: _plain(name) for name in LONGEST},
    "kind": _one(KINDS, "kind"),
    "german": _level,
    "hours": _hours,
    "shifts": _some(SHIFTS, "shifts"),
    "start": _day,
    "seats": _seats,
    "certificates": _some(CERTIFICATES, "certificates"),
    "regulated": _yes,
    "needs_access": _one(ACCESS, "access"),
    "postcode": _postcode,
    "lat": _coordinate,
    "lon": _coordinate,
}
EMPTY: dict[str, Any] = {
    "kind": "job", "german": "", "hours": None, "shifts": [], "start": None, "seats": 1,
    "certificates": [], "regulated": False, "needs_access": "permission", "lat": None, "lon": None,
}  # fmt: skip
