"""Any name in plain Latin letters, for reading aloud, for sorting and for comparing."""

import unicodedata

from nahtlos.people.names.cleaning import APOSTROPHES
from nahtlos.people.names.scripts import (
    ARABIC,
    GLIDES,
    ONLY_UKRAINIAN,
    PAIRS,
    TABLE,
    UKRAINIAN,
    ethiopic,
)

VOWELS = frozenset("aeiou")
SYLLABLES = frozenset(map(chr, range(0x1200, 0x135B)))
BREAKS = str.maketrans(dict.fromkeys("-‐.,()·־", " "))
NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES))


def romanise(text: str) -> str:
    """The text in ASCII letters where the script is known, else as it was; digits become 0–9."""
    said = map(_word, unicodedata.normalize("NFKC", text).split())
    return " ".join(filter(None, said))


def sort_key(name: str) -> str:
    """A key whose plain byte order is what people expect: Ä with A, every script by its sound."""
    return " ".join(romanise(name).casefold().translate(NO_APOSTROPHES).translate(BREAKS).split())


def _word(word: str) -> str:
    low = "".join(char.lower()[:1] for char in word)
    ukrainian = not ONLY_UKRAINIAN.isdisjoint(low)
    pieces: list[str] = []
    at = 0
    while at < len(low):
        step = 2 if low[at : at + 2] in PAIRS else 1
        said = _said(low, at, step, ukrainian=ukrainian)
        pieces.append(said if word[at] == low[at] else _capital(said))
        at += step
    return _with_case(word, "".join(pieces))


def _said(low: str, at: int, step: int, *, ukrainian: bool) -> str:
    sign = low[at : at + step]
    if step > 1:
        return PAIRS[sign]
    if sign in GLIDES and _opens(low, at):
        return GLIDES[sign]
    if sign == "ه" and _closes(low, at):
        return "ah"
    if ukrainian and sign in UKRAINIAN:
        return UKRAINIAN[sign]
    said = TABLE[sign] if sign in TABLE else _other(sign)
    return f"{said}i" if at == 0 and sign in SYLLABLES and said[-1:] not in VOWELS else said


def _opens(low: str, at: int) -> bool:
    """Whether this Arabic letter begins a word or a syllable and so is no mere vowel."""
    begins = at == 0 or not low[at - 1].isalpha()
    follows = low[at + 1 : at + 2]
    long_vowel = follows != "" and ARABIC.get(follows, "")[:1] == "a"
    return begins or (low[at] != "ع" and long_vowel)


def _closes(low: str, at: int) -> bool:
    """Whether this letter ends a word behind a consonant: Fatemah, Abdallah."""
    return 0 < at == len(low) - 1 and ARABIC.get(low[at - 1], "a")[-1:] not in VOWELS


def _other(sign: str) -> str:
    if sign in SYLLABLES:
        return ethiopic(sign) if unicodedata.category(sign) == "Lo" else ""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(TABLE.get(part, part) for part in parts if not unicodedata.combining(part))


def _with_case(word: str, said: str) -> str:
    """Words all in capitals stay so; scripts without capitals get one at the start."""
    if len(word) > 1 and word.isupper():
        return said.upper()
    first = next((char for char in word if char.isalpha()), "")
    return _capital(said) if first.lower() == first.upper() or "ა" <= first <= "ჿ" else said


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
