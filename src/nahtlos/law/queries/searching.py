"""Instruments by what somebody types: words of their names, or a paragraph."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.catalogue.instrument import Instrument, Terms
from nahtlos.law.engine.conditions import Condition, parts_of
from nahtlos.law.queries.catalogue_pages import CATEGORY_LABELS, InstrumentPage, instruments

LONG_WAY = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
WORD = re.compile(r"[\w/]+")
RANGE = re.compile(r"\b(\d+)\s*[–-]\s*(\d+)\b")
ROMAN = frozenset("ivx")
LONGEST = 100
WIDEST = 100
"""A range of more paragraphs than this is cut."""
Places = tuple[frozenset[str], ...]


def search(text: str, on: date) -> tuple[InstrumentPage, ...]:
    """The instruments that have every word of the text; numbers and laws in one and the same place.

    An empty text finds all of them, in the order of the catalogue.
    """
    words = tuple(dict.fromkeys(_words(text[:LONGEST])))
    return tuple(
        page for page, names, places in _index(catalogue(), on) if _has(words, names, places)
    )


def _has(words: tuple[str, ...], names: str, places: Places) -> bool:
    named = {word for word in words if word in names and not _is_exact(word)}
    others = set(words) - named
    return not others or any(others <= place for place in places)


def _is_exact(word: str) -> bool:
    """Paragraphs and numbers of books are whole words: 16 is not 16i, and II is not III."""
    return word[0].isdigit() or set(word) <= ROMAN


def _plain(text: str) -> str:
    spelled = unicodedata.normalize("NFKC", text).casefold().translate(LONG_WAY)
    letters = unicodedata.normalize("NFKD", spelled)
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def _words(text: str) -> list[str]:
    return WORD.findall(_plain(text))


@lru_cache(maxsize=4)
def _index(_source: Catalogue, on: date) -> tuple[tuple[InstrumentPage, str, Places], ...]:
    """Every instrument with what is searched; made once for each day and catalogue."""
    return tuple((page, _names(page.instrument), _places(page.terms)) for page in instruments(on))


def _names(one: Instrument) -> str:
    says = (one.title, one.purpose, CATEGORY_LABELS[one.category])
    return _plain(" ".join(words[language] for words in says for language in ("de", "en")))


def _places(terms: Terms | None) -> Places:
    """Each cited place as its words."""
    cites = dict.fromkeys(_cites(terms)) if terms else ()
    pieces = (piece for cite in cites for piece in cite.split(";"))
    return tuple(frozenset(_words(RANGE.sub(_counted, piece))) for piece in pieces)


def _counted(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[2])
    return " ".join(map(str, range(first, min(last, first + WIDEST) + 1)))


def _cites(terms: Terms) -> Iterator[str]:
    yield terms.cite
    yield terms.application.cite
    yield from (amount.cite for amount in terms.amounts)
    for condition in (*terms.conditions, *((terms.claim,) if terms.claim else ())):
        yield from _cited(condition)


def _cited(condition: Condition) -> Iterator[str]:
    yield condition.cite
    for part in parts_of(condition):
        yield from _cited(part)
