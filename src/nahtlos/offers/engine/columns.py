"""Which column means what: guessed from its head, in German and English, and corrected by people."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

# What a column can mean, with heads by which it is known; the first is what we write ourselves.
HEADS: dict[str, tuple[str, ...]] = {
    "external_key": ("Nummer", "Kursnummer", "Kurs-Nr", "key", "id", "number"),
    "title": ("Titel", "Kurs", "Name", "Angebot", "title", "course"),
    "kind": ("Art", "kind", "type"),
    "topic": ("Thema", "topic"),
    "says": ("Beschreibung", "Inhalt", "description"),
    "target_group": ("Zielgruppe", "target group"),
    "level_from": ("Niveau von", "Einstieg", "level from"),
    "level_to": ("Niveau bis", "Niveau", "Ziel", "level to", "level"),
    "languages": ("Sprachen", "Unterrichtssprache", "languages"),
    "childcare": ("Kinderbetreuung", "childcare"),
    "hours": ("Tageszeit", "time of day"),
    "times": ("Zeiten", "Termine", "Uhrzeit", "times"),
    "load": ("Umfang", "load"),
    "weeks": ("Wochen", "Dauer", "weeks", "duration"),
    "costs": ("Kosten", "Preis", "costs", "price"),
    "instruments": ("Förderung", "Instrumente", "instruments"),
    "place": ("Ort", "Stadt", "place", "town"),
    "street": ("Straße", "Adresse", "street", "address"),
    "starts_on": ("Beginn", "Start", "Startdatum", "starts"),
    "ends_on": ("Ende", "Enddatum", "ends"),
    "seats": ("Plätze", "Teilnehmerzahl", "seats"),
    "telephone": ("Telefon", "telephone", "phone"),
    "email": ("E-Mail", "Mail", "email"),
    "website": ("Website", "Internet", "url"),
}
NEEDED = ("title",)


def plain(head: str) -> str:
    """A head as it is compared: small letters and digits alone, ä as a."""
    letters = unicodedata.normalize("NFKD", head.casefold().replace("ß", "ss"))
    return "".join(sign for sign in letters if sign.isalnum())


KNOWN = {plain(head): field for field, heads in HEADS.items() for head in heads}


def guessed(head: Sequence[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """For each column its meaning, "" for none: as remembered, else by its head; each field once."""
    meant: dict[str, str] = {}
    for name in head:
        field = remembered.get(name, KNOWN.get(plain(name), ""))
        meant[name] = "" if field in meant.values() or field not in HEADS else field
    return meant


def cells(
    head: Sequence[str], rows: Iterable[Sequence[str]], meant: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with its number as a spreadsheet counts, from meaning to text; the head is row 1."""
    for number, row in enumerate(rows, 2):
        pairs = zip(head, row, strict=True)
        yield number, {meant[name]: cell for name, cell in pairs if meant.get(name)}
