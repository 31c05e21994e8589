"""What is wrong with a question, said with its place, and how answers leave the house as JSON."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja.errors import ValidationError
from pydantic import ValidationError as ValidationFault

from nahtlos.core.refusal import Refusal
from nahtlos.law.queries import Fault

SHOWN = 40
"""So many characters of what was handed in are repeated."""

LITERAL = "literal_error"


class Unanswerable(Exception):
    """A question that gets no answer: the status of HTTP, and every fault with its place."""

    def __init__(
        self, status: int, faults: Iterable[Fault], *, language: str = "en", **headers: str
    ) -> None:
        self.status, self.faults = status, tuple(faults)
        self.language, self.headers = language, headers
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
    response = told({"faults": faults}, unanswerable.status, unanswerable.language)
    for name, value in unanswerable.headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def refused(refusal: Refusal, status: int = 403, place: str = "referral") -> Unanswerable:
    """A refusal as the page says it, in the language of whoever asks."""
    language = (get_language() or "de").partition("-")[0]
    return Unanswerable(status, [Fault(place, str(refusal))], language=language)


def in_body(error: ValidationFault) -> Unanswerable:
    """What does not fit the description of a body, each fault with its place."""
    return Unanswerable(422, (_in_body(dict(one)) for one in error.errors(include_url=False)))


def _in_body(error: dict[str, Any]) -> Fault:
    place = ".".join(str(step) for step in error["loc"]) or "document"
    kind = error["type"]
    if kind == "missing":
        return Fault(place, "is missing")
    if kind == "extra_forbidden":
        return Fault(place, "unknown key")
    says = str(error["ctx"]["error"]) if kind == "value_error" else str(error["msg"])
    return Fault(place, says[:1].lower() + says[1:])


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
