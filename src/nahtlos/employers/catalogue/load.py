"""Reads the lists once, and refuses them whole if one line is wrong."""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from nahtlos.employers.catalogue.entries import LANGUAGES, Group, Occupation
from nahtlos.employers.engine import Finder, Skill, Term, fold, spellings
from nahtlos.people.names import romanise

HERE = Path(str(files("nahtlos.employers") / "catalogue"))
BROUGHT = "NAHTLOS_OCCUPATIONS"
"""Names the file that `nahtlos occupations` wrote, where the operator brought the official lists."""
FOREIGN = ("uk", "ru", "ar", "fa")
KLDB = re.compile(r"[0-9]{5}\Z")
CODES = re.compile(r"[0-9]{2,5}\Z")


class BadList(ValueError):
    """A list of the catalogue that cannot be used; names file and line."""


def _lines(path: Path, columns: int) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("|")
        if len(cells) != columns:
            raise BadList(f"{path.name}:{number}: {columns} columns are expected")
        yield f"{path.name}:{number}", cells


@cache
def occupations() -> Mapping[str, Occupation]:
    """Every occupation by its code, our own words before those that an operator brought."""
    path = os.environ.get(BROUGHT)
    return with_brought(own_occupations(), Path(path)) if path else own_occupations()


def with_brought(own: Mapping[str, Occupation], path: Path) -> Mapping[str, Occupation]:
    """The occupations with the words of this file beside them; a code without a German name is left out."""
    found = {code: dict(one.words) for code, one in own.items()}
    for place, (kldb, language, text) in _lines(path, 3):
        if not KLDB.match(kldb) or language not in LANGUAGES or not text.strip():
            raise BadList(f"{place}: a code of five digits, a language and a word are expected")
        words = found.setdefault(kldb, {})
        known = words.get(language, ())
        if fold(text) not in map(fold, known):
            words[language] = (*known, text)
    return {code: Occupation(code, words) for code, words in found.items() if "de" in words}


@cache
def own_occupations() -> Mapping[str, Occupation]:
    """The occupations written for this project, by code."""
    found: dict[str, Occupation] = {}
    for path in sorted((HERE / "occupations").glob("*.txt")):
        for place, (kldb, *named) in _lines(path, 1 + len(LANGUAGES)):
            if not KLDB.match(kldb) or kldb in found:
                raise BadList(f"{place}: {kldb} is no new code of five digits")
            words = {
                language: tuple(one.strip() for one in cell.split(";"))
                for language, cell in zip(LANGUAGES, named, strict=True)
            }
            if not all(all(names) for names in words.values()):
                raise BadList(f"{place}: a name is empty")
            found[kldb] = Occupation(kldb, words)
    return found


@cache
def groups() -> Mapping[str, Group]:
    """The main groups by their two digits."""
    return {
        code: Group(code, dict(zip(LANGUAGES, names, strict=True)))
        for _place, (code, *names) in _lines(HERE / "groups.txt", 1 + len(LANGUAGES))
    }


@cache
def skills() -> Mapping[str, Skill]:
    """Every skill by its id."""
    found: dict[str, Skill] = {}
    for place, (key, german, english, words, usual) in _lines(HERE / "skills.txt", 5):
        codes = tuple(filter(None, usual.split(",")))
        if key in found or not all(map(CODES.match, codes)):
            raise BadList(f"{place}: a code is wrong or named twice")
        names = (("de", german), ("en", english))
        found[key] = Skill(key, names, tuple(words.split(",")), codes)
    return found


def _terms(one: Occupation) -> Iterator[Term]:
    for language, names in one.words.items():
        for number, name in enumerate(names):
            for text in spellings(name) if language == "de" else (name,):
                yield Term(one.kldb, text, language, first=number == 0)
            if language in FOREIGN:
                yield Term(one.kldb, romanise(name), language)


@cache
def finder() -> Finder:
    """The index over all words for occupations, in their own letters and in Latin ones."""
    return Finder(term for one in occupations().values() for term in _terms(one))


@cache
def skill_finder() -> Finder:
    """The index over the names of skills and the words that name them."""
    return Finder(
        Term(one.id, text, language, first=first)
        for one in skills().values()
        for language, text, first in (
            *((language, name, True) for language, name in one.names),
            *(("de", word, False) for word in one.words),
        )
    )
