"""Lists for people: the statuses, what a decision means, one status in full, and the schemas."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from nahtlos.law.catalogue import Status, Version, catalogue
from nahtlos.law.engine.conditions import Says
from nahtlos.law.engine.tables import Row
from nahtlos.law.queries.tables import in_force

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


@dataclass(frozen=True)
class StatusEntry:
    """A status to choose from."""

    id: str
    title: Says
    cite: str
    group: str


@dataclass(frozen=True)
class StatusPage:
    """A status with its law on a day; `rows` has the rows of each kind of work in their order."""

    entry: StatusEntry
    version: Version
    rows: Mapping[str, tuple[Row, ...]]


def statuses(on: date) -> tuple[StatusEntry, ...]:
    """Every status whose law has been read for that day."""
    versions = catalogue().on(on)
    return tuple(_entry(one) for one in catalogue().statuses.values() if one.id in versions)


def decision_label(decision: str) -> Says:
    """A decision in words; the KeyError names what is not one."""
    return LABELS[decision]


def show(id_: str, on: date) -> StatusPage | None:
    """One status in full, None where there is none or its law was not read for that day."""
    version = catalogue().on(on).get(id_)
    if version is None:
        return None
    tables = in_force(on).bundle(id_).tables
    return StatusPage(
        _entry(catalogue().statuses[id_]),
        version,
        {kind: table.rows for kind, table in tables.items()},
    )


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The JSON Schema of `person` or `verdicts`; the KeyError names what has none."""
    file = files("nahtlos.law") / "schemas" / f"{name}.json"
    if not file.is_file():
        raise KeyError(name)
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _entry(status: Status) -> StatusEntry:
    return StatusEntry(status.id, status.title, status.cite, status.group)
