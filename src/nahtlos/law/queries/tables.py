"""The decision tables in force on a day, one for each kind of work, put together for a status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from nahtlos.law.catalogue import KINDS, Catalogue, Version, catalogue
from nahtlos.law.catalogue.entries import SameAs
from nahtlos.law.engine.ask import Ask, ask_next
from nahtlos.law.engine.cases import Cases, Domains, cases
from nahtlos.law.engine.explain import Finding, find
from nahtlos.law.engine.situation import Situation
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
MOST_ASKS = 500


@dataclass(frozen=True)
class Bundle:
    """The four tables to decide by, and which values of their facts make a difference."""

    tables: Mapping[str, Table]
    known: Cases


class InForce:
    """The catalogue as it stands on one day."""

    def __init__(self, day: date, source: Catalogue) -> None:
        self.day = day
        self.source = source
        self.versions: Mapping[str, Version] = source.on(day)
        self._bundles: dict[str | None, Bundle] = {}
        self._bare: dict[str | None, Mapping[str, Finding]] = {}
        self._bare_asks: dict[tuple[str | None, tuple[tuple[str, str], ...]], Ask | None] = {}

    def bundle(self, status: str | None) -> Bundle:
        """The tables of a status, or of all statuses together where it is not known."""
        if status not in self._bundles:
            tables = {kind: self._table(status, kind) for kind in KINDS}
            self._bundles[status] = Bundle(tables, cases(tables.values(), self.day, DOMAINS))
        return self._bundles[status]

    def findings(self, status: str | None, situation: Situation) -> Mapping[str, Finding]:
        """What each table says; worked out once where nothing but the status is known.

        Only that answer is kept: it is the dearest, and it is about nobody.
        """
        bundle = self.bundle(status)
        if not _is_bare(bundle, situation):
            return _findings(bundle, situation)
        if status not in self._bare:
            self._bare[status] = _findings(bundle, situation)
        return self._bare[status]

    def question(
        self, status: str | None, situation: Situation, askable: Mapping[str, str]
    ) -> Ask | None:
        """The best question among `askable` (see `ask_next`); kept where nothing is known, too."""
        bundle = self.bundle(status)
        key = (status, tuple(askable.items()))
        if key in self._bare_asks and _is_bare(bundle, situation):
            return self._bare_asks[key]
        best = ask_next(tuple(bundle.tables.values()), situation, bundle.known, askable)
        if _is_bare(bundle, situation) and len(self._bare_asks) < MOST_ASKS:
            self._bare_asks[key] = best
        return best

    @cached_property
    def read_on(self) -> date:
        """The day on which the oldest text in force was read."""
        return min(version.read_on for version in self.versions.values())

    def _table(self, status: str | None, kind: str) -> Table:
        if status is None:
            every = {id_: self._table(id_, kind) for id_ in self.source.statuses}
            return guarded("status", every, NO_STATUS)
        version = self.versions.get(status)
        if version is None:
            return Table((NOT_READ,))
        found = version.work[kind]
        return self._same_as(found, kind) if isinstance(found, SameAs) else found

    def _same_as(self, same: SameAs, kind: str) -> Table:
        titles = (entry.id for entry in self.source.statuses.values() if entry.is_title)
        return guarded(same.fact, {id_: self._table(id_, kind) for id_ in titles}, NO_TITLE_BEFORE)


def _is_bare(bundle: Bundle, situation: Situation) -> bool:
    """Whether nothing but the status is known of what makes a difference."""
    return not any(situation.knows(fact) for fact in bundle.known.values if fact != "status")


def _findings(bundle: Bundle, situation: Situation) -> Mapping[str, Finding]:
    return {kind: find(table, situation, bundle.known) for kind, table in bundle.tables.items()}


def _domains() -> Domains:
    every = [*FACTS.values(), *RECORD_FIELDS.values()]
    lists = {one.id: tuple(choice.value for choice in one.choices) for one in every if one.choices}
    whole = {Kind.INTEGER, Kind.LEVEL}
    return Domains(lists, frozenset(one.id for one in every if one.kind in whole))


DOMAINS = _domains()


@lru_cache(maxsize=512)
def in_force(day: date) -> InForce:
    """What is in force that day, by the catalogue that is shipped."""
    return InForce(day, catalogue())
