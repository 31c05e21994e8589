"""The words in which a person is asked whether a programme may look for a mentor for them.

They say what the programme is told, word by word, and that a no costs nothing.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASKS = _("May we look for a mentor for you?")
SENDS = _("%(by)s learns only what stands here. Nothing else from your file.")
SEES = _("A mentor sees your first name, your languages and when you meet.")
FIRST = _("We ask you again before you meet anybody.")
FREE = _("You decide. You may say no. A no has no bad consequences.")
BACK = _("You can take your yes back at any time.")
AGREE = _("I agree that %(by)s learns this.")
NAME, SPEAKS, WORK = _("First name"), _("Languages"), _("Occupation")
PLACE, TIMES, AIM = _("Place"), _("When you have time"), _("What for")
SEX, PHONE, MORE = _("Who you would like"), _("Telephone"), _("More")
_WORDS = (ASKS, SENDS, SEES, FIRST, FREE, BACK, AGREE, NAME, SPEAKS, WORK, PLACE, TIMES, AIM, SEX, PHONE, MORE)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What goes to the programme, ready to be read; `by` is who runs it."""

    by: str
    first_name: str
    languages: str
    occupation: str = ""
    place: str = ""
    times: str = ""
    aim: str = ""
    sex: str = ""
    telephone: str = ""
    more: str = ""


@dataclass(frozen=True)
class Wording:
    """The question in words."""

    asks: str
    sends: str
    rows: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]
    agree: str


def version(language: str) -> str:
    """Twelve hexadecimal digits that name the words as they read in this language today."""
    with translation.override(language):
        text = "\n".join(str(words) for words in _WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_words(language: str, what: Told) -> Wording:
    """What a person reads before saying yes."""
    with translation.override(language):
        names = {"by": what.by}
        return Wording(
            asks=str(ASKS),
            sends=str(SENDS) % names,
            rows=tuple((str(label), value) for label, value in _rows(what) if value),
            rights=tuple(str(words) for words in (SEES, FIRST, FREE, BACK)),
            agree=str(AGREE) % names,
        )


def _rows(what: Told) -> Iterable[tuple[str | Promise, str]]:
    return (
        (NAME, what.first_name), (SPEAKS, what.languages), (WORK, what.occupation),
        (PLACE, what.place), (TIMES, what.times), (AIM, what.aim), (SEX, what.sex),
        (PHONE, what.telephone), (MORE, what.more),
    )  # fmt: skip
