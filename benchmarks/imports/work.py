"""The parts that are measured, each to be run in a process of its own."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.imports import tables
from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.people import actions, queries
from nahtlos.people.actions.imports import making
from nahtlos.people.engine.columns import guessed
from nahtlos.people.engine.sheets import stream
from nahtlos.people.models import Import, ImportRow
from nahtlos.people.translate import HEADS


@dataclass(frozen=True)
class Part:
    """One part of the work in a process of its own."""

    seconds: float
    mebibytes: float
    made: int = 0
    flawed: int = 0
    seen: int = 0


def _whole(by: Actor, content: bytes) -> tuple[int, int, int]:
    """Brought, looked through, imported: persons made, rows with faults, how often a bar moved."""
    with acting(by):
        found = stream(content, actions.MOST_OF_A_TABLE)
        table = actions.bring_table(name="L.xlsx", content=content, found=found, by=by, at=now())
        meant = guessed(table.head, {}, HEADS)
        actions.read_table(brought=table, meant=meant, by=by, at=now())
    actions.go_on(brought=table.pk, by=by, at=now())
    with acting(by):
        table = Import.objects.get(pk=table.pk)
        actions.decide_rest(brought=table, choice="new", by=by)
        actions.start_import(brought=table, mine=False, by=by, at=now())
    seen = 1
    while actions.go_on(brought=table.pk, by=by, at=now()):
        seen += 1
    with acting(by):
        counted = queries.counted_rows(table.pk)
    return counted.made, counted.flawed, seen


def _bare(_by: Actor, content: bytes) -> tuple[int, int, int]:
    """Nothing but the cells of the table."""
    return 0, 0, sum(1 for _row in stream(content, actions.MOST_OF_A_TABLE).rows)


def _written(by: Actor, content: bytes) -> tuple[int, int, int]:
    """The same files, known to be right, written in the same parts behind the same wall."""
    table = Import(region_id=sure(by.region), institution_id=sure(by.institution))
    meant = guessed(tables.HEAD, {}, HEADS)
    rows = stream(content, actions.MOST_OF_A_TABLE).rows
    good = (cells for number, cells in rows if (number - 2) % tables.FAULTY)
    made = 0
    while part := list(islice(good, 500)):
        with acting(by):
            lines = [ImportRow(values=_plain(cells, meant)) for cells in part]
            made += len(making.make_many(table, lines, by, now()))
    return made, 0, 0


def _plain(cells: Sequence[str], meant: dict[str, str]) -> dict[str, Any]:
    found = dict(zip((meant[name] for name in tables.HEAD), cells, strict=True))
    born = datetime.strptime(found["birth_date"], "%d.%m.%Y").replace(tzinfo=UTC).date()
    known = {"birth_date": born, "status_until": date(2027, 3, 4), "sex": "f", "nationality": "UA"}
    return found | known | {"status": "ae_24", "languages": ["uk", "ru"]}


PARTS: dict[str, Callable[[Actor, bytes], tuple[int, int, int]]] = {
    "import": _whole,
    "bare reading": _bare,
    "plain writing": _written,
}


def done(part: str, by: Actor, content: bytes) -> Part:
    """One part, with its time and the most memory that this process has held."""
    began = time.perf_counter()
    made, flawed, seen = PARTS[part](by, content)
    took = time.perf_counter() - began
    return Part(took, _most(), made, flawed, seen)


def _most() -> float:
    """The most memory held since this program began; what its parent held before does not count."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
