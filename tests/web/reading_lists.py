"""Reads the list of persons as it stands on the page, and the files that are taken along."""

import csv
import io
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

from django.utils.formats import date_format
from openpyxl import load_workbook


class _Rows(HTMLParser):
    """The cells of each row of the list, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.within, self.unread = False, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        if tag == "td" or (tag == "th" and self.rows):
            self.rows[-1].append("")
            self.within, self.unread = True, 0
        if given.get("class") in {"kern-sr-only", "muted"} or given.get("aria-hidden") == "true":
            self.unread += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.within, self.unread = False, 0
        if tag == "span" and self.unread:
            self.unread -= 1

    def handle_data(self, data: str) -> None:
        if self.within and not self.unread:
            self.rows[-1][-1] += data


def on_the_page(response: Any) -> list[list[str]]:
    """Head and rows of the page; empty where nobody is in the list."""
    reader = _Rows()
    page = response.content.decode()
    reader.feed(page[page.find("<table") : page.find("</table>")] if "<table" in page else "")
    return [["" if cell.strip() == "–" else cell.strip() for cell in row] for row in reader.rows]


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else str(value or "")


def of_csv(response: Any) -> list[list[str]]:
    """The cells of a CSV file, days written as on the page."""
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return [[_shown(_day(cell)) for cell in row] for row in rows]


def _day(cell: str) -> date | str:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


def of_xlsx(response: Any) -> list[list[str]]:
    """The cells of a workbook, days written as on the page; the head stays in sight."""
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    assert not [cell for row in sheet for cell in row if cell.data_type == "f"]
    return [[_shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
