"""The request for a permission as a paper to sign: what the office has to know about the work.

A form of our own, in German. It does not replace the agency's own declaration on the employment
relationship, whose contents it follows (§ 39 Abs. 4 AufenthG), and tells so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from nahtlos.plan.papers.setting import Value, set_paper

TITLE = "Antrag auf Erlaubnis der Beschäftigung"
DETAILS = "Angaben"
SIGNED = "Datum, Unterschrift Betrieb                              Datum, Unterschrift Person"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What stands in it, as plain words; empty where nothing is known, to be written by hand."""

    sender: tuple[str, str, str]
    office: tuple[str, str, str]
    adviser: str
    person: Sequence[tuple[str, str]]
    company: Sequence[tuple[str, str]]
    work: Sequence[tuple[str, str]]
    law: Sequence[str]


def request_pdf(request: Request, *, at: datetime) -> bytes:
    """The paper as PDF/UA-1; the same request at the same moment gives the same bytes."""
    body = [
        _text("Hiermit wird die Erlaubnis für die folgende Beschäftigung beantragt."),
        _rows(request.person), _rows(request.company), _rows(request.work),
        *(_text(one) for one in request.law),
        _text("Die Bundesagentur für Arbeit kann dazu ihre eigene „Erklärung zum"
              " Beschäftigungsverhältnis“ verlangen. Dieses Blatt ersetzt sie nicht."),
    ]  # fmt: skip
    told: dict[str, Value] = {
        "sender": list(request.sender),
        "recipient": list(request.office),
        "information": [
            ["Auskunft", request.adviser],
            ["Datum", german_day(timezone.localdate(at))],
        ],
        "subject": _both(TITLE),
        "facts": DETAILS,
        "body": body,
        "closing": _both("Mit freundlichen Grüßen"),
        "signer": SIGNED,
    }
    return set_paper("letter", told, title=TITLE, language="de", at=at)


def german_day(day: date | None) -> str:
    """A day as German papers write it; empty without one."""
    return f"{day:%d.%m.%Y}" if day else ""


def _both(text: str) -> Value:
    return {"own": text, "german": ""}


def _text(text: str) -> Value:
    return {"text": _both(text), "rows": []}


def _rows(rows: Sequence[tuple[str, str]]) -> Value:
    shown: list[Value] = [[_both(label), _both(value or "…")] for label, value in rows]
    return {"text": "", "rows": shown}
