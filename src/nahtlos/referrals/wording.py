"""The words in which a person is asked whether one question may go to the immigration office.

They say what is sent, word by word, and that a no costs nothing. `version` names the words shown.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from nahtlos.referrals.models import Matter

ASKS = _("%(holder)s asks you: may we ask %(office)s one question about you?")
SENDS = _("We send only what stands here. We send nothing else from your file.")
KNOWS = _("The office may use what it learns in its own work.")
FREE = _("You decide. You may say no. A no has no bad consequences.")
BACK = _("You can take your yes back until the office has answered.")
AGREE = _("I agree that %(office)s is sent this question.")
NAME, BORN, NUMBER = _("Your name"), _("Your birth date"), _("Your number at the office")
_WORDS = (ASKS, SENDS, KNOWS, FREE, BACK, AGREE, NAME, BORN, NUMBER, *(m.label for m in Matter))


@dataclass(frozen=True)
class Sent:
    """What goes to the office, and nothing beside it."""

    holder: str
    office: str
    matter: str
    more: str
    name: str
    birth_date: date | None
    file_number: str


@dataclass(frozen=True)
class Wording:
    """A question in words, ready to be shown in `language`."""

    language: str
    right_to_left: bool
    asks: str
    matter: str
    more: str
    sent: tuple[tuple[str, str], ...]
    sends: str
    agree: str
    rights: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Sixteen hexadecimal digits that name exactly these words."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def version(language: str) -> str:
    """Twelve hexadecimal digits that name the words as they read in this language today."""
    with translation.override(language):
        text = "\n".join(str(words) for words in _WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_words(language: str, what: Sent) -> Wording:
    """What a person reads before saying yes or no to one question."""
    with translation.override(language):
        names = {"holder": what.holder, "office": what.office}
        born = date_format(what.birth_date, "DATE_FORMAT") if what.birth_date else ""
        rows = ((NAME, what.name), (BORN, born), (NUMBER, what.file_number))
        return Wording(
            language=language,
            right_to_left=translation.get_language_bidi(),
            asks=str(ASKS) % names,
            matter=str(Matter(what.matter).label),
            more=what.more,
            sent=tuple((str(label), value) for label, value in rows if value),
            sends=str(SENDS),
            agree=str(AGREE) % names,
            rights=tuple(str(words) for words in (KNOWS, FREE, BACK)),
        )
