"""What can be chosen on the form: coarse steps, no more than the law's thresholds need."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.people import facts

Choices = list[tuple[str, str | Promise]]
KINDS: Choices = [
    ("job", _("A job")),
    ("apprenticeship", _("An apprenticeship")),
    ("eq", _("A long internship before an apprenticeship (Einstiegsqualifizierung)")),
]
UNKNOWN = ("", _("not known"))
YES_NO: Choices = [UNKNOWN, ("yes", _("yes")), ("no", _("no"))]
HERE_BEFORE: Choices = [
    UNKNOWN,
    ("0", _("no")),
    ("3", _("yes, for up to three months")),
    ("4", _("yes, for longer than three months")),
]
AGES: Choices = [
    UNKNOWN,
    ("20", _("under 25")),
    ("25", _("25 to 44")),
    ("45", _("45 to 49")),
    ("50", _("50 to 54")),
    ("55", _("55 or older")),
]
OUT_OF_WORK: Choices = [
    UNKNOWN,
    ("no", _("is in work")),
    ("0", _("less than six months")),
    ("6", _("six months to one year")),
    ("12", _("one to two years")),
    ("24", _("two years or longer")),
]
JOBCENTER: Choices = [
    UNKNOWN,
    ("less", _("less than 21 months in the last two years")),
    ("21", _("at least 21 months in the last two years")),
    ("5", _("all through the last five years")),
    ("6", _("six of the last seven years")),
]
LEARNED: Choices = [
    UNKNOWN,
    ("none", _("no")),
    ("new", _("yes, less than two years ago")),
    ("old", _("yes, two years ago or longer")),
]
HERE: Choices = [
    UNKNOWN,
    ("0", _("less than three months")),
    ("3", _("three to six months")),
    ("6", _("six months to four years")),
    ("48", _("four years or longer")),
    ("abroad", _("still lives abroad")),
]


def _of(name: str) -> Choices:
    """The values of a fact, in the words of the vocabulary."""
    language = get_language() or "de"
    fact = facts.lookup(name)
    words = {choice.value: choice.label.in_language(language) for choice in fact.choices}
    return [UNKNOWN, *((value, words[value]) for value in fact.values)]


def statuses() -> Choices:
    return _of("status")


def benefits() -> Choices:
    return _of("benefit")


def levels() -> Choices:
    return [UNKNOWN, *((level, level) for level in ("A0", "A1", "A2", "B1", "B2", "C1", "C2"))]
