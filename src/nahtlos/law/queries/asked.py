"""A person on a day, held against the law: what is known, and what each table makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from nahtlos.law.catalogue import KINDS, Catalogue
from nahtlos.law.engine.dates import day_after
from nahtlos.law.engine.diagram import Known, Node, ends, never_ends_in
from nahtlos.law.engine.explain import Finding, find, settle
from nahtlos.law.engine.frame import Look
from nahtlos.law.engine.grants import CLOSED
from nahtlos.law.engine.logic import Truth
from nahtlos.law.engine.situation import Situation, Value
from nahtlos.law.engine.tables import UNKNOWN
from nahtlos.law.engine.when import turning_days
from nahtlos.law.queries.book import InForce, library
from nahtlos.law.translate import Derived, Document, derive

WORK_ALLOWED: Mapping[str, frozenset[Value]] = {
    "free": frozenset({"free"}),
    "permission_ABH": frozenset({"permission_possible"}),
    "permission_ABH_plus_BA": frozenset({"permission_possible"}),
    "forbidden": frozenset({"forbidden"}),
    "title_bound": frozenset({"free", "permission_possible"}),
    UNKNOWN: frozenset({"free", "permission_possible", "forbidden"}),
}
"""What a fact about work may be by what its table says; a bound title is not forbidden."""

FOLLOWS: Mapping[str, str] = {
    "work_allowed": "employment",
    "training_allowed": "apprenticeship",
    "internship_allowed": "internship_orientation",
}
"""The facts that follow from the tables on work, each from its own."""


class Asked:
    """One person on one day. Days to come are answered by `later`, from the same document."""

    def __init__(self, person: Document, day: date, source: Catalogue) -> None:
        self.person, self.day, self.source = person, day, source
        self.known: Derived = derive(person, day, source)
        self.law: InForce = library(source).on(day)
        self.seen: dict[Look, Truth] = {}

    @property
    def status(self) -> str | None:
        return self.known.status

    def node(self, kind: str) -> Node:
        """The diagram of a kind of work."""
        return self.law.book.node(kind, self.status)

    @cached_property
    def classes(self) -> Known:
        """What is known, as classes, with what follows from the tables on work."""
        return self.law.frame.known(self.situation)

    @cached_property
    def bare_classes(self) -> Known:
        """The same before anything follows about work."""
        return self.law.frame.known(self.known.situation)

    @cached_property
    def allowed(self) -> Mapping[str, frozenset[Value]]:
        """What each of the facts that follow from the tables on work may be."""
        rest = self.law.frame.diagrams.rest
        left = {
            fact: ends(rest(self.node(kind), self.bare_classes)) for fact, kind in FOLLOWS.items()
        }
        return {
            fact: frozenset().union(*(WORK_ALLOWED[one] for one in found))
            for fact, found in left.items()
        }

    @cached_property
    def situation(self) -> Situation:
        """Everything known, with what follows about work unless it is stated."""
        found = self.known.situation
        follows = {f: may_be for f, may_be in self.allowed.items() if not found.knows(f)}
        known = {fact: next(iter(one)) for fact, one in follows.items() if len(one) == 1}
        return replace(found, facts={**found.facts, **known}, among={**found.among, **follows})

    @cached_property
    def work(self) -> Mapping[str, Finding]:
        """What the table of each kind of work says, with reasons."""
        book, frame, situation = self.law.book, self.law.frame, self.known.situation
        return {
            kind: find(book.table(kind, self.status), self.node(kind), frame, situation)
            for kind in KINDS
        }

    def decision(self, kind: str) -> str:
        """What a kind of work comes to, without reasons."""
        return settle(self.node(kind), self.bare_classes)

    def verdict(self, instrument: str) -> str:
        """What an instrument comes to; closed where it has run out, unknown where it was not read."""
        prepared = self.law.book.prepared.get(instrument)
        if prepared is None:
            return CLOSED if self.ran_out(instrument) else UNKNOWN
        return prepared.outcome(self.classes, self.seen)

    def is_open(self, instrument: str) -> bool:
        """Whether an instrument is open whatever the unknown facts are."""
        prepared = self.law.book.prepared.get(instrument)
        return prepared is not None and never_ends_in(CLOSED, prepared.node, self.classes)

    def ran_out(self, instrument: str) -> bool:
        """Whether the last version of an instrument ended before this day."""
        last = self.source.instruments[instrument].versions[-1].until
        return last is not None and last < self.day

    def rest(self, instrument: str) -> Node | None:
        """What is left to ask of an instrument, None where there is no law."""
        prepared = self.law.book.prepared.get(instrument)
        if prepared is None:
            return None
        return self.law.frame.diagrams.rest(prepared.node, self.classes)

    @cached_property
    def later(self) -> tuple["Asked", ...]:
        """The days on which time alone may change an answer, in order."""
        tests = (test for found in self.law.frame.tests.values() for test in found)
        days = set(turning_days(tests, self.known.situation))
        days |= {turn for turn in self.source.turns if turn > self.day}
        ends_on = self.known.title_ends
        if ends_on is not None and ends_on >= self.day:
            days.add(day_after(ends_on))
        days.discard(self.day)
        return tuple(Asked(self.person, day, self.source) for day in sorted(days))

    def shown(self, later: "Asked") -> date:
        """The day of a change as people say it: where the title runs out, its last day."""
        last = self.known.title_ends
        return last if last is not None and later.day == day_after(last) else later.day
