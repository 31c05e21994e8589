"""Lists for people: the statuses, what a decision means, and one status in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nahtlos.law.catalogue import KINDS, Status, Version, catalogue
from nahtlos.law.engine.conditions import Says, facts_of
from nahtlos.law.engine.tables import Row
from nahtlos.law.queries.book import in_force
from nahtlos.law.translate.values import LEVELS
from nahtlos.people.facts import FACTS, RECORD_FIELDS, Fact, Kind

LABELS: Mapping[str, Says] = {
    "free": {"de": "erlaubt, ohne Erlaubnis", "en": "allowed, no permission needed"},
    "permission_ABH": {
        "de": "mit Erlaubnis der Ausländerbehörde",
        "en": "with permission of the immigration office",
    },
    "permission_ABH_plus_BA": {
        "de": "mit Erlaubnis der Ausländerbehörde und Zustimmung der Bundesagentur für Arbeit",
        "en": "with permission of the immigration office and consent of the employment agency",
    },
    "title_bound": {
        "de": "nur die Tätigkeit, für die der Titel erteilt wurde",
        "en": "only the work for which the title was issued",
    },
    "forbidden": {"de": "nicht erlaubt", "en": "not allowed"},
    "unknown": {"de": "noch unklar", "en": "not known yet"},
}
KIND_LABELS: Mapping[str, Says] = {
    "employment": {"de": "Beschäftigung", "en": "Employment"},
    "self_employment": {"de": "Selbstständigkeit", "en": "Self-employment"},
    "apprenticeship": {"de": "Ausbildung", "en": "Apprenticeship"},
    "internship_orientation": {
        "de": "Praktikum zur Orientierung, bis drei Monate",
        "en": "Internship for orientation, up to three months",
    },
}


@dataclass(frozen=True)
class StatusEntry:
    """A status to choose from."""

    id: str
    title: Says
    cite: str
    group: str

    def to_json(self) -> dict[str, object]:
        """As `nahtlos law list --json` has it."""
        return {"id": self.id, "title": dict(self.title), "cite": self.cite, "group": self.group}


@dataclass(frozen=True)
class StatusPage:
    """A status with its law on a day; `rows` has the rows of each kind of work in their order."""

    entry: StatusEntry
    version: Version
    rows: Mapping[str, tuple[Row, ...]]

    def to_json(self) -> dict[str, object]:
        """As `nahtlos law show --json` has it."""
        return self.entry.to_json() | {
            "since": self.version.since.isoformat(),
            "until": self.version.until and self.version.until.isoformat(),
            "law_as_of": self.version.read_on.isoformat(),
            "note": self.version.note and dict(self.version.note),
            "work": {kind: [_row(row) for row in rows] for kind, rows in self.rows.items()},
        }


@dataclass(frozen=True)
class FactEntry:
    """A fact of the vocabulary; `part` is record or facts, where it stands in a document."""

    id: str
    part: str
    kind: str
    values: tuple[str, ...]
    unit: str
    title: Says

    def to_json(self) -> dict[str, object]:
        """As `nahtlos law facts --json` has it."""
        return {
            "id": self.id,
            "part": self.part,
            "type": self.kind,
            "values": list(self.values),
            "unit": self.unit,
            "meaning": dict(self.title),
        }


def statuses(on: date) -> tuple[StatusEntry, ...]:
    """Every status whose law has been read for that day."""
    versions = catalogue().on(on)
    return tuple(_entry(one) for one in catalogue().statuses.values() if one.id in versions)


def decision_label(decision: str) -> Says:
    """A decision in words; the KeyError names what is not one."""
    return LABELS[decision]


def kind_label(kind: str) -> Says:
    """A kind of work in words; the KeyError names what is not one."""
    return KIND_LABELS[kind]


def show(id_: str, on: date) -> StatusPage | None:
    """One status in full, None where there is none or its law was not read for that day."""
    version = catalogue().on(on).get(id_)
    if version is None:
        return None
    book = in_force(on).book
    return StatusPage(
        _entry(catalogue().statuses[id_]),
        version,
        {kind: book.table(kind, id_).rows for kind in KINDS},
    )


def vocabulary() -> tuple[FactEntry, ...]:
    """Every field of the record, then every fact."""
    parts = (("record", RECORD_FIELDS), ("facts", FACTS))
    return tuple(_fact(fact, part) for part, known in parts for fact in known.values())


def _fact(fact: Fact, part: str) -> FactEntry:
    values = LEVELS if fact.kind is Kind.LEVEL else tuple(c.value for c in fact.choices)
    title = {"de": fact.label.de, "en": fact.label.en}
    return FactEntry(fact.id, part, fact.kind.value, values, fact.unit, title)


def _row(row: Row) -> dict[str, object]:
    return {
        "decision": row.outcome,
        "says": dict(row.says),
        "cite": row.cite,
        "note": row.note and dict(row.note),
        "facts": list(facts_of(row.when)),
        **row.tags,
    }


def _entry(status: Status) -> StatusEntry:
    return StatusEntry(status.id, status.title, status.cite, status.group)
