"""Rows of a table in words: what is understood, and what is wrong with which cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nahtlos.core.clock import today
from nahtlos.people import facts, languages, queries
from nahtlos.people.translate import understood
from nahtlos.people.wording import tables
from nahtlos.web.languages import german_or_english

NAMES = ("given_name", "family_name")
SPEECH = ("languages", "letters")


@dataclass(frozen=True)
class Flawed:
    """One cell that has to be mended; `column` is empty where the whole row is meant."""

    column: str
    value: str
    says: str


@dataclass(frozen=True)
class Told:
    """One row for a person to look at."""

    number: int
    name: str
    known: tuple[tuple[str, str], ...]
    flaws: tuple[Flawed, ...]


def _said(column: str, value: Any) -> str:
    if column in SPEECH:
        codes = value if isinstance(value, list) else [value]
        return ", ".join(languages.name(code, german_or_english()) for code in codes)
    if column in facts.RECORD_FIELDS or column in facts.FACTS:
        return facts.present(column, facts.parse(column, value), german_or_english())
    return str(value)


def known(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What is understood, without the name: meaning and words."""
    said = (one for one in tables.FIELDS if one in values and one not in NAMES)
    return tuple((str(tables.FIELDS[one]), _said(one, values[one])) for one in said)


def name(values: Mapping[str, Any]) -> str:
    """The name as the row has it."""
    return " ".join(str(values[one]) for one in NAMES if values.get(one))


def flaws(kept: Iterable[Mapping[str, str]]) -> tuple[Flawed, ...]:
    """What is wrong, in the reader's language."""
    return tuple(
        Flawed(
            str(tables.FIELDS[one["column"]]) if one["column"] else "",
            one["value"],
            one[german_or_english()],
        )
        for one in kept
    )


def row(kept: queries.ImportRow) -> Told:
    """A row that was looked through."""
    return Told(kept.number, name(kept.values), known(kept.values), flaws(kept.flaws))


def sample(brought: queries.Import, meant: Mapping[str, str]) -> list[Told]:
    """The first rows of a table, as they would be understood with these meanings."""
    return [_sampled(number, cells, brought.head, meant) for number, cells in brought.sample]


def _sampled(
    number: int, cells: Sequence[str], head: Sequence[str], meant: Mapping[str, str]
) -> Told:
    pairs = zip(head, cells, strict=False)
    found = understood({meant[one]: cell for one, cell in pairs if meant.get(one)}, today())
    bad = flaws(flaw.as_json() for flaw in found.flaws)
    return Told(number, name(found.values), known(found.values), bad)
