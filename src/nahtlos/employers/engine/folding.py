"""One spelling for many: capitals, umlauts, accents, Arabic letter forms and German slashes."""

import re
import unicodedata
from collections.abc import Iterator

LETTERS = str.maketrans({
    "ß": "ss", "ı": "i", "ø": "o", "æ": "a", "œ": "o", "ł": "l", "ё": "е", "ґ": "г",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ی", "ي": "ی", "ئ": "ی", "ؤ": "و",
    "ك": "ک", "ـ": None, "\u200c": None, "'": None, "’": None, "ʼ": None, "`": None,
})  # fmt: skip
BREAK = re.compile(r"[^\w]+|_")
# Baecker, Bäcker and Backer are one word; the rule is the same for what is known and what is typed.
LONG = re.compile(r"([aou])e")
MARKED = re.compile(r"/-?(?:in|r|n|frau|e)\b")
PAIR = re.compile(r"([^\s/]+)/-?([^\s/]+)")


def fold(text: str) -> str:
    """The text in small letters without marks, one blank between words."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    parts = unicodedata.normalize("NFKD", plain)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return LONG.sub(r"\1", " ".join(BREAK.sub(" ", bare).split()))


def spellings(name: str) -> Iterator[str]:
    """A German name for men, for women and as it is written: Maurer/in, Arzt/Ärztin."""
    yield name
    if "/" not in name:
        return
    yield PAIR.sub(r"\1", MARKED.sub("", name))
    yield PAIR.sub(r"\2", name.replace("/in", "in").replace("/r", "r"))
