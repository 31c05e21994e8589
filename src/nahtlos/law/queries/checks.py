"""Checks a person document: work, every instrument, and the question to ask next."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from nahtlos.law.catalogue import Catalogue, catalogue
from nahtlos.law.engine.ask import ask_next as best_of
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.dates import plus_months
from nahtlos.law.engine.diagram import Node
from nahtlos.law.engine.explain import Finding
from nahtlos.law.engine.situation import Value
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.queries.answers import Answer, Question, Work, WorkAccess
from nahtlos.law.queries.asked import Asked
from nahtlos.law.queries.instruments import STALE_MONTHS, InstrumentAnswer
from nahtlos.law.translate import Contradiction, contradictions, read
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Subject, lookup

OPENNESS = ("forbidden", "title_bound", "permission_ABH_plus_BA", "permission_ABH", "free")
"""From closed to open; a day that moves an answer to the right opens it."""

EMPLOYERS = frozenset({"employer", "person_or_employer", "person_and_employer"})
"""The instruments that somebody who employs can ask for."""

NOT_BY_LAW: Says = {
    "de": "Der Eintrag zur Arbeit passt nicht zu dem, was das Gesetz für den Status sagt.",
    "en": "The entry on work does not go with what the law says for the status.",
}
SETTLES: Says = {
    "de": "Davon hängt ab, welche Arbeit und welche Förderung offen ist.",
    "en": "It decides which work and which support is open.",
}


def check(
    document: Mapping[str, Any],
    *,
    on: date,
    for_: str = "person",
    askable: frozenset[str] | None = None,
    source: Catalogue | None = None,
) -> Answer:
    """What the law says about the person that day; raises BadDocument with every fault.

    For an employer only the instruments that one can ask for are answered, for a person all.
    `askable` is that of `ask_next`, for the question that comes with the answer. `source` is the
    law to ask, the shipped one if there is none; a region's own is `queries.regional.region_source`.
    """
    if for_ not in {"person", "employer"}:
        raise ValueError(f"{for_!r} is not one of person employer")
    asked = Asked(read(document), on, source or catalogue())
    work = Work(**{one.kind: one for one in _work(asked)})
    return Answer(
        on=on,
        law_as_of=_read_on(asked),
        derived=_derived(asked),
        work=work,
        instruments=tuple(_instruments(asked, for_)),
        contradictions=doubts(asked),
        stale=plus_months(_read_on(asked), STALE_MONTHS) < on,
        question=lambda: _ask(asked, for_, askable),
    )


def doubts(asked: Asked) -> tuple[Contradiction, ...]:
    """The facts that do not go together."""
    found = contradictions(asked.person, asked.known, asked.source)
    return (*found, *_work_allowed(asked))


def ask_next(
    document: Mapping[str, Any],
    *,
    on: date,
    for_: str = "person",
    askable: frozenset[str] | None = None,
    source: Catalogue | None = None,
) -> Question | None:
    """The question whose answer is expected to settle most, None if no question can change more.

    `askable` are the facts and record fields that may be asked; None means all that a person can
    answer, also those that may be stated but never kept (see `questions`).
    """
    return _ask(Asked(read(document), on, source or catalogue()), for_, askable)


def questions(*, stored_only: bool = True) -> frozenset[str]:
    """The facts and record fields that may be asked of a person, for `askable`."""
    return frozenset(
        fact.id
        for fact in (*RECORD_FIELDS.values(), *FACTS.values())
        if fact.askable or (not stored_only and not fact.stored and fact.subject is Subject.PERSON)
    )


def _instruments(asked: Asked, for_: str) -> Iterator[InstrumentAnswer]:
    for id_, one in asked.source.instruments.items():
        if for_ == "person" or one.applies in EMPLOYERS:
            yield InstrumentAnswer(one, asked, asked.verdict(id_))


def _work(asked: Asked) -> Iterator[WorkAccess]:
    for kind, found in asked.work.items():
        tags = found.row.tags if found.row else {}
        yield WorkAccess(
            kind=kind,
            decision=found.outcome,
            because=found.because,
            missing=found.missing,
            possible=found.possible,
            days=partial(_days, asked, kind, found.outcome),
            entitlement=tags.get("entitlement"),
            certainty=tags.get("certainty"),
            note=_note(found, asked),
        )


def _note(found: Finding, asked: Asked) -> Says | None:
    if found.row is not None and found.row.note is not None:
        return found.row.note
    version = asked.law.versions.get(asked.status) if asked.status else None
    return version.note if version else None


def _days(asked: Asked, kind: str, now: str) -> tuple[date | None, date | None]:
    """The first day that opens more, and the first day on which the answer is another one."""
    opens = changes = None
    for later in asked.later:
        then = later.decision(kind)
        if changes is None and then != now:
            changes = asked.shown(later)
        if _is_more(now, then):
            opens = later.day
            break
    return opens, changes


def _is_more(now: str, later: str) -> bool:
    if UNKNOWN in {now, later}:
        return False
    return OPENNESS.index(later) > OPENNESS.index(now)


def _derived(asked: Asked) -> Mapping[str, Value]:
    """What followed from the record, and what follows about work even where it is stated."""
    found = dict(asked.known.derived)
    settled = {fact: one for fact, one in asked.allowed.items() if len(one) == 1}
    return found | {fact: next(iter(one)) for fact, one in settled.items()}


def _read_on(asked: Asked) -> date:
    version = asked.law.versions.get(asked.status) if asked.status else None
    return version.read_on if version else asked.law.read_on


def _ask(asked: Asked, for_: str, askable: frozenset[str] | None) -> Question | None:
    allowed = questions(stored_only=False) if askable is None else askable
    names = {fact: _asked(fact, asked, allowed) for fact in asked.law.frame.facts}
    askables = {fact: name for fact, name in names.items() if name is not None}
    best = best_of(_rests(asked, for_), asked.law.frame, asked.classes, askables)
    if best is None:
        return None
    words = lookup(best.fact).question
    return Question(best.fact, best.splits, {"de": words.de, "en": words.en}, SETTLES)


def _rests(asked: Asked, for_: str) -> Iterator[Node]:
    """What is left to ask, of every kind of work and every instrument."""
    diagrams = asked.law.frame.diagrams
    for kind in asked.work:
        yield diagrams.rest(asked.node(kind), asked.bare_classes)
    for id_, one in asked.source.instruments.items():
        rest = asked.rest(id_)
        if rest is not None and (for_ == "person" or one.applies in EMPLOYERS):
            yield rest


def _asked(fact: str, asked: Asked, allowed: frozenset[str]) -> str | None:
    """What to ask for: first the record from which the fact would follow, then the fact itself."""
    entry = FACTS.get(fact)
    fields = entry.from_record if entry else ()
    missing = [field for field in fields if field not in asked.person.given]
    return next((name for name in (*missing, fact) if name in allowed), None)


def _work_allowed(asked: Asked) -> Iterator[Contradiction]:
    for fact, allowed in asked.allowed.items():
        stated = asked.person.facts.get(fact)
        if stated is not None and stated not in allowed:
            yield Contradiction((fact, "status"), NOT_BY_LAW)
