"""What of an opening suits and what is missing, with what could help: said of kinds, never of an instrument.

The name of an instrument can tell a residence title, a benefit, sex or health (a course for women, a
course for asylum seekers, a help for the disabled). What could help is therefore chosen by the missing
condition alone, and is the same whoever is meant.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.employers import queries as employers
from nahtlos.employers.models import Certificate, Kind, Shift
from nahtlos.people.wording.listing import listed

LABELS: dict[str, Promise] = {
    "suits": _("Fits"),
    "lacks": _("Still missing"),
    "law": _("Please note"),
}
FIRST_WORDS = ("A0", "A1", "A2")
"""Up to here a course is a course; from B1 on there are those for work."""
HELPS: dict[str, Promise] = {
    "course": _("A German course could help."),
    "work_course": _("A German course for work could help."),
    "paper": _("A course, an exam or an application could help."),
    "recognition": _("The procedure of recognition could help."),
    "office": _("The adviser clarifies it with the office."),
    "talk": _("You can talk about this."),
}
SUITS: dict[str, Promise] = {
    "kind": _("the kind of work"),
    "german": _("German"),
    "certificates": _("the papers that are needed"),
    "shifts": _("the shifts"),
    "hours": _("the hours a week"),
    "start": _("the first day"),
    "regulated": _("recognised for this occupation"),
    "work_access": _("permission to work"),
    "near": _("has learned something near to it"),
}
MISSES: dict[str, Promise] = {
    "kind": _("This is something else than looked for: %(what)s."),
    "german": _("German %(asked)s is asked, %(there)s is there."),
    "german_unknown": _("German %(asked)s is asked, the level is not known yet."),
    "certificates": _("These papers are not there yet: %(what)s."),
    "shifts": _("This is not possible so far: %(what)s."),
    "hours": _("%(asked)g hours are asked, %(least)g to %(most)g are possible."),
    "start": _("The start is %(asked)s, possible from %(there)s on."),
    "regulated": _("Recognition is not there yet: %(what)s."),
    "permission": _("A permission to work is not there yet."),
    "unknown": _("Whether work is allowed is being clarified."),
}
LAW = _("Text of the law as of %(day)s. The offices decide.")
SKILLS = _("%(held)d of %(asked)d needed skills")


def language() -> str:
    """The language in which is spoken right now, without its country."""
    return (translation.get_language() or "de").partition("-")[0]


def helps(condition: str, asked: Any) -> str:
    """Which kind of help goes with a missing condition, whoever misses it; `asked` by the opening."""
    if condition == "german":
        return "course" if asked in FIRST_WORDS else "work_course"
    known = {"certificates": "paper", "regulated": "recognition", "work_access": "office"}
    return known.get(condition, "talk")


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")


def _names(choices: Any, codes: Iterable[str]) -> str:
    return listed(choices(one).label for one in codes)


def _german(asked: str, there: str) -> str:
    says = MISSES["german" if there else "german_unknown"]
    return str(says) % {"asked": asked, "there": there}


def _hours(asked: float, least: float, most: float) -> str:
    return str(MISSES["hours"]) % {"asked": asked, "least": least, "most": most}


def _start(asked: str, there: str) -> str:
    return str(MISSES["start"]) % {"asked": _day(asked), "there": _day(there)}


def _what(condition: str, told: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda asked: str(MISSES[condition]) % {"what": told(asked)}


LACKS: dict[str, Callable[..., str]] = {
    "kind": _what("kind", lambda kind: str(Kind(kind).label)),
    "german": _german,
    "certificates": _what("certificates", lambda codes: _names(Certificate, codes)),
    "shifts": _what("shifts", lambda codes: _names(Shift, codes)),
    "hours": _hours,
    "start": _start,
    "regulated": _what("regulated", lambda kldb: employers.occupation_name(kldb, language())),
    "work_access": lambda work: str(MISSES[work]),
}


def _lacks(value: Sequence[Any]) -> str:
    condition, *told = value
    return f"{LACKS[condition](*told)} {HELPS[helps(condition, told[0])]}"


def _suits(value: Iterable[Sequence[Any]]) -> str:
    return listed(_holds(*one) for one in value)


def _holds(what: str, *told: Any) -> str:
    if what == "skills":
        held, asked = told
        return str(SKILLS) % {"held": held, "asked": asked}
    return " ".join([str(SUITS[what]), *map(str, told)])


SAYS: dict[str, Callable[[Any], str]] = {
    "suits": _suits,
    "lacks": _lacks,
    "law": lambda day: str(LAW) % {"day": _day(day)},
}
