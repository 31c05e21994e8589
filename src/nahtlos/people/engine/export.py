"""Tables for people to take along: CSV that Excel opens rightly, and XLSX; no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

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
