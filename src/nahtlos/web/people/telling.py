"""The history in words: what was added, changed or taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nahtlos.people import facts, queries

THINGS: dict[str, Promise] = {
    "people_person": _("the person"),
    "people_record": _("what is on record"),
    "people_fact": _("an answer"),
    "people_contact": _("a way to reach the person"),
    "people_language": _("a language"),
    "people_householdmember": _("the household"),
    "people_qualification": _("a qualification"),
    "people_document": _("a document"),
    "recognition_procedure": _("a recognition"),
    "recognition_move": _("a step of a recognition"),
    "recognition_missingpart": _("what is missing for full recognition"),
    "recognition_cost": _("a cost of a recognition"),
    "recognition_enclosure": _("a paper on the list"),
    "recognition_competencecheck": _("what the person can do"),
    "people_note": _("a note"),
    "people_consent": _("a consent"),
    "people_merge": _("two files joined"),
    "people_arrival": _("the table that the person came with"),
    "plan_step": _("a step"),
    "referrals_referral": _("a referral"),
}
DEEDS: dict[str, Promise] = {
    "insert": _("added"),
    "update": _("changed"),
    "delete": _("taken out"),
}


@dataclass(frozen=True)
class Told:
    """One line of the history as the page says it."""

    at: datetime
    who: str
    institution: str
    thing: Promise | str
    deed: Promise | str
    details: str


def tell(lines: Iterable[queries.Line]) -> list[Told]:
    """The lines in words; columns that mean nothing to a reader stay out."""
    return [
        Told(
            line.at,
            line.who,
            line.institution,
            THINGS.get(line.table, line.table),
            DEEDS.get(line.verb, line.verb),
            _details(line),
        )
        for line in lines
    ]


def _details(line: queries.Line) -> str:
    if line.verb != "update":
        return ""
    language = get_language() or "de"
    known = (name for name in line.changed if name in facts.RECORD_FIELDS)
    return ", ".join(facts.RECORD_FIELDS[name].label.in_language(language) for name in known)
