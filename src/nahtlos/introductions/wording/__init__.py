"""The lines of an anonymous profile, and the words in which a person agrees to give the name.

A line is a code and what stands there; it is said in any language, so that a person reads in their own
what the employer reads in German. `version` names the words of the yes as they were shown.
"""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries as employers
from nahtlos.employers.models import Certificate, Level, Shift
from nahtlos.introductions.engine import Turn
from nahtlos.introductions.models import State
from nahtlos.introductions.wording import comparing
from nahtlos.matching.models import Kind
from nahtlos.people.models import Qualification
from nahtlos.people.wording.listing import listed

SHOWS = _("This company sees what stands here. It does not see your name.")
NEVER = _("It does not see your origin, and not your residence paper.")
FREE = _("You decide. You may say no. A no has no bad consequences.")
BACK = _("You can take your yes back at any time.")
NAMES = _("If the company invites you, it may see your name and number.")
ONLY = _("Only this company sees it, and only as long as you agree.")
_WORDS = (SHOWS, NEVER, FREE, BACK, NAMES, ONLY)

LABELS = {
    "wants": _("Looks for"),
    "learned": _("Has learned"),
    "worked": _("Has worked for"),
    "german": _("German"),
    "skills": _("Can"),
    "certificates": _("Papers"),
    "hours": _("Hours a week"),
    "shifts": _("Also possible"),
    "from_on": _("Can begin"),
    "work": _("Permission to work"),
    **comparing.LABELS,
}
WORK = {
    "free": _("may work at once"),
    "permission": _("needs a permission, which the adviser asks for"),
    "unknown": _("is being clarified"),
}


STANDS: dict[str, Promise] = {
    State.WISHED: _("You have asked your adviser to introduce you."),
    State.PROPOSED: _("Your adviser asks: may we introduce you there?"),
    State.SHOWN: _("The company has your profile without your name."),
    State.CHASED: _("The company has not answered yet. We ring them."),
    State.LATER: _("The company decides later."),
    State.INVITED: _("The company would like to get to know you."),
    State.TRIAL: _("The company offers you trial days."),
    State.PLACED: _("You have the job. Congratulations!"),
    State.REFUSED: _("The company said no this time."),
    State.DECLINED: _("You said no. That is all right."),
    State.WITHDRAWN: _("This was taken back."),
    State.SETTLED: _("Somebody else has this job now."),
    State.UNANSWERED: _("The company never answered. That is not your fault."),
}
TURNS: dict[Turn, Promise | str] = {
    Turn.ADVISER: _("It is your adviser's turn."),
    Turn.PERSON: _("It is your turn."),
    Turn.EMPLOYER: _("It is the company's turn."),
    Turn.SERVICE: _("We ask the company once more."),
    Turn.NOBODY: "",
}


def version(language: str) -> str:
    """Twelve hexadecimal digits that name the words of the yes in this language today."""
    with translation.override(language):
        text = "\n".join(str(words) for words in _WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _chosen(choices: Any) -> Callable[[Iterable[str]], str]:
    return lambda codes: listed(choices(one).label for one in codes)


def _learned(rows: Iterable[Iterable[str]]) -> str:
    told = []
    for kldb, recognition in rows:
        name = employers.occupation_name(kldb, comparing.language())
        label = Qualification.Recognition(recognition).label if recognition else ""
        told.append(f"{name} ({gettext('Recognition')}: {label})" if label else name)
    return listed(told)


def _years(years: float) -> str:
    whole = int(years)
    return ngettext("%(n)d year", "%(n)d years", whole) % {"n": whole}


def _hours(pair: Iterable[int]) -> str:
    least, most = pair
    return gettext("%(least)d to %(most)d") % {"least": least, "most": most}


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")


SAYS: dict[str, Callable[[Any], str]] = {
    "wants": _chosen(Kind),
    "learned": _learned,
    "worked": _years,
    "german": lambda code: str(Level(code).label),
    "skills": lambda keys: listed(employers.skill_names(keys, comparing.language())),
    "certificates": _chosen(Certificate),
    "hours": _hours,
    "shifts": _chosen(Shift),
    "from_on": _day,
    "work": lambda code: str(WORK[code]),
    **comparing.SAYS,
}
COMPARED = frozenset(comparing.SAYS)
ITSELF = frozenset(SAYS) - COMPARED


def lines(
    says: Iterable[tuple[str, Any]], language: str, *, of: Container[str] = SAYS
) -> Iterator[tuple[str, str]]:
    """Label and value of each line in this language; a line that nobody knows any more is left out.

    `of` takes only some of the lines, such as `COMPARED`: those that hold somebody against the opening.
    """
    for code, value in says:
        if code in SAYS and code in of:
            with translation.override(language):
                yield str(LABELS[code]), SAYS[code](value)
