"""Tables for people to take along: CSV that Excel opens rightly, and XLSX; no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

FORMULA = "=+-@\t\r"
Rows = Iterable[Sequence[str]]


def harmless(text: str) -> str:
    """The text with a sign before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text[:1] and text[0] in FORMULA else text


def as_csv(head: Sequence[str], rows: Rows) -> bytes:
    """UTF-8 with a byte order mark and semicolons, as a German Excel expects it."""
    kept = io.StringIO(newline="")
    out = csv.writer(kept, delimiter=";")
    out.writerows([harmless(cell) for cell in row] for row in (head, *rows))
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def as_xlsx(head: Sequence[str], rows: Rows, title: str = "Tabelle") -> bytes:
    """A workbook with one sheet, every cell a text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in (head, *rows):
        cells = [WriteOnlyCell(sheet, harmless(text)) for text in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


Values = Iterable[Sequence[str | date | None]]


def write_csv(out: IO[bytes], head: Sequence[str], rows: Values) -> int:
    """The same row by row into a file, days as 2026-11-23; how many rows."""
    out.write(b"\xef\xbb\xbf")
    number = -1
    for number, row in enumerate(chain([head], rows)):  # noqa: B007 -- the last one counts
        kept = io.StringIO(newline="")
        csv.writer(kept, delimiter=";").writerow([_written(value) for value in row])
        out.write(kept.getvalue().encode())
    return number


def _written(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else harmless(value or "")


def write_xlsx(out: IO[bytes], head: Sequence[str], rows: Values, title: str = "Tabelle") -> int:
    """A workbook row by row into a file: days are days, the head stays in sight; how many rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    number = -1
    for number, row in enumerate(chain([head], rows)):  # noqa: B007 -- the last one counts
        sheet.append([_cell(sheet, value) for value in row])
    book.save(out)
    return number


def _cell(sheet: WriteOnlyWorksheet, value: str | date | None) -> Cell:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, datetime(value.year, value.month, value.day))  # noqa: DTZ001 -- a cell has no zone
        cell.number_format = "DD.MM.YYYY"
        return cell
    cell = WriteOnlyCell(sheet, harmless(value or ""))
    cell.data_type = "s"
    return cell
