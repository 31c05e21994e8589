"""Reading a citation like a lawyer: which law, which paragraph, how deep."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.law.statutes.laws import BY_ARTICLE, FILES, NOT_AT_HAND, UNION

NAMES = sorted({*FILES, *NOT_AT_HAND}, key=len, reverse=True)
LAWS = "|".join((*map(re.escape, NAMES), UNION))
LEVELS = ("§", "Abs.", "S.", "Nr.", "lit.", "inner")
LONG = {
    "§§": "§",
    "Art.": "§",
    "Artikel": "§",
    "Absatz": "Abs.",
    "Absätze": "Abs.",
    "Satz": "S.",
    "Sätze": "S.",
    "Nummer": "Nr.",
    "Nummern": "Nr.",
    "Buchstabe": "lit.",
    "Buchstaben": "lit.",
}
SIGN = r"§§?|Art\.|Artikel\b|Abs\.|Absatz\b|Absätze\b|S\.|Satz\b|Sätze\b|Nr\.|Nummern?\b|lit\.|Buchstaben?\b"
TOKEN = re.compile(
    rf"\s*(?:(?P<law>(?:(?:des|der)\s+)?(?:{LAWS})(?![\w/]|-\w))(?P<gone>\s\(weggefallen\))?"
    r"|(?P<aside>(?:Hs|Halbsatz|Alt|Var|UAbs)\.?\s*\d+)"
    r"|(?P<join>i\.\s?V\.\s?m\.|iVm|in Verbindung mit|mit\b)"
    r"|(?P<sep>,|und\b|oder\b|sowie\b)"
    rf"|(?P<sign>{SIGN})"
    r"|(?P<annex>Anlage\b(?:\s+[A-Z0-9]\b(?!\.))?)"
    r"|(?P<value>\d+[a-z]{0,2}\b|[a-z]{1,2}\b)(?:\s?(?:–|-|bis)\s?(?P<last>\d+[a-z]{0,2}\b|[a-z]\b))?)"
)
START = re.compile(r"§|\bArt\.|\bArtikel\b|\bAnlage\b")
SCRAP = re.compile(
    r"§|\b(?:Art|Abs|Nr|lit|S|Hs)\.\s?\w|\b(?:Artikel|Absatz|Satz|Nummer|Buchstabe|Halbsatz)\s\w+"
)


class Citation(NamedTuple):
    """One place in one law; empty where the citation does not go so deep."""

    law: str
    paragraph: str
    absatz: str = ""
    satz: str = ""
    nummer: str = ""
    litera: str = ""
    inner: str = ""
    """A sentence within a number: § 9 Abs. 2 S. 1 Nr. 3 S. 2 IntV."""
    gone: str = ""
    """Whether the text itself says of the place that it is repealed: § 16j SGB II (weggefallen)."""

    def __str__(self) -> str:
        sign = "Art." if self.law in BY_ARTICLE or re.fullmatch(UNION, self.law) else "§"
        signs = (
            "" if self.paragraph.startswith("Anlage") else sign,
            "Abs.",
            "S.",
            "Nr.",
            "lit.",
            "S.",
        )
        parts = (f"{s} {v}".strip() for s, v in zip(signs, self[1:7], strict=True) if v)
        return " ".join((*parts, self.law, self.gone)).strip()


def citations(text: str) -> Iterator[Citation]:
    """Every place that a text names; what does not end in a known law is passed over."""
    for _start, _end, places in _found(text):
        yield from places


def unread(text: str) -> str:
    """What looks like a citation and was not understood, empty if all was."""
    rest, at = "", 0
    for start, end, _places in _found(text):
        rest += text[at:start] + "¦"
        at = end
    rest += text[at:]
    scrap = SCRAP.search(rest)
    return rest[scrap.start() :].split("¦")[0].strip() if scrap else ""


def _found(text: str) -> Iterator[tuple[int, int, list[Citation]]]:
    at = 0
    while start := START.search(text, at):
        end, places = _group(text, start.start())
        if places:
            yield start.start(), end, places
        at = end


def _group(text: str, start: int) -> tuple[int, list[Citation]]:
    """Tokens up to a law; the place behind them, and the places, none if no law came."""
    reader = _Reader()
    at = start
    while (token := TOKEN.match(text, at)) and reader.take(token):
        at = token.end()
        if token["law"]:
            law = re.sub(r"^(?:des|der)\s+", "", token["law"])
            gone = (token["gone"] or "").strip()
            return at, [Citation(law, *place)._replace(gone=gone) for place in reader.places]
    return max(at, start + 1), []


class _Reader:
    """Signs and values from left to right; a comma goes on at the level before."""

    def __init__(self) -> None:
        self.places: list[tuple[str, ...]] = []
        self.now: dict[str, str] = {}
        self.sign = ""
        self.fresh = False
        """Whether the next value begins another place."""

    def take(self, token: re.Match[str]) -> bool:
        """Reads one token; whether it can stand here."""
        if token["law"]:
            return bool(self.places) and not self.sign and not self.fresh
        if token["sep"] or token["join"]:
            self.fresh = True
            return bool(self.places)
        if token["aside"]:
            return bool(self.now)
        if token["annex"]:
            return self._put("§", " ".join(token["annex"].split()))
        if token["sign"]:
            self.sign = LONG.get(token["sign"], token["sign"])
            return True
        return self._values(token["value"], token["last"])

    def _values(self, first: str, last: str | None) -> bool:
        level = self._level(first)
        self.sign = ""
        values = span(first, last) if level else []
        good = bool(values)
        for value in values:
            good = good and self._put(level, value)
            self.fresh = True
        self.fresh = False
        return good

    def _level(self, value: str) -> str:
        """The level of a value: that of its sign, else the deepest that it fits."""
        if self.sign:
            deeper = (
                self.sign == "S." and not self.fresh and ("Nr." in self.now or "lit." in self.now)
            )
            level = "inner" if deeper else self.sign
        elif not value[0].isdigit():
            level = "lit." if "lit." in self.now else ""
        else:
            fits = [known for known in self.now if known != "lit."]
            level = max(fits, key=LEVELS.index, default="")
        return level if value[0].isdigit() != (level == "lit.") else ""

    def _put(self, level: str, value: str) -> bool:
        """Enters a value; whether it may stand there: what is no new place goes deeper."""
        outer, _, inner = self.now.get("lit.", "").partition(" ")
        sub = level == "lit." and outer and (not self.fresh or (inner and len(value) > 1))
        known = {old: self.now[old] for old in LEVELS[: LEVELS.index(level)] if old in self.now}
        if self.places and not self.fresh:
            if not sub and len(known) < len(self.now):
                return False
            self.places.pop()
        self.now = {**known, level: f"{outer} {value}" if sub else value}
        self.fresh = False
        self.places.append(tuple(self.now.get(each, "") for each in LEVELS))
        return True


def span(first: str, last: str | None) -> list[str]:
    """Both ends and what lies between them: 2–4, 50b–50e, a–c, 28–36a; none backwards."""
    if not last:
        return [first]
    if not first[0].isdigit():
        return [chr(code) for code in range(ord(first), ord(last) + 1)]
    (low, from_letter), (high, to_letter) = (_parts(each) for each in (first, last))
    if low > high:
        return []
    if low == high:
        return [f"{low}{letter}" for letter in _letters(from_letter, to_letter)]
    return [first, *map(str, range(low + 1, high + 1)), *([last] if to_letter else [])]


def _parts(value: str) -> tuple[int, str]:
    digits = re.match(r"\d+", value)
    assert digits
    return int(digits[0]), value[digits.end() :]


def _letters(first: str, last: str) -> list[str]:
    start = [] if first else [""]
    return start + [chr(code) for code in range(ord(first or "a"), ord(last or "`") + 1)]
