"""Fits and gaps in the words of the page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nahtlos.employers import queries as employers
from nahtlos.matching import queries
from nahtlos.matching.engine import Change, Unlock, Why
from nahtlos.web.languages import page_language
from nahtlos.web.matching.into_plan import key_of


@dataclass(frozen=True)
class Told:
    """Why a pair fits: one short sentence each; `missing` where it only nearly does, with its step."""

    reasons: tuple[str, ...]
    missing: str
    step: str = ""


One = TypeVar("One", queries.Hit, queries.Seen)
Pairs = list[tuple[One, Told]]
AT_FIRST, FOLDED = 8, 3
"""So many are read at once, if at least so many are left to be folded."""


def told(why: Why) -> Told:
    """A pair in words."""
    if not why.fails:
        return Told(tuple(_reasons(why)), "")
    change = why.fails[0].changes[0]
    return Told(tuple(_reasons(why)), missing(change), key_of(change.fact, change.value))


def by_trade(found: Iterable[One]) -> tuple[Pairs[One], Pairs[One]]:
    """Pairs with their reasons: those that suit, and those in quite another trade."""
    ours: Pairs[One] = []
    others: Pairs[One] = []
    for one in found:
        (others if one.another_trade else ours).append((one, told(one.why)))
    return ours, others


def at_first(pairs: Pairs[One]) -> tuple[Pairs[One], Pairs[One]]:
    """What is read at once, and what stands folded below it, so that what nearly fits is found."""
    whole = len(pairs) < AT_FIRST + FOLDED
    return (pairs, []) if whole else (pairs[:AT_FIRST], pairs[AT_FIRST:])


def _reasons(why: Why) -> Iterator[str]:
    because = why.because
    asked = len(because.essential_held) + len(because.essential_missing)
    if asked:
        yield _("%(held)d of %(asked)d needed skills") % {
            "held": len(because.essential_held), "asked": asked,
        }  # fmt: skip
    if because.essential_missing:
        names = employers.skill_names(because.essential_missing, page_language())
        yield _("still to be learned: %(skills)s") % {"skills": ", ".join(names)}
    if because.optional_held:
        names = employers.skill_names(because.optional_held, page_language())
        yield _("brings along: %(skills)s") % {"skills": ", ".join(names)}
    yield _("%(km)d km away") % {"km": round(because.distance_km)}
    if because.levels_above == 0:
        yield _("German is just enough")
    elif because.levels_above > 0:
        yield _("German is more than enough")
    if why.terms.occupation:
        yield _("has learned something near to it")


def _choice(choices: Any, value: object) -> str:
    return str(choices(value).label)


SAYS: dict[str, Callable[[Any], str]] = {
    "wants": lambda value: (
        _("if the person also looks for: %(kind)s") % {"kind": _choice(queries.Kind, value)}
    ),
    "reach_km": lambda value: _("if %(km)d km are not too far") % {"km": round(value)},
    "german": lambda value: _("with German %(level)s") % {"level": value},
    "certificates": lambda value: (
        _("with this paper: %(paper)s") % {"paper": _choice(employers.Certificate, value)}
    ),
    "shifts": lambda value: (
        _("if this is possible: %(shift)s") % {"shift": _choice(employers.Shift, value)}
    ),
    "hours": lambda value: _("if %(hours)g hours a week are possible") % {"hours": value},
    "from": lambda value: _("if the person can begin on %(day)s") % {"day": _day(value)},
    "may_practise": lambda value: (
        _("with recognition as: %(occupation)s")
        % {"occupation": employers.occupation_name(value, page_language())}
    ),
    "work_access": lambda value: (
        _("as soon as the office may permit work")
        if value == "permission"
        else _("as soon as work is allowed without asking")
    ),
}


def _day(value: date) -> str:
    return date_format(value, "DATE_FORMAT")


def missing(change: Change) -> str:
    """The one change in words."""
    return SAYS[change.fact](change.value)


def lever(one: queries.Lever) -> str:
    """What a course, a paper or a recognition could bring about, in words."""
    fact = "may_practise" if one.condition == "regulated" else one.condition
    return SAYS[fact](one.asked) if fact in SAYS else _("with a lift, the fare or a room nearby")


@dataclass(frozen=True)
class Opens:
    """What a change would open, in words; `step` names the step to it, if there is one."""

    change: str
    opens: str
    step: str


def opens(unlock: Unlock) -> Opens:
    """A change, how many openings it opens, and what names the step to it, if there is one."""
    many = ngettext("%(n)d opening more", "%(n)d openings more", unlock.opens)
    change = unlock.change
    return Opens(missing(change), many % {"n": unlock.opens}, key_of(change.fact, change.value))
