"""Letters set from a template and the values of its fields."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.plan.papers.setting import FROM_RIGHT, Value, set_paper
from nahtlos.plan.papers.templates import SPOT, Part, Template

KIND_REGARDS = _("Kind regards")
DETAILS = _("The details")
# First strong isolate and its end (UAX #9): a German name keeps its direction in a line of Arabic.
APART, TOGETHER = "\u2068", "\u2069"
EMPTY = "…"

Labels: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Letter:
    """A template with its values, in the language of whom it is for, on a day.

    `own` are the values that are known in the person's language, too.
    """

    template: Template
    values: Mapping[str, str]
    language: str
    made_at: datetime
    own: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str, language: str) -> str:
        """What stands in a field, in a language where it is known in it."""
        told = self.own.get(key) if language != "de" else ""
        return told or self.values.get(key, "")


def pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1."""
    language = letter.template.in_language(letter.language)
    title = _filled(letter, letter.template.subject, language)
    return set_paper(
        "letter", _told(letter, language), title=_bare(title), language=language, at=letter.made_at
    )


def _bare(text: str) -> str:
    return text.replace(APART, "").replace(TOGETHER, "")


def _filled(letter: Letter, text: Mapping[str, str], language: str) -> str:
    """The text with its spots filled; what is empty shows as “…”, to be written by hand."""

    def put(spot: re.Match[str]) -> str:
        value = letter.value(spot[1], language) or EMPTY
        return f"{APART}{value}{TOGETHER}" if language in FROM_RIGHT else value

    return SPOT.sub(put, text.get(language) or text["de"])


def _pair(letter: Letter, text: Mapping[str, str], language: str) -> Value:
    german = _filled(letter, text, "de")
    own = _filled(letter, text, language)
    return {"own": own, "german": "" if own == german else german}


def _both(text: Promise, language: str) -> Value:
    told = []
    for one in (language, "de"):
        with translation.override(one):
            told.append(str(text))
    return {"own": told[0], "german": "" if told[0] == told[1] else told[1]}


def _told(letter: Letter, language: str) -> dict[str, Value]:
    template, given = letter.template, letter.values
    labels = {one.key: one.label for one in template.fields}
    facts = _both(DETAILS, language)
    body: list[Value] = [_part(letter, one, language, labels) for one in template.body]
    return {
        "sender": [given.get(key, "") for key in ("from_name", "from_street", "from_place")],
        "recipient": [given.get(key, "") for key in ("to_name", "to_street", "to_place")],
        "information": _information(letter),
        "subject": _pair(letter, template.subject, language),
        "facts": facts["own"] if isinstance(facts, dict) else "",
        "body": body,
        "closing": _both(KIND_REGARDS, language),
        "signer": given.get("adviser", ""),
    }


def _information(letter: Letter) -> Value:
    """The block beside the address, in German, with what is known."""
    with translation.override("de"):
        day = date_format(letter.made_at, "DATE_FORMAT")
    labels = {one.key: one.label["de"] for one in letter.template.fields}
    rows: list[Value] = [
        [labels[key], letter.values[key]]
        for key in ("adviser", "telephone", "mail")
        if letter.values.get(key)
    ]
    return [*rows, ["Datum", day]]


def _label(label: Mapping[str, str], language: str) -> Value:
    own = label.get(language, label["de"])
    return {"own": own, "german": "" if own == label["de"] else label["de"]}


def _value(letter: Letter, key: str, language: str) -> Value:
    own, german = letter.value(key, language), letter.value(key, "de")
    return {"own": own, "german": "" if own == german else german}


def _part(letter: Letter, part: Part, language: str, labels: Labels) -> Value:
    rows: list[Value] = [
        [_label(labels[key], language), _value(letter, key, language)]
        for key in part.table
        if letter.values.get(key)
    ]
    text: Value = "" if part.table else _pair(letter, part.text, language)
    return {"text": text, "rows": rows}
