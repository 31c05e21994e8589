"""What the law room says, in the reader's language as far as it has been translated."""

from collections.abc import Mapping
from dataclasses import dataclass

from nahtlos.law.catalogue.instrument import Instrument
from nahtlos.law.catalogue.translations import words
from nahtlos.law.engine.conditions import Says


@dataclass(frozen=True)
class Spoken:
    """Words and the language that they are in: the one asked for, or English for want of it."""

    text: str
    language: str


def say(says: Says, language: str) -> Spoken:
    """A sentence of a reason, an office or a category in this language (`de`, `uk`)."""
    return _pick(says, language, words(_code(language)).sentences, says["en"])


def title(instrument: Instrument, language: str) -> Spoken:
    """What an instrument is called; its German name stands in brackets."""
    return _pick(instrument.title, language, words(_code(language)).titles, instrument.id)


def purpose(instrument: Instrument, language: str) -> Spoken:
    """What an instrument is good for."""
    return _pick(instrument.purpose, language, words(_code(language)).purposes, instrument.id)


def _code(language: str) -> str:
    return language.partition("-")[0]


def _pick(says: Says, language: str, translated: Mapping[str, str], key: str) -> Spoken:
    code = _code(language)
    if code in says:
        return Spoken(says[code], code)
    found = translated.get(key)
    return Spoken(says["en"], "en") if found is None else Spoken(found, code)
