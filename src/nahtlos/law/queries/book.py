"""The law in force on a day, made ready to be asked: diagrams of work and of every instrument."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from nahtlos.law.catalogue import Catalogue, Version, catalogue
from nahtlos.law.catalogue.entries import SameAs
from nahtlos.law.catalogue.instrument import Terms
from nahtlos.law.engine.classes import Domains
from nahtlos.law.engine.conditions import Condition, Is
from nahtlos.law.engine.diagram import Node
from nahtlos.law.engine.explain import node_of
from nahtlos.law.engine.frame import Frame
from nahtlos.law.engine.grants import Grant, Prepared
from nahtlos.law.engine.tables import UNKNOWN, Row, Table, guarded
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Kind

NOT_READ = Row(
    outcome=UNKNOWN,
    says={
        "de": "Für diesen Tag wurde das Recht zu diesem Status nicht gelesen.",
        "en": "For that day the law on this status has not been read.",
    },
    cite="",
)
NO_STATUS = Row(
    outcome=UNKNOWN,
    says={"de": "Der Aufenthaltsstatus fehlt.", "en": "The residence status is missing."},
    cite="§ 4a Abs. 1, 4 AufenthG",
)
NO_TITLE_BEFORE = Row(
    outcome=UNKNOWN,
    says={
        "de": "Was gilt, hängt vom bisherigen Aufenthaltstitel ab.",
        "en": "What holds depends on the previous residence title.",
    },
    cite="§ 81 Abs. 4 S. 1 AufenthG",
)
MOST_BOOKS, MOST_DAYS = 24, 4000
MOST_LIBRARIES = 12
"""The shipped catalogue, those of a few regions, and drafts that are being tried."""


class Book:
    """One state of the law: what is in force together, whatever the day."""

    def __init__(
        self,
        source: Catalogue,
        day: date,
        versions: Mapping[str, Version],
        terms: Mapping[str, Terms],
    ) -> None:
        self.source, self.versions, self.terms = source, versions, terms
        self.grants = {
            id_: Grant(one.conditions, one.claim, one.grants) for id_, one in terms.items()
        }
        self.frame = Frame(self._conditions(), day, DOMAINS)
        self._tables: dict[tuple[str, str | None], Table] = {}
        self._nodes: dict[tuple[str, str | None], Node] = {}

    def _conditions(self) -> Iterator[Condition]:
        titles = [one.id for one in self.source.statuses.values() if one.is_title]
        for id_, version in self.versions.items():
            yield Is("status", id_)
            for work in version.work.values():
                if isinstance(work, SameAs):
                    yield from (Is(work.fact, title) for title in titles)
                else:
                    yield from (row.when for row in work.rows)
        for grant in self.grants.values():
            yield from grant.every
        for one in self.terms.values():
            yield from (office.when for office in one.offices)
            yield from (amount.when for amount in one.amounts)

    @cached_property
    def prepared(self) -> Mapping[str, Prepared]:
        """Every instrument in force, by its id."""
        return {id_: Prepared(grant, self.frame) for id_, grant in self.grants.items()}

    @cached_property
    def read_on(self) -> date:
        """The day on which the oldest text in force on work was read."""
        versions = self.versions or {s.id: s.versions[0] for s in self.source.statuses.values()}
        return min(version.read_on for version in versions.values())

    def table(self, kind: str, status: str | None) -> Table:
        """What decides a kind of work under a status, or under all where it is not known."""
        key = (kind, status)
        if key not in self._tables:
            self._tables[key] = self._table(kind, status)
        return self._tables[key]

    def _table(self, kind: str, status: str | None) -> Table:
        if status is None:
            every = {id_: self.table(kind, id_) for id_ in self.source.statuses}
            return guarded("status", every, NO_STATUS)
        version = self.versions.get(status)
        if version is None:
            return Table((NOT_READ,))
        found = version.work[kind]
        if isinstance(found, SameAs):
            titles = {id_: self.table(kind, id_) for id_ in self._titles}
            return guarded(found.fact, titles, NO_TITLE_BEFORE)
        return found

    def node(self, kind: str, status: str | None) -> Node:
        """The diagram of that table."""
        key = (kind, status)
        if key not in self._nodes:
            self._nodes[key] = self._node(kind, status)
        return self._nodes[key]

    def _node(self, kind: str, status: str | None) -> Node:
        if status is None:
            return self._by("status", self.source.statuses, kind, NO_STATUS)
        version = self.versions.get(status)
        work = version.work[kind] if version else Table((NOT_READ,))
        if isinstance(work, SameAs):
            return self._by(work.fact, self._titles, kind, NO_TITLE_BEFORE)
        return node_of(work, self.frame)

    def _by(self, fact: str, statuses: Mapping[str, object], kind: str, otherwise: Row) -> Node:
        """One question for the status, each answer with its own law."""
        frame = self.frame
        place = frame.place.get(fact)
        if place is None:  # no law at all that day
            return frame.diagrams.end(otherwise.outcome)
        kids = [
            self.node(kind, str(value))
            if value in statuses
            else frame.diagrams.end(otherwise.outcome)
            for value in frame.classes[place].values
        ]
        return frame.diagrams.node(place, tuple(kids))

    @cached_property
    def _titles(self) -> Mapping[str, object]:
        return {id_: one for id_, one in self.source.statuses.items() if one.is_title}


class InForce:
    """A book on one of its days."""

    def __init__(self, day: date, book: Book) -> None:
        self.day = day
        self.frame = book.frame.on(day)
        if self.frame.diagrams is not book.frame.diagrams:
            book = Book(book.source, day, book.versions, book.terms)
            self.frame = book.frame
        self.book = book

    @property
    def versions(self) -> Mapping[str, Version]:
        return self.book.versions

    @property
    def read_on(self) -> date:
        return self.book.read_on


def _domains() -> Domains:
    every = [*FACTS.values(), *RECORD_FIELDS.values()]
    lists = {one.id: tuple(choice.value for choice in one.choices) for one in every if one.choices}
    whole = {Kind.INTEGER, Kind.LEVEL}
    most = {one.id: float(one.maximum) for one in every if one.maximum is not None}
    return Domains(lists, frozenset(one.id for one in every if one.kind in whole), most)


DOMAINS = _domains()


class Library:
    """The books of one catalogue: made when they are first asked for, each state of the law once."""

    def __init__(self, source: Catalogue) -> None:
        self.source = source
        self.on = lru_cache(maxsize=MOST_DAYS)(self._on)
        self._books: dict[tuple[int, ...], Book] = {}

    def _on(self, day: date) -> InForce:
        versions = self.source.on(day)
        terms = self.source.terms(day)
        key = tuple(id(one) for one in (*versions.values(), *terms.values()))
        if key not in self._books:
            if len(self._books) >= MOST_BOOKS:
                self._books.pop(next(iter(self._books)))
            self._books[key] = Book(self.source, day, versions, terms)
        return InForce(day, self._books[key])


@lru_cache(maxsize=MOST_LIBRARIES)
def library(source: Catalogue) -> Library:
    """The books of a catalogue."""
    return Library(source)


def in_force(day: date) -> InForce:
    """What is in force that day, by the catalogue that serves now."""
    return library(catalogue()).on(day)
