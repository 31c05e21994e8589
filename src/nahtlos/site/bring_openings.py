"""Brings a table of openings in from the command line: looked through row by row, nothing kept in memory."""

from collections.abc import Callable, Iterator

from django.utils import translation

from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries, translate, wording
from nahtlos.employers.actions.imports import NotWhole
from nahtlos.employers.engine import rows
from nahtlos.people.engine.sheets import MEGABYTE, Limits, Unreadable
from nahtlos.site.bring_people import adviser_with
from nahtlos.site.faults import BadInput
from nahtlos.site.told import Told

LIMITS = Limits(bytes=30 * MEGABYTE, unpacked=300 * MEGABYTE, rows=50_000)
MOST_FAULTS = 100
"""So many faults are named; who has more has a fault in the table as a whole."""

Content = Callable[[int], bytes]


def openings(name: str, content: Content, address: str, *, dry_run: bool) -> Told:
    """Import every row as a draft, or none and every fault with its place."""
    with translation.override("en"):
        by = None if dry_run else adviser_with(address)
        table = content(LIMITS.bytes)
        faults, right = _looked_through(name, table)
        if faults or by is None:
            return Told({"rows": right}, tuple(faults), dry=True)
        lines = (one for one in _read(name, table) if isinstance(one, rows.Line))
        try:
            with acting(by):
                done = actions.import_openings(lines=lines, by=by, at=now())
        except NotWhole as trouble:
            return Told({"rows": 0}, tuple(_said(name, trouble.fault)), dry=True)
    counts = {"companies": done.companies, "new": done.new, "changed": done.changed}
    return Told(counts, (), dry=False)


def _looked_through(name: str, table: bytes) -> tuple[list[str], int]:
    faults: list[str] = []
    right = 0
    for one in _read(name, table):
        if isinstance(one, rows.Line):
            right += 1
        elif len(faults) < MOST_FAULTS:
            faults += _said(name, one)
    return faults, right


def _said(name: str, fault: rows.Fault) -> Iterator[str]:
    for row, column, value, says in wording.told([fault]):
        yield f'{name}:{row}: {column}: "{value}": {says}'


def _read(name: str, table: bytes) -> Iterator[rows.Line | rows.Fault]:
    try:
        yield from translate.lines(table, queries.code_of, LIMITS)
    except Unreadable as trouble:
        row = ":1" if trouble.code == "no_columns" else ""
        raise BadInput(f"{name}{row}: {wording.UNREADABLE[trouble.code]}") from trouble
