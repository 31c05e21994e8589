"""The words in which a person is asked whether they would like to take part.

They say who learns what, word by word, and that a no costs nothing.
"""

import hashlib
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext_lazy as _

ASKS = _("Would you like to take part?")
SEES = _("Whoever teaches there sees what stands here. They also see on which days you come.")
ONLY = _("Nothing else from your file.")
THERE = _("They are: %(partners)s.")
FULL = _("If all places are taken, you are on the waiting list.")
FREE = _("You decide. You may say no. A no has no bad consequences.")
BACK = _("You can take your yes back at any time.")
AGREE = _("Yes, I would like to take part. They may see this.")
NAME, NEEDS = _("First name"), _("What you need")
_WORDS = (ASKS, SEES, ONLY, THERE, FULL, FREE, BACK, AGREE, NAME, NEEDS)


@dataclass(frozen=True)
class Wording:
    """The question in words."""

    asks: str
    sees: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]
    agree: str


def version(language: str) -> str:
    """Twelve hexadecimal digits that name the words as they read in this language today."""
    with translation.override(language):
        text = "\n".join(str(words) for words in _WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_words(language: str, *, first_name: str, needs: str, partners: list[str]) -> Wording:
    """What a person reads before saying yes; `partners` are who will see it."""
    with translation.override(language):
        named = {"partners": ", ".join(partners)}
        rows = ((str(NAME), first_name), (str(NEEDS), needs))
        return Wording(
            asks=str(ASKS),
            sees=(str(SEES), str(ONLY), str(THERE) % named),
            rows=tuple((label, value) for label, value in rows if value),
            rights=tuple(str(words) for words in (FULL, FREE, BACK)),
            agree=str(AGREE),
        )
