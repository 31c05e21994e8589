"""From what is missing to the question that asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.people import facts, queries
from nahtlos.web.law.panel import ELSEWHERE


@dataclass(frozen=True)
class Missing:
    """A fact that is not known; `question` is what to ask for it, else `why_not` tells why not."""

    fact: str
    question: str
    why_not: str


def missing_in(
    file: queries.File, names: Iterable[str], agreed: frozenset[str] = frozenset()
) -> tuple[Missing, ...]:
    """Each missing fact with its question; protected ones only where the person has agreed."""
    parts = {"profile", *agreed}
    allowed = {
        name for name in law.questions() - ELSEWHERE if facts.lookup(name).part.value in parts
    }
    return tuple(
        Missing(name, _question(name, file, allowed), _why_not(facts.lookup(name), parts))
        for name in names
    )


def _question(name: str, file: queries.File, allowed: set[str]) -> str:
    """The record from which a fact would follow is asked for before the fact itself."""
    fields = [one for one in facts.lookup(name).from_record if one not in file.document["record"]]
    return next((one for one in (*fields, name) if one in allowed), "")


def _why_not(fact: facts.Fact, parts: set[str]) -> str:
    """Why a fact is not asked for here."""
    if fact.part.value not in parts:
        return _("needs the person’s consent")
    if not fact.stored:
        return _("is never kept here; please ask the office")
    others = {
        facts.Subject.EMPLOYER: _("the employer knows"),
        facts.Subject.OFFICE: _("the office decides or knows"),
        facts.Subject.REGION: _("depends on the place"),
    }
    return others.get(fact.subject, _("is asked on another page"))
