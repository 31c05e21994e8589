"""The words in which a person is asked for consent, in the language they read.

They tell for what, which parts, to whom, until when, that a no costs nothing and that a yes can be
taken back (§ 67b Abs. 2 SGB X, Art. 7 GDPR). `version` names the words that were really shown.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people.models import Part, Purpose
from nahtlos.people.wording import handing_over

SPECIAL = (Part.BURDENS.value, Part.HEALTH.value)

ASKS = _("%(holder)s asks you: may %(recipient)s see parts of your file?")
KEEPS = _("%(holder)s asks you: may we write this down about you?")
FREE = _("You decide. You may say no. A no has no bad consequences.")
BACK = _("You can take your yes back at any time. From then on nobody there sees your file.")
KNOWN = _("What was seen before cannot be made unseen.")
I_AGREE = _("I agree that %(recipient)s sees these parts until %(until)s.")
EXPRESSLY: dict[str, Promise] = {
    Part.BURDENS.value: _(
        "This is about burdens in your life. The law protects it specially."
        " I agree expressly that %(recipient)s may know it."
    ),
    Part.HEALTH.value: _(
        "This is about your health. The law protects it specially."
        " I agree expressly that %(recipient)s may know it."
    ),
}
_WORDS: tuple[str | Promise, ...] = (
    ASKS,
    KEEPS,
    FREE,
    BACK,
    KNOWN,
    I_AGREE,
    *EXPRESSLY.values(),
    *(part.label for part in Part),
    *(purpose.label for purpose in Purpose),
    *handing_over.WORDS,
)


@dataclass(frozen=True)
class Wording:
    """A consent in words, ready to be shown in `language`."""

    language: str
    right_to_left: bool
    asks: str
    purpose: str
    parts: tuple[tuple[str, str], ...]
    until: str
    expressly: tuple[tuple[str, str], ...]
    agree: str
    rights: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Sixteen hexadecimal digits that name exactly these words with these names and this day."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class HandoverWording(Wording):
    """The same for a whole case: what goes, what stays, and what then happens."""

    goes_to: str
    goes: tuple[str, ...]
    stays_with: str
    stays: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True)
class Whole:
    """A case that would change hands, as the words need it."""

    holder: str
    recipient: str
    parts: tuple[str, ...]
    documents: tuple[str, ...]
    others: bool
    with_referrals: bool
    with_consents: bool
    until: date


def language_for(preferred: str) -> str:
    """The language a person is asked in: the own one if the words exist in it, else English."""
    return preferred if preferred in dict(settings.LANGUAGES) else "en"


def version(language: str) -> str:
    """Twelve hexadecimal digits that name the words as they read in this language today."""
    with translation.override(language):
        text = "\n".join(str(words) for words in _WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_words(
    *, language: str, holder: str, recipient: str, purpose: str, parts: Iterable[str], until: date
) -> Wording:
    """What a person reads before saying yes or no; `until` is the last day."""
    with translation.override(language):
        day = date_format(until, "DATE_FORMAT")
        # Ukrainian and Russian dates end in an abbreviation whose full stop is the sentence's too.
        names = {"holder": holder, "recipient": recipient, "until": day.removesuffix(".")}
        named = [Part(part) for part in Part if part in set(parts)]
        return Wording(
            language=language,
            right_to_left=translation.get_language_bidi(),
            asks=str(KEEPS if holder == recipient else ASKS) % names,
            purpose=str(Purpose(purpose).label),
            parts=tuple((part.value, str(part.label)) for part in named),
            until=day,
            expressly=tuple(
                (part, str(EXPRESSLY[part]) % names) for part in SPECIAL if part in named
            ),
            agree=str(I_AGREE) % names,
            rights=tuple(str(words) for words in (FREE, BACK, KNOWN)),
        )


def _gone(whole: Whole) -> tuple[str, ...]:
    named = (str(handing_over.DOCUMENT) % {"title": title} for title in whole.documents)
    parts = (str(part.label) for part in Part if part in whole.parts)
    return (str(handing_over.NAME), *parts, *named)


def _kept(whole: Whole) -> tuple[str, ...]:
    parts = (str(part.label) for part in Part if part not in whole.parts)
    left = handing_over.OTHER_DOCUMENTS if whole.documents else handing_over.NO_DOCUMENTS
    return (*parts, *([str(left)] if whole.others else []), str(handing_over.PAPERS))


def whole_in_words(language: str, whole: Whole) -> HandoverWording:
    """What a person reads before saying yes or no to a handover of the whole case."""
    words = handing_over
    with translation.override(language):
        day = date_format(whole.until, "DATE_FORMAT")
        names = {
            "holder": whole.holder, "recipient": whole.recipient, "until": day.removesuffix("."),
        }  # fmt: skip
        then = (
            words.SEES, words.ANSWERS, words.THEN, words.NO_LONGER, words.SEALED,
            words.REFERRALS_GO if whole.with_referrals else words.REFERRALS_END,
            words.CONSENTS_GO if whole.with_consents else words.CONSENTS_END,
            words.QUESTIONS_END, words.PAGE,
        )  # fmt: skip
        named = [Part(part) for part in Part if part in whole.parts]
        return HandoverWording(
            language=language,
            right_to_left=translation.get_language_bidi(),
            asks=str(words.ASKS) % names,
            purpose=str(Purpose.HANDOVER.label),
            parts=tuple((part.value, str(part.label)) for part in named),
            until=day,
            expressly=tuple(
                (part, str(EXPRESSLY[part]) % names) for part in SPECIAL if part in named
            ),
            agree=str(words.AGREE) % names,
            rights=(str(FREE), str(words.BACK) % names, str(KNOWN)),
            goes_to=str(words.GOES) % names,
            goes=_gone(whole),
            stays_with=str(words.STAYS) % names,
            stays=_kept(whole),
            then=tuple(str(sentence) % names for sentence in then),
        )


def far_in_words(language: str, whole: Whole) -> HandoverWording:
    """The same where the case goes to another region, as a sealed file that is opened there."""
    words = handing_over
    near = whole_in_words(language, whole)
    special = bool(set(whole.parts) & set(SPECIAL))
    then = (
        words.FAR_FILE, words.FAR_ONLY, words.FAR_THEN, words.FAR_KEPT, words.FAR_NEW,
        words.REFERRALS_END, words.QUESTIONS_END,
        *((words.FAR_PAPER, words.FAR_AGAIN) if special else ()),
    )  # fmt: skip
    with translation.override(language):
        names = {"holder": whole.holder, "recipient": whole.recipient}
        return replace(
            near,
            then=tuple(str(sentence) % names for sentence in then),
            rights=(str(FREE), str(words.FAR_BACK), str(KNOWN)),
        )
