"""Checks a person document: one answer for each kind of work, and the question to ask next."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from nahtlos.law.catalogue import catalogue
from nahtlos.law.engine.cases import settle
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.explain import Finding
from nahtlos.law.engine.situation import Value
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.engine.when import first_change, turning_days
from nahtlos.law.queries.answers import Answer, Question, Work, WorkAccess
from nahtlos.law.queries.tables import in_force
from nahtlos.law.translate import (
    Contradiction,
    Derived,
    Document,
    contradictions,
    derive,
    read,
)
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Subject, lookup

OPENNESS = ("forbidden", "title_bound", "permission_ABH_plus_BA", "permission_ABH", "free")
"""From closed to open; a day that moves an answer to the right opens it."""

STALE_MONTHS = 6
WORK_ALLOWED = {
    "free": "free",
    "permission_ABH": "permission_possible",
    "permission_ABH_plus_BA": "permission_possible",
    "forbidden": "forbidden",
}
"""The fact `work_allowed` by what employment says; a title bound to a job says neither."""

OFFICE_DECIDES: Says = {
    "de": "Davon hängt ab, welche Arbeit erlaubt ist.",
    "en": "It decides which work is allowed.",
}


def check(
    document: Mapping[str, Any],
    *,
    on: date,
    for_: str = "person",
    askable: frozenset[str] | None = None,
) -> Answer:
    """What the law says about the person that day; raises BadDocument with every fault.

    `for_` tells who asks, person or employer: it picks the instruments, access to work is the same.
    `askable` is that of `ask_next`, for the question that comes with the answer.
    """
    if for_ not in {"person", "employer"}:
        raise ValueError(f"{for_!r} is not one of person employer")
    person = read(document)
    known = derive(person, on, catalogue())
    work = Work(**{one.kind: one for one in _work(person, known)})
    derived = dict(known.derived)
    if follows := WORK_ALLOWED.get(work.employment.decision):
        derived["work_allowed"] = follows
    return Answer(
        on=on,
        law_as_of=_read_on(known, on),
        derived=derived,
        work=work,
        ask_next=_ask(known, dict.fromkeys(f for one in work for f in one.missing), askable),
        contradictions=(
            *contradictions(person, known, catalogue()),
            *_work_allowed(person, derived.get("work_allowed")),
        ),
        stale=plus_months(_read_on(known, on), STALE_MONTHS) < on,
    )


def ask_next(
    document: Mapping[str, Any], *, on: date, askable: frozenset[str] | None = None
) -> Question | None:
    """The question whose answer is expected to settle most, None if no question can change more.

    `askable` are the facts and record fields that may be asked; None means all that a person can
    answer, also those that may be stated but never kept (see `questions`).
    """
    known = derive(read(document), on, catalogue())
    found = in_force(on).findings(known.status, known.situation).values()
    facts = (fact for one in found for fact in one.missing)
    return _ask(known, dict.fromkeys(facts), askable)


def questions(*, stored_only: bool = True) -> frozenset[str]:
    """The facts and record fields that may be asked of a person, for `askable`."""
    return frozenset(
        fact.id
        for fact in (*RECORD_FIELDS.values(), *FACTS.values())
        if fact.askable or (not stored_only and not fact.stored and fact.subject is Subject.PERSON)
    )


def _work(person: Document, known: Derived) -> Iterator[WorkAccess]:
    law = in_force(known.situation.day)
    for kind, found in law.findings(known.status, known.situation).items():
        opens, changes = _days(person, known, kind, found.outcome)
        tags = found.row.tags if found.row else {}
        yield WorkAccess(
            kind=kind,
            decision=found.outcome,
            because=found.because,
            missing=found.missing,
            possible=found.possible,
            opens_on=opens,
            changes_on=changes,
            entitlement=tags.get("entitlement"),
            certainty=tags.get("certainty"),
            note=_note(found, known),
        )


def _note(found: Finding, known: Derived) -> Says | None:
    if found.row is not None and found.row.note is not None:
        return found.row.note
    status = known.status
    version = in_force(known.situation.day).versions.get(status) if status else None
    return version.note if version else None


def _days(person: Document, known: Derived, kind: str, now: str) -> tuple[date | None, date | None]:
    """The first day that opens more, and the first day on which the answer is another one."""
    days = _turns(known, kind)
    later = partial(_decision, person, kind)
    opens = first_change(days, later, partial(_is_more, now))
    changes = first_change(days, later, now.__ne__)
    if changes is None:
        return (opens[0] if opens else None), None
    last = known.title_ends
    ends = last is not None and changes[0] == last + timedelta(days=1)
    return (opens[0] if opens else None), last if ends else changes[0]


def _turns(known: Derived, kind: str) -> tuple[date, ...]:
    on, status = known.situation.day, known.status
    days = {turn for turn in catalogue().turns if turn > on}
    tables = [in_force(day).bundle(status).tables[kind] for day in (on, *sorted(days))]
    days |= set(turning_days(tables, known.situation))
    if known.title_ends is not None and known.title_ends >= on:
        days.add(known.title_ends + timedelta(days=1))
    return tuple(sorted(days))


def _decision(person: Document, kind: str, day: date) -> str:
    known = derive(person, day, catalogue())
    bundle = in_force(day).bundle(known.status)
    return settle(bundle.tables[kind], known.situation, bundle.known)


def _is_more(now: str, later: str) -> bool:
    if UNKNOWN in {now, later}:
        return False
    return OPENNESS.index(later) > OPENNESS.index(now)


def _read_on(known: Derived, on: date) -> date:
    version = in_force(on).versions.get(known.status) if known.status else None
    return version.read_on if version else in_force(on).read_on


def _ask(known: Derived, facts: Iterable[str], askable: frozenset[str] | None) -> Question | None:
    allowed = questions(stored_only=False) if askable is None else askable
    asked = {fact: name for fact in facts if (name := _asked(fact, known, allowed))}
    best = in_force(known.situation.day).question(known.status, known.situation, asked)
    if best is None:
        return None
    words = lookup(best.fact).question
    return Question(best.fact, best.splits, {"de": words.de, "en": words.en}, OFFICE_DECIDES)


def _asked(fact: str, known: Derived, allowed: frozenset[str]) -> str | None:
    """What to ask for: first the record from which the fact would follow, then the fact itself."""
    entry = FACTS.get(fact)
    fields = entry.from_record if entry else ()
    missing = [field for field in fields if not known.situation.knows(field)]
    return next((name for name in (*missing, fact) if name in allowed), None)


def _work_allowed(person: Document, follows: Value | None) -> Iterator[Contradiction]:
    stated = person.facts.get("work_allowed")
    if None not in {stated, follows} and stated != follows:
        yield Contradiction(
            ("work_allowed", "status"),
            {
                "de": "Der Eintrag zur Arbeit passt nicht zu dem, was das Gesetz für den Status sagt.",
                "en": "The entry on work does not go with what the law says for the status.",
            },
        )
