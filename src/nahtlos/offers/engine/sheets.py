"""Tables that people bring, as CSV or XLSX: read with suspicion, refused with a reason."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_TIMES = 200
"""How many times bigger than packed a part may be; tables are seldom packed beyond 1 : 30."""
MOST_PARTS = 500
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2000, 60, 2000
XLSX, OLD_XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


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


def read(content: bytes) -> Table:
    """The table in these bytes; raises Unreadable. What the file is called does not matter."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large")
    if content.startswith(OLD_XLS):
        raise Unreadable("old_excel")
    lines = _of_xlsx(content) if content.startswith(XLSX) else _of_csv(content)
    return _table(lines)


def _table(lines: list[list[str]]) -> Table:
    filled = [line for line in lines if any(line)]
    if not filled:
        raise Unreadable("empty")
    if len(filled) == 1:
        raise Unreadable("only_a_head")
    if len(filled) - 1 > MOST_ROWS:
        raise Unreadable("too_many_rows")
    width = max(map(len, filled))
    if width > MOST_COLUMNS:
        raise Unreadable("too_wide")
    head, *rows = [tuple(line) + ("",) * (width - len(line)) for line in filled]
    return Table(_each_once(head), tuple(rows))


def _each_once(head: tuple[str, ...]) -> tuple[str, ...]:
    """Heads that stand twice get a number, so that no column hides another."""
    seen: dict[str, int] = {}
    for name in head:
        seen[name] = 0
    return tuple(_numbered(name, seen) for name in head)


def _numbered(name: str, seen: dict[str, int]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 and name else f"{name} ({seen[name]})".strip()


def _of_csv(content: bytes) -> list[list[str]]:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    if "\0" in text:
        raise Unreadable("not_a_table")
    first = text.split("\n", 1)[0]
    between = max(";,\t", key=first.count)
    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        return [[_text(cell) for cell in line] for line in found]
    except csv.Error as error:
        raise Unreadable("not_a_table") from error


def _of_xlsx(content: bytes) -> list[list[str]]:
    _without_traps(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        lines = []
        for number, line in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)):
            if number > MOST_ROWS * 2:
                raise Unreadable("too_many_rows")
            lines.append([_text(cell) for cell in line])
        return [_without_blank_end(line) for line in lines]
    except (InvalidFileException, KeyError, IndexError, OSError, ParseError) as error:
        raise Unreadable("not_a_table") from error
    except (ValueError, TypeError, AttributeError, zipfile.BadZipFile, EOFError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("not_a_table") from error


def _without_traps(content: bytes) -> None:
    """Before anything is unpacked: how big would it be, and does its XML define entities?"""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            found = parts.infolist()
            if len(found) > MOST_PARTS or sum(p.file_size for p in found) > MOST_UNPACKED:
                raise Unreadable("bomb")
            if any(p.file_size > MOST_TIMES * max(p.compress_size, 1_000) for p in found):
                raise Unreadable("bomb")
            for part in found:
                if part.filename.endswith((".xml", ".rels")) and b"<!" in parts.read(part)[:2_000]:
                    raise Unreadable("not_a_table")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("not_a_table") from error


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
