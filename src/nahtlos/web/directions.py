"""German names and paragraphs inside a sentence that runs from right to left."""

import re

from django.conf import global_settings

FIRST, LAST = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# From a Latin letter or a paragraph sign to the last one before Arabic letters or signs go on.
GERMAN = re.compile(r"[(„]*[A-Za-z§][^\u0600-\u06FF\u200c]*[A-Za-z0-9)“]|[(„]*[A-Za-z§]")


def isolated(text: str, language: str) -> str:
    """The text with every German part kept in its own order, where the language runs the other way.

    “(§ 24 AufenthG)” would else be torn apart (Unicode Bidirectional Algorithm, section 2.4).
    """
    if language not in global_settings.LANGUAGES_BIDI:
        return text
    return GERMAN.sub(lambda found: _isolate(found[0]), text)


def _isolate(part: str) -> str:
    """Brackets that belong to the sentence around stay outside."""
    if part.count("(") > part.count(")"):
        return f"({_isolate(part.replace('(', '', 1))}" if part[0] == "(" else _wrap(part)
    if part.count(")") > part.count("(") and part[-1] == ")":
        return f"{_isolate(part[:-1])})"
    return _wrap(part)


def _wrap(part: str) -> str:
    return f"{FIRST}{part}{LAST}"
