"""What may stand in a name, and what to say when something else does."""

import unicodedata

LONGEST = 120
APOSTROPHES = "'’ʼʻʾʿ`´′"
SIGNS = frozenset(" -‐.,()·־") | frozenset(APOSTROPHES)
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
    if len(name) > 4 * LONGEST:
        raise _too_long()
    text = " ".join(unicodedata.normalize("NFC", name).split())
    if len(text) > LONGEST:
        raise _too_long()
    if text and text[0] in FORMULA:
        raise BadName(
            "Please start the name with a letter, for example Olena.",
            "Bitte beginnen Sie den Namen mit einem Buchstaben, zum Beispiel Olena.",
        )
    if not any(char.isalpha() for char in text):
        raise BadName(
            "Please write the name in letters, for example Olena Kovalchuk.",
            "Bitte schreiben Sie den Namen mit Buchstaben, zum Beispiel Olena Kovalchuk.",
        )
    if not all(map(_fits, text)):
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


def _fits(char: str) -> bool:
    usual = char in SIGNS or char in JOINERS or char.isdecimal()
    return usual or unicodedata.category(char)[0] in "LM"
