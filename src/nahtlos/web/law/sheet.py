"""All answers of a person on one sheet, by group, with what has not been asked yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people import facts, queries
from nahtlos.web.law.panel import ELSEWHERE

GROUPS: dict[str, Promise] = {
    "record": _("On record"),
    "german": _("German"),
    "residence": _("Residence"),
    "work": _("Work"),
    "education": _("School and education"),
    "recognition": _("Recognition"),
    "family": _("Family"),
    "money": _("Money"),
    "support": _("Support"),
    "health": _("Health"),
}


@dataclass(frozen=True)
class Entry:
    """One fact on the sheet; `value` None while unknown, `asked` when answered with don't know."""

    fact: facts.Fact
    value: Any
    asked: bool


@dataclass(frozen=True)
class Group:
    """The facts that belong together."""

    title: Promise | str
    known: tuple[Entry, ...]
    others: tuple[Entry, ...]


def sheet(file: queries.File, agreed: frozenset[str]) -> tuple[Group, ...]:
    """Every fact that may stand in this file; burdens and health only where agreed."""
    named = {"record": tuple(facts.RECORD_FIELDS.values()), **facts.groups()}
    order = [*GROUPS, *sorted(set(named) - set(GROUPS))]
    groups = (_group(name, named.get(name, ()), file, agreed) for name in order)
    return tuple(group for group in groups if group.known or group.others)


def _group(
    name: str, members: tuple[facts.Fact, ...], file: queries.File, agreed: frozenset[str]
) -> Group:
    entries = [
        _entry(fact, file.document, file.dont_know)
        for fact in members
        if fact.stored
        and fact.id not in ELSEWHERE
        and fact.subject is facts.Subject.PERSON
        and fact.part.value in {"profile", *agreed}
    ]
    return Group(
        GROUPS.get(name, name),
        tuple(one for one in entries if one.value is not None or one.asked),
        tuple(one for one in entries if one.value is None and not one.asked),
    )


def _entry(fact: facts.Fact, document: Mapping[str, Any], dont_know: frozenset[str]) -> Entry:
    part = "record" if fact.id in facts.RECORD_FIELDS else "facts"
    return Entry(fact, document[part].get(fact.id), fact.id in dont_know)
