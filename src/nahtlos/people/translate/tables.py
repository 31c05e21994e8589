"""What the columns of a table of persons can mean, and a row of it as values or as flaws."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from nahtlos.people import facts, names
from nahtlos.people.facts.bad import BadValue
from nahtlos.people.translate import cells

# The first head of each is what a table for people to begin with carries.
HEADS: dict[str, tuple[str, ...]] = {
    "external_key": ("Kundennummer", "BG-Nummer", "Aktenzeichen", "Nummer", "Nr", "ID", "Key"),
    "given_name": ("Vorname", "Vornamen", "Rufname", "First name", "Given name"),
    "family_name": ("Nachname", "Familienname", "Name", "Zuname", "Last name", "Surname",
                    "Family name", "Name, Vorname"),
    "native_name": ("Name in eigener Schrift", "Originalname", "Native name"),
    "birth_date": ("Geburtsdatum", "Geboren am", "Geb.", "Geb.-Datum", "Date of birth", "Birthday",
                   "Birth date"),
    "sex": ("Geschlecht", "Sex", "Gender", "Anrede"),
    "nationality": ("Staatsangehörigkeit", "Nationalität", "Herkunftsland", "Land", "Nationality",
                    "Country"),
    "arrival_date": ("Einreise", "Einreisedatum", "In Deutschland seit", "Arrival"),
    "status": ("Aufenthaltsstatus", "Aufenthaltstitel", "Status", "Titel", "Residence status"),
    "status_since": ("Status seit", "Erteilt am", "Status since"),
    "status_until": ("Gültig bis", "Befristet bis", "Titel gültig bis", "Valid until"),
    "german": ("Deutsch", "Deutschniveau", "Sprachniveau", "German"),
    "languages": ("Sprachen", "Muttersprache", "Sprache", "Spricht", "Languages"),
    "letters": ("Sprache für Briefe", "Korrespondenzsprache", "Language for letters"),
    "telephone": ("Telefon", "Telefonnummer", "Mobil", "Handy", "Telephone", "Phone", "Mobile"),
    "email": ("E-Mail", "Mail", "E-Mail-Adresse", "Email"),
    "address": ("Anschrift", "Adresse", "Address"),
    "unemployed_since": ("Arbeitslos seit", "Unemployed since"),
}  # fmt: skip
NEEDED = "given_name"
MISSING = BadValue(
    "Please write at least one name, for example Olena.",
    "Bitte schreiben Sie mindestens einen Namen, zum Beispiel Olena.",
)
TOO_LATE = BadValue(
    "This day lies before the one when it began. Please look at both.",
    "Dieser Tag liegt vor dem Beginn. Bitte prüfen Sie beide.",
)
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one cell, and what is expected, in both languages of the staff."""

    column: str
    value: str
    en: str
    de: str

    def as_json(self) -> dict[str, str]:
        """As it is kept."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Understood:
    """One row: the values it holds, dates as ISO 8601, and every flaw of it."""

    values: dict[str, Any]
    flaws: tuple[Flaw, ...]


def understood(row: Mapping[str, str], today: date) -> Understood:
    """The values in a row that maps each meaning to what stands in its cell."""
    values: dict[str, Any] = {}
    flaws: list[Flaw] = []
    for column, raw in _two_names(row).items():
        if not raw:
            continue
        try:
            values[column] = READERS[column](raw, today)
        except (BadValue, names.BadName) as bad:
            flaws.append(Flaw(column, raw[:SHOWN], bad.en, bad.de))
    if NEEDED not in values and not flaws:
        flaws.append(Flaw(NEEDED, "", MISSING.en, MISSING.de))
    return Understood(values, (*flaws, *_in_order(values)))


def _two_names(row: Mapping[str, str]) -> Mapping[str, str]:
    """“Kovalenko, Olena” in one column is two names."""
    family, comma, given = row.get("family_name", "").partition(",")
    if not comma or row.get("given_name"):
        return row
    return {**row, "family_name": family.strip(), "given_name": given.strip()}


def _in_order(values: Mapping[str, Any]) -> list[Flaw]:
    """Days that are right alone and wrong together."""
    pairs = (("birth_date", "arrival_date"), ("status_since", "status_until"))
    return [
        Flaw(second, values[second], TOO_LATE.en, TOO_LATE.de)
        for first, second in pairs
        if first in values and second in values and values[second] < values[first]
    ]


def _name(raw: str, _today: date) -> str:
    return names.clean(raw)


def _fact(name: str) -> Callable[[str, date], Any]:
    return lambda raw, today: facts.as_json(facts.parse(name, raw, today=today))


READERS: dict[str, Callable[[str, date], Any]] = {
    "external_key": lambda raw, _today: cells.key(raw),
    "given_name": _name,
    "family_name": _name,
    "native_name": _name,
    **{
        name: _fact(name)
        for name in (
            "birth_date", "arrival_date", "status_since", "status_until", "unemployed_since",
        )
    },
    "sex": lambda raw, _today: cells.sex(raw),
    "nationality": lambda raw, _today: cells.country(raw),
    "status": lambda raw, _today: cells.status(raw),
    "german": lambda raw, _today: cells.level(raw),
    "languages": lambda raw, _today: cells.spoken(raw),
    "letters": lambda raw, _today: cells.language(raw),
    "telephone": lambda raw, _today: cells.telephone(raw),
    "email": lambda raw, _today: cells.mail(raw),
    "address": lambda raw, _today: cells.text(raw, 200),
}  # fmt: skip
