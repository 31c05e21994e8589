"""Words in a row, with the comma of the language: Arabic and Farsi write it the other way round."""

from collections.abc import Iterable

from django.utils.translation import get_language

COMMA = {"ar": "،", "fa": "،"}


def comma() -> str:
    """The comma of the language of this moment."""
    return COMMA.get(get_language() or "", ",")


def listed(words: Iterable[object]) -> str:
    """One after the other."""
    return f"{comma()} ".join(map(str, words))
