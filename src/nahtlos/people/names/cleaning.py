"""What may stand in a name, and what to say when something else does."""

import unicodedata
from itertools import groupby

LONGEST = 120
MOST_TYPED = 500
MOST_MARKS = 3
APOSTROPHES = "'’ʼʻʾʿ`´′"
SIGNS = frozenset(" -.,()·־") | frozenset(APOSTROPHES)
HYPHENS = str.maketrans("‐‑‒–", "----")
JOINERS = frozenset("\u200c\u200d")
FORMULA = frozenset("=+-@\t\r|%")


class BadName(ValueError):
    """A sentence for the person who typed it, in English and German."""

    def __init__(self, sentence_en: str, sentence_de: str) -> None:
        super().__init__(sentence_en)
        self.en = sentence_en
        self.de = sentence_de

    def in_language(self, language: str) -> str:
        """German for `de` and its variants, English for every other language."""
        return self.de if language.partition("-")[0] == "de" else self.en


def clean(name: str) -> str:
    """The name in NFC with single spaces; raises BadName for what no name contains.

    Letters of every script stay, with their marks, apostrophes, hyphens and joiners.
    """
    if len(name) > MOST_TYPED:
        raise _too_long()
    text = " ".join(unicodedata.normalize("NFC", name).translate(HYPHENS).split())
    if len(text) > LONGEST:
        raise _too_long()
    if text and (text[0] in FORMULA or _is_mark(text[0])):
        raise BadName(
            "Please start the name with a letter, for example Olena.",
            "Bitte beginnen Sie den Namen mit einem Buchstaben, zum Beispiel Olena.",
        )
    if not any(char.isalpha() and char not in APOSTROPHES for char in text):
        raise BadName(
            "Please write the name in letters, for example Olena Kovalchuk.",
            "Bitte schreiben Sie den Namen mit Buchstaben, zum Beispiel Olena Kovalchuk.",
        )
    if not all(map(_fits, text)) or _piled_up(text):
        raise BadName(
            "Please use only letters, spaces, hyphens and apostrophes, for example Anne-Marie.",
            "Bitte nur Buchstaben, Leerzeichen, Bindestriche und Apostrophe, etwa Anne-Marie.",
        )
    return text


def _too_long() -> BadName:
    return BadName(
        f"This name is too long. Please use at most {LONGEST} letters.",
        f"Dieser Name ist zu lang. Bitte nehmen Sie höchstens {LONGEST} Zeichen.",
    )


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _piled_up(text: str) -> bool:
    """More marks on one letter than any script writes: they would run over the lines around."""
    runs = (len(list(run)) for mark, run in groupby(text, _is_mark) if mark)
    return max(runs, default=0) > MOST_MARKS


def _fits(char: str) -> bool:
    usual = char in SIGNS or char in JOINERS or char.isdecimal()
    return usual or unicodedata.category(char)[0] in "LM"
