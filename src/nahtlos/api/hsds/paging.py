"""A list, page by page or line by line."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from ninja import P, PathEx

from nahtlos.api.described import answers
from nahtlos.api.faults import Unanswerable, fault, quoted, told
from nahtlos.api.hsds.parameters import Paged, Window
from nahtlos.api.hsds.values import GERMAN, Plain

T = TypeVar("T")
M = TypeVar("M", bound=Model)
Id = PathEx[str, P(alias="id")]
LINES = "application/x-ndjson"
ONE_A_LINE = {"schema": {"type": "string", "description": "One object a line."}}


def in_pages(*refusals: int) -> dict[str, Any]:
    """For `openapi_extra`: how a list can be answered and refused."""
    found = answers(*refusals)
    found["responses"][200] = {"content": {LINES: ONE_A_LINE}}
    return found


def unknown(id_: str) -> Unanswerable:
    """Nothing has this key."""
    return fault(404, "id", f"{quoted(id_)} is the key of nothing that is public here")


def answered(
    rows: "QuerySet[M]", asked: Paged, write: Callable[[Sequence[M]], Iterable[Plain]]
) -> HttpResponse:
    """Rows of the database; `write` gets those of the page together."""
    window = asked.read()
    if window.in_lines:
        return _lines(write(list(rows)))
    total = rows.count()
    return _page(list(write(list(rows[window.part]))), total, window)


def listed(things: Sequence[T], asked: Paged, write: Callable[[T], Plain]) -> HttpResponse:
    """Things at hand."""
    window = asked.read()
    if window.in_lines:
        return _lines(map(write, things))
    return _page([write(one) for one in things[window.part]], len(things), window)


def in_one(rows: "QuerySet[M]", asked: Paged, write: Callable[[M], Plain]) -> HttpResponse:
    """All of it on one page, whatever page was asked for."""
    window, contents = asked.read(), [write(one) for one in rows]
    if window.in_lines:
        return _lines(contents)
    return _page(contents, len(contents), Window(1, max(1, len(contents)), in_lines=False))


def _page(contents: list[Plain], total: int, window: Window) -> HttpResponse:
    pages = -(-total // window.size)
    document = {
        "total_items": total,
        "total_pages": pages,
        "page_number": window.number,
        "size": len(contents),
        "first_page": window.number == 1,
        "last_page": window.number >= pages,
        "empty": not contents,
        "contents": contents,
    }
    return told(document, language=GERMAN)


def _lines(contents: Iterable[Plain]) -> HttpResponse:
    """One object a line, all of them, without a page around them."""
    lines = (json.dumps(one, ensure_ascii=False, allow_nan=False) + "\n" for one in contents)
    return HttpResponse(
        "".join(lines).encode(), headers={"Content-Type": LINES, "Content-Language": GERMAN}
    )
