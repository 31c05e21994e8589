"""Tables to be published: counts with their totals, in and out as CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nahtlos.outcomes.engine import Hidden, Table
from nahtlos.outcomes.translate.faults import BadFile, shown

TOTAL, STAR = "total", "*"


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in a file; `rows` and `columns` are the places of the engine's table."""

    cells: tuple[tuple[str, ...], ...]
    between: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    table: Table


def read_table(path: Path) -> Sheet:
    """Raises BadFile for what is no table of whole numbers with a row and a column `total`."""
    cells, between = _cells(path)
    faults = list(_shape(path, cells)) or list(_values(path, cells))
    if faults:
        raise BadFile(faults)
    rows = _order([row[0] for row in cells])
    columns = _order(list(cells[0]))
    counts = tuple(tuple(int(cells[i][j]) for j in columns) for i in rows)
    faults = [
        *(
            f"{path}:{i + 1}: {says}"
            for i, says in zip(rows, map(_sum, counts), strict=True)
            if says
        ),
        *(
            f"{path}: {cells[0][j]}: {says}"
            for j, says in zip(columns, map(_sum, zip(*counts, strict=True)), strict=True)
            if says
        ),
    ]
    if faults:
        raise BadFile(faults)
    return Sheet(cells, between, rows, columns, Table(counts))


def table_lines(sheet: Sheet, hidden: Hidden) -> str:
    """The same file with a star for each cell that is not shown."""
    cells = [list(row) for row in sheet.cells]
    for i, j in hidden:
        cells[sheet.rows[i]][sheet.columns[j]] = STAR
    out = io.StringIO()
    csv.writer(out, delimiter=sheet.between, lineterminator="\n").writerows(cells)
    return out.getvalue()


def _cells(path: Path) -> tuple[tuple[tuple[str, ...], ...], str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile([f"{path}: is not text in UTF-8"]) from error
    except OSError as error:
        raise BadFile([f"{path}: {error.strerror}"]) from error
    between = max(",;\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error as error:
        raise BadFile([f"{path}: {error}"]) from error
    return tuple(tuple(cell.strip() for cell in row) for row in rows if row), between


def _order(labels: list[str]) -> tuple[int, ...]:
    """The places of the labels after the first, the total last."""
    return (*(i for i, name in enumerate(labels) if i and name != TOTAL), labels.index(TOTAL, 1))


def _shape(path: Path, cells: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    if len(cells) < len((TOTAL, STAR)) or len(cells[0]) < len((TOTAL, STAR)):
        yield f"{path}: is not a table with labels and totals"
        return
    for n, row in enumerate(cells, 1):
        if len(row) != len(cells[0]):
            yield f"{path}:{n}: has {len(row)} values instead of {len(cells[0])}"
    for what, labels in (("row", [row[0] for row in cells[1:]]), ("column", list(cells[0][1:]))):
        if TOTAL not in labels:
            yield f"{path}: no {what} has the label {TOTAL}"
        for name in sorted({name for name in labels if labels.count(name) > 1}):
            yield f"{path}: the {what} {shown(name)} is there twice"


def _values(path: Path, cells: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for n, row in enumerate(cells[1:], 2):
        for name, cell in zip(cells[0][1:], row[1:], strict=True):
            if not (cell.isascii() and cell.isdigit()) or len(cell) > _DIGITS:
                yield f"{path}:{n}: {name}: {shown(cell)} is not a whole number from 0 on"


_DIGITS = 15


def _sum(counts: tuple[int, ...]) -> str | None:
    """What is wrong with counts of which the last is to be the sum of the others."""
    found = sum(counts[:-1])
    return None if found == counts[-1] else f"adds up to {found}, and {TOTAL} says {counts[-1]}"
