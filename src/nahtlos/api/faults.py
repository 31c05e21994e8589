"""What is wrong with a question, said with its place, and how answers leave the house as JSON."""

import json
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError

from nahtlos.law.queries import Fault

SHOWN = 40
"""So many characters of what was handed in are repeated."""

LITERAL = "literal_error"


class Unanswerable(Exception):
    """A question that gets no answer: the status of HTTP, and every fault with its place."""

    def __init__(self, status: int, faults: Iterable[Fault]) -> None:
        self.status, self.faults = status, tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


def fault(status: int, place: str, says: str) -> Unanswerable:
    """A single fault, to be raised."""
    return Unanswerable(status, [Fault(place, says)])


def quoted(words: str) -> str:
    """What was handed in, short and in double quotes."""
    return f'"{words[:SHOWN]}…"' if len(words) > SHOWN else f'"{words}"'


def told(document: object, status: int = 200, language: str = "de, en") -> HttpResponse:
    """The document as the body of an answer; half of a character pair is shown as a question mark."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    body = text.encode("utf-8", errors="replace")
    headers = {"Content-Type": "application/json", "Content-Language": language}
    return HttpResponse(body, headers=headers, status=status)


def told_faults(unanswerable: Unanswerable) -> HttpResponse:
    """Every fault, as the schema `faults` of the description has it."""
    faults = [{"place": one.place, "says": one.says} for one in unanswerable.faults]
    return told({"faults": faults}, unanswerable.status, "en")


def in_query(request: HttpRequest, error: ValidationError) -> Unanswerable:
    """What ninja found in the address, in the words of this house."""
    return Unanswerable(422, (_in_query(request, one) for one in error.errors))


def _in_query(request: HttpRequest, error: dict[str, object]) -> Fault:
    loc, ctx = error["loc"], error.get("ctx")
    place = str(loc[-1]) if isinstance(loc, tuple) else "query"
    given = request.GET.get(place)
    if given is None:
        return Fault(place, "is missing")
    if error["type"] == LITERAL and isinstance(ctx, dict):
        allowed = str(ctx["expected"]).replace("'", "").replace(",", "").replace(" or ", " ")
        return Fault(place, f"{quoted(given)} is not one of {allowed}")
    return Fault(place, f"{quoted(given)} cannot be read here")
