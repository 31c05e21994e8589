"""A contact as a card that telephones and mail programs take in: vCard 4.0 (RFC 6350)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import phonenumbers

LONGEST = 75
"""So many octets on a line, without its end (section 3.2)."""

ENDS = re.compile("\r\n|\r|\n")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
WHOLE_ADDRESS = re.compile(r"https?://[!-~]+")
SHORTEST = 100_000
"""Numbers below it, such as 115, are not dialled with a country before them."""

OF_WORK = 'TYPE="work,voice"'


@dataclass(frozen=True)
class Card:
    """What a card says; what is empty is left out."""

    key: UUID
    changed_at: datetime
    name: str
    institution: str = ""
    title: str = ""
    is_person: bool = False
    telephones: tuple[str, ...] = ()
    email: str = ""
    website: str = ""
    street: str = ""
    postcode: str = ""
    place: str = ""
    land: str = ""
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    note: str = ""


def written(card: Card) -> bytes:
    """The card as a file."""
    return b"".join(folded(line) for line in _lines(card))


def folded(line: str) -> bytes:
    """A line with its end; a long one goes on after a blank, never inside a letter."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        octets = letter.encode()
        # What goes on has one octet less, for the blank before it.
        if len(part) + len(octets) > LONGEST - bool(parts):
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"


def text(words: str) -> str:
    """Words as a value: one kind of line end, no control signs, and nothing that would end it."""
    return CONTROLS.sub("", ENDS.sub("\n", words)).translate(ESCAPED)


def _lines(card: Card) -> Iterator[str]:
    moment = card.changed_at.astimezone(UTC)
    yield from ("BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Nahtlos//DE")
    yield f"UID:{card.key.urn}"
    yield f"REV:{moment:%Y%m%dT%H%M%SZ}"
    yield f"KIND:{'individual' if card.is_person else 'org'}"
    yield f"FN:{text(card.name)}"
    yield from _text("ORG", card.institution)
    yield from _text("TITLE", card.title)
    yield from _reach(card)
    if card.street or card.postcode or card.place:
        where = ("", "", card.street, card.place, card.land, card.postcode, "Deutschland")
        yield f"ADR;TYPE=work:{';'.join(map(text, where))}"
    yield from (
        f"LANG;PREF={min(at, 100)}:{text(code)}" for at, code in enumerate(card.languages, 1)
    )
    if card.topics:
        yield f"CATEGORIES:{','.join(map(text, card.topics))}"
    yield from _text("NOTE", card.note)
    yield "END:VCARD"


def _text(name: str, words: str) -> Iterator[str]:
    if words:
        yield f"{name}:{text(words)}"


def _reach(card: Card) -> Iterator[str]:
    for at, number in enumerate(_numbers(card.telephones), 1):
        dialled = _dialled(number)
        how = f"TEL;VALUE=uri;PREF={at};{OF_WORK}:{dialled}"
        yield how if dialled else f"TEL;PREF={at};{OF_WORK}:{text(number)}"
    if card.email:
        yield f"EMAIL;TYPE=work:{text(card.email)}"
    if WHOLE_ADDRESS.fullmatch(card.website):
        yield f"URL;TYPE=work:{card.website}"


def _numbers(typed: Iterable[str]) -> tuple[str, ...]:
    """Each number once, whichever way it was typed."""
    found: dict[str, str] = {}
    for number in filter(None, typed):
        found.setdefault(_dialled(number) or number, number)
    return tuple(found.values())


def _dialled(number: str) -> str:
    """The number as every telephone of the world dials it; empty for what is none, such as 115."""
    try:
        found = phonenumbers.parse(number, "DE")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(found) or (found.national_number or 0) < SHORTEST:
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.RFC3966)
