"""From a table of openings to lines that can be imported, or to faults with their place."""

from collections.abc import Iterator, Mapping
from itertools import chain

from nahtlos.employers.engine import rows
from nahtlos.employers.engine.columns import HEADS, NEEDED
from nahtlos.people.engine.columns import guessed
from nahtlos.people.engine.sheets import Limits, Stream, Unreadable, stream


def lines(
    table: bytes, occupation: rows.Occupation, limits: Limits
) -> Iterator[rows.Line | rows.Fault]:
    """Row after row, nothing kept; raises Unreadable, with `no_columns` where one that is needed is missing."""
    found = stream(table, limits)
    meant = guessed(found.head, {}, HEADS)
    if not set(NEEDED) <= set(meant.values()):
        raise Unreadable("no_columns")
    yield from rows.understood(_cells(found, meant), occupation)


def _cells(found: Stream, meant: Mapping[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in found.rows:
        pairs = zip(found.head, chain(cells, [""] * len(found.head)), strict=False)
        yield number, {meant[head]: cell for head, cell in pairs if meant.get(head)}
