"""Numbers as people type them, with German or English signs, and as they read them."""

import math
import re

from nahtlos.people.facts import bad
from nahtlos.people.facts.vocabulary import Fact, Kind

UNITS = {
    "days": ("Tag", "Tage", "day", "days"),
    "weeks": ("Woche", "Wochen", "week", "weeks"),
    "months": ("Monat", "Monate", "month", "months"),
    "years": ("Jahr", "Jahre", "year", "years"),
    "hours": ("Stunde", "Stunden", "hour", "hours"),
    "euro": ("Euro", "Euro", "euro", "euro"),
    "people": ("Person", "Personen", "person", "people"),
}
PLAIN = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
GERMAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,9})?")
ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,9})?")
PLACES = 4
FIRST_GROUP = 1000
GROUPED = frozenset({"euro", "people", "hours"})


def read(fact: Fact, raw: object) -> float:
    """An int for whole-number facts, else a float of at most four places; raises BadValue."""
    whole = fact.kind is Kind.INTEGER
    number = _named(fact, raw) if isinstance(raw, str) else raw
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise bad.not_a_number(fact, whole=whole)
    top = fact.maximum if fact.maximum is not None else math.inf
    if not fact.minimum <= number <= top or (whole and number != int(number)):
        raise bad.not_a_number(fact, whole=whole)
    return int(number) if whole else round(float(number), PLACES)


def _named(fact: Fact, text: str) -> float | None:
    for choice in fact.choices:
        if text.casefold() in {choice.label.de.casefold(), choice.label.en.casefold()}:
            return int(choice.value)
    return _typed(_without_unit(fact.unit, text), grouped=_has_groups(fact))


def _has_groups(fact: Fact) -> bool:
    """Whether 1.500 can only mean fifteen hundred."""
    large = (fact.maximum or 0) >= FIRST_GROUP
    return large and (fact.kind is Kind.INTEGER or fact.unit in GROUPED)


def _without_unit(unit: str, text: str) -> str:
    for word in (*UNITS.get(unit, ()), "€"):
        if text.casefold().endswith(word.casefold()):
            return text[: -len(word)].rstrip()
    return text


def _typed(text: str, *, grouped: bool) -> float | None:
    if grouped and GERMAN.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if grouped and ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", ".")) if PLAIN.fullmatch(text) else None


def say(unit: str, number: float, language: str) -> str:
    """1.500 Euro and 1,5 Jahre, or 1,500 euro and 1.5 years."""
    german = language.partition("-")[0] == "de"
    places = f"{number:.{PLACES}f}".rstrip("0").rstrip(".").partition(".")
    groups = unit in GROUPED and number >= FIRST_GROUP
    head = f"{int(places[0]):,}" if groups else places[0]
    text = head + (f".{places[2]}" if places[2] else "")
    if german:
        text = text.translate(str.maketrans(",.", ".,"))
    words = UNITS.get(unit)
    if not words:
        return text
    return f"{text} {words[(0 if german else 2) + (number != 1)]}"
