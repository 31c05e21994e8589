"""Tables that people bring, as CSV or XLSX: read with suspicion, refused with a reason."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from nahtlos.people.engine.letters import NotReadable, decoded

MEGABYTE = 1024 * 1024
MOST_TIMES = 200
"""How many times bigger than packed a part may be; tables are seldom packed beyond 1 : 30."""
MOST_PARTS = 500
LONGEST_CELL = 2000
LOOKED_AT = 200
"""So many rows are read before the width of the table counts as known."""
XLSX, OLD_XLS, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
WORDS = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a table may be. Its words are held in memory whole, so they have a limit too."""

    bytes: int = 5 * MEGABYTE
    unpacked: int = 60 * MEGABYTE
    words: int = 60 * MEGABYTE
    rows: int = 2000
    columns: int = 60


USUAL = Limits()


class Unreadable(ValueError):
    """The file is no table that can be read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Table:
    """The first filled row as head, and every filled row below it, all as text of equal length."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Stream:
    """A table row by row: each filled row with its number as a spreadsheet counts.

    `about` is how many rows there seem to be; going through `rows` may raise Unreadable. Rows may be
    shorter than the head, and longer where they begin to be so far below.
    """

    head: tuple[str, ...]
    about: int
    rows: Iterator[Line]


def read(content: bytes, limits: Limits = USUAL) -> Table:
    """The table in these bytes; raises Unreadable. What the file is called does not matter."""
    found = stream(content, limits)
    rows = [cells for _number, cells in found.rows]
    width = max(len(found.head), *map(len, rows))
    return Table(
        _each_once(_wide(list(found.head), width)), tuple(tuple(_wide(row, width)) for row in rows)
    )


def stream(content: bytes, limits: Limits = USUAL) -> Stream:
    """The table in these bytes, one row after the other; raises Unreadable."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > limits.bytes:
        raise Unreadable("too_large")
    if content.startswith(OLD_XLS):
        raise Unreadable("old_excel")
    if content.startswith(PDF):
        raise Unreadable("not_a_table")
    about, lines = (_of_xlsx if content.startswith(XLSX) else _of_csv)(content, limits)
    return _begun(about, _filled(lines, limits))


def _begun(about: int, lines: Iterator[Line]) -> Stream:
    first = list(islice(lines, LOOKED_AT + 1))
    if not first:
        raise Unreadable("empty")
    if len(first) == 1:
        raise Unreadable("only_a_head")
    width = max(len(cells) for _number, cells in first)
    head = _each_once(_wide(first[0][1], width))
    return Stream(head, max(about - first[0][0], len(first) - 1), chain(first[1:], lines))


def _filled(lines: Iterator[list[str]], limits: Limits) -> Iterator[Line]:
    """The rows in which anything stands, as far as the limits go."""
    found = 0
    for number, cells in enumerate(map(_without_blank_end, lines), 1):
        if len(cells) > limits.columns:
            raise Unreadable("too_wide")
        if cells:
            found += 1
            yield number, cells
        if found > limits.rows + 1 or number > limits.rows * 2:
            raise Unreadable("too_many_rows")


def _wide(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _each_once(head: list[str]) -> tuple[str, ...]:
    """Heads that stand twice get a number, so that no column hides another."""
    seen = dict.fromkeys(head, 0)
    return tuple(_numbered(name, seen) for name in head)


def _numbered(name: str, seen: dict[str, int]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 and name else f"{name} ({seen[name]})".strip()


def _of_csv(content: bytes, _limits: Limits) -> tuple[int, Iterator[list[str]]]:
    try:
        text = decoded(content)
    except NotReadable as error:
        raise Unreadable("encoding") from error
    if "\0" in text:
        raise Unreadable("not_a_table")
    return text.count("\n"), _csv_lines(text)


def _csv_lines(text: str) -> Iterator[list[str]]:
    first = text.lstrip().split("\n", 1)[0]
    between = max(";,\t", key=first.count)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True):
            yield [_text(cell) for cell in line]
    except csv.Error as error:
        raise Unreadable("not_a_table") from error


def _of_xlsx(content: bytes, limits: Limits) -> tuple[int, Iterator[list[str]]]:
    _without_traps(content, limits)
    lines = _xlsx_lines(content, limits)
    about = next(lines, None)
    return (about if isinstance(about, int) else 0), (
        line for line in lines if isinstance(line, list)
    )


def _xlsx_lines(content: bytes, limits: Limits) -> Iterator[int | list[str]]:
    """First how many rows the sheet claims to have, then every row."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        yield sheet.max_row or 0
        for line in sheet.iter_rows(max_col=limits.columns + 1, values_only=True):
            yield [_text(cell) for cell in line]
    except (InvalidFileException, KeyError, IndexError, OSError, ParseError) as error:
        raise Unreadable("not_a_table") from error
    except (ValueError, TypeError, AttributeError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("not_a_table") from error


def _without_traps(content: bytes, limits: Limits) -> None:
    """Before anything is unpacked: how big would it be, and does its XML define entities?"""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = parts.infolist()
            if len(found) > MOST_PARTS or sum(p.file_size for p in found) > limits.unpacked:
                raise Unreadable("bomb")
            if any(_blown_up(part, limits) for part in found):
                raise Unreadable("bomb")
            for part in found:
                if part.filename.endswith((".xml", ".rels")) and _defines(parts, part):
                    raise Unreadable("not_a_table")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("not_a_table") from error


def _blown_up(part: zipfile.ZipInfo, limits: Limits) -> bool:
    if part.filename == WORDS and part.file_size > limits.words:
        return True
    return part.file_size > MOST_TIMES * max(part.compress_size, 1_000)


def _defines(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with parts.open(part) as opened:
        return b"<!" in opened.read(2_000)


def _without_blank_end(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


def _text(cell: object) -> str:
    """A cell as a person reads it; dates as ISO, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(str(cell).split())
    # Our own export puts this sign before what a spreadsheet would take for a formula.
    return text[1:][:LONGEST_CELL] if text[:2] in {"'=", "'+", "'-", "'@"} else text[:LONGEST_CELL]
