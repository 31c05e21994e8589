"""Joins the official lists of occupations: titles of the KldB 2010, and labels of ESCO in many tongues.

ESCO groups its occupations by ISCO-08, the KldB knows other codes. A label is taken over only where
it surely belongs to one code: its ISCO group leads to a single one, or its German name is a title of one.
Sources: KldB 2010, edition of 2020 (employment agency); ESCO, file `occupations_<language>.csv`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nahtlos.employers.engine.folding import fold, spellings


@dataclass(frozen=True, slots=True)
class Title:
    """A German name for a code of five digits."""

    kldb: str
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    """An occupation of ESCO in one language, its usual label first."""

    uri: str
    isco: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a language that leads to a code."""

    kldb: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The words, and the addresses of the occupations for which no single code is sure."""

    words: tuple[Word, ...]
    unsure: tuple[str, ...]


def joined(
    titles: Sequence[Title],
    leads: Iterable[tuple[str, str]] = (),
    labels: Mapping[str, Sequence[Concept]] | None = None,
) -> Joined:
    """Words from all lists, each once; `leads` are pairs of ISCO group and KldB code.

    `labels` holds the concepts of ESCO by language. Without German ones only ISCO groups that lead
    to a single code count.
    """
    labels = labels or {}
    codes = _codes(titles, leads, labels)
    words = [Word(title.kldb, "de", title.text) for title in titles]
    words += _labelled(labels, codes)
    unsure = {one.uri for known in labels.values() for one in known if one.uri not in codes}
    return Joined(tuple(dict.fromkeys(words)), tuple(sorted(unsure)))


def _labelled(labels: Mapping[str, Sequence[Concept]], codes: Mapping[str, str]) -> Iterator[Word]:
    for language, concepts in labels.items():
        for one in concepts:
            if one.uri in codes:
                yield from (Word(codes[one.uri], language, text) for text in one.labels)


def _codes(
    titles: Sequence[Title],
    leads: Iterable[tuple[str, str]],
    labels: Mapping[str, Sequence[Concept]],
) -> dict[str, str]:
    """The one code of each ESCO occupation for which it is sure, by address."""
    named: dict[str, set[str]] = {}
    for title in titles:
        for text in spellings(title.text):
            named.setdefault(fold(text), set()).add(title.kldb)
    groups: dict[str, set[str]] = {}
    for isco, kldb in leads:
        groups.setdefault(isco, set()).add(kldb)
    called: dict[str, set[str]] = {}
    for one in labels.get("de", ()):
        called[one.uri] = {kldb for text in one.labels for kldb in named.get(fold(text), ())}
    every = {one.uri: one.isco for known in labels.values() for one in known}
    found = {
        uri: _one_of(groups.get(isco, set()), called.get(uri, set())) for uri, isco in every.items()
    }
    return {uri: code for uri, code in found.items() if code}


def _one_of(group: set[str], called: set[str]) -> str:
    """The only code of the group, else the only one that the German names leave; empty if unsure."""
    if len(group) == 1:
        return next(iter(group))
    likely = called & group if group else called
    return next(iter(likely)) if len(likely) == 1 else ""
