"""Asks the employment agency's public job search, if that is switched on, and brings in what it tells.

One fixed address over https, a short time, a bounded answer, following nobody. Everything is read
before anything is written, and what is written is written whole.
"""

import logging
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Protocol, Self
from urllib.parse import urlencode

from django.conf import settings
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries, wording
from nahtlos.employers.engine.agency import (
    KINDS,
    Ask,
    NoAnswer,
    Search,
    gathered,
    references,
    understood,
)
from nahtlos.employers.engine.rows import Fault, Line
from nahtlos.jobs.acting import adviser_with

ADDRESS = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v4/jobs"
SECONDS, MOST_BYTES, A_BITE = 20.0, 3_000_000, 65_536
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
CLOSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
LOG = logging.getLogger(__name__)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


class _Answer(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> object: ...
    def read1(self, most: int, /) -> bytes: ...


def ask(parameters: Mapping[str, str]) -> bytes:
    """One page of the job search; raises NoAnswer."""
    request = urllib.request.Request(  # noqa: S310 -- one fixed address over https
        f"{ADDRESS}?{urlencode(parameters)}",
        headers={"X-API-Key": settings.AGENCY_KEY, "Accept": "application/json"},
    )
    try:
        with _OPENER.open(request, timeout=SECONDS) as answer:
            return _read(answer)
    except urllib.error.HTTPError as error:
        raise NoAnswer(_by_status(error.code)) from error
    except TimeoutError as error:
        raise NoAnswer("slow") from error
    except (OSError, ValueError, HTTPException) as error:
        late = isinstance(getattr(error, "reason", None), TimeoutError)
        raise NoAnswer("slow" if late else "unreachable") from error


def _read(answer: _Answer) -> bytes:
    """All of it, unless it is too much or drips."""
    until, read = time.monotonic() + SECONDS, bytearray()
    while bite := answer.read1(A_BITE):
        read += bite
        if len(read) > MOST_BYTES:
            raise NoAnswer("too_large")
        if time.monotonic() > until:
            raise NoAnswer("slow")
    return bytes(read)


def _by_status(status: int) -> str:
    if status in BUSY:
        return "busy"
    if status in CLOSED:
        return "key"
    return "sent_elsewhere" if status // 100 == HTTPStatus.MULTIPLE_CHOICES // 100 else "status"


@dataclass(frozen=True)
class Told:
    """What the job search told: openings in order, how many are left out and why, what nobody read."""

    lines: tuple[Line, ...]
    left: int
    why: tuple[str, ...]
    unread: int


def told(searches: Iterable[Search], ask: Ask = ask) -> Told:
    """Ask for each search, and look through what comes; raises NoAnswer. Writes nothing."""
    lines: dict[str, Line] = {}
    why: list[str] = []
    left = unread = 0
    for search in searches:
        found = gathered(search, ask)
        unread += found.total - len(found.offers)
        seen = list(understood(found.offers, search.kind, queries.code_of))
        for one in seen:
            if isinstance(one, Line):
                lines.setdefault(one.fields["external_key"], one)
        faults = [one for one in seen if isinstance(one, Fault)]
        left += len({one.row for one in faults})
        why += _said(references(found.offers), faults)
    return Told(_counted(lines.values()), left, tuple(why), unread)


def _counted(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Several answers as one: each opening once, counted through."""
    return tuple(Line(number, line.fields) for number, line in enumerate(lines, 1))


def _said(names: Mapping[int, str], faults: Iterable[Fault]) -> Iterator[str]:
    """Each fault with the reference number of its opening, or its place in the answer."""
    for number, column, value, why in wording.left_out(faults):
        yield f'{names.get(number, number)}: {column}: "{value}": {why}'


def bring(told: Told, by: Actor) -> tuple[actions.Taken, Told]:
    """Take it over as this adviser: what came of it, and what was told with all that was left out."""
    with acting(by):
        taken = actions.take_openings(lines=told.lines, by=by, at=now())
    names = {line.row: str(line.fields["external_key"]) for line in told.lines}
    why = (*told.why, *_said(names, taken.left))
    return taken, Told(told.lines, told.left + len(taken.left), why, told.unread)


def usual(place: str, km: int, what: str = "") -> tuple[Search, ...]:
    """Work, apprenticeships and internships around a place."""
    return tuple(Search(place=place, km=km, what=what, kind=kind) for kind in KINDS)


@app.periodic(cron="20 5 * * *")
@app.task(name="agency.night")
def night(timestamp: int) -> None:
    """Every night, if it is switched on: let run out what is no longer told, and ask again."""
    LOG.info("%s", nightly())


def nightly(ask: Ask = ask) -> str:
    """Ask around the place of the settings as their adviser; what came of it in a sentence."""
    if not settings.AGENCY:
        return str(wording.AGENCY_OFF)
    by = adviser_with(settings.AGENCY_ADVISER) if settings.AGENCY_ADVISER else None
    if by is None or not settings.AGENCY_PLACE:
        return str(wording.AGENCY_UNSET)
    with acting(by):
        actions.expire_told(by=by, on=today())
    try:
        taken, all_told = bring(told(usual(settings.AGENCY_PLACE, settings.AGENCY_KM), ask), by)
    except NoAnswer as trouble:
        return str(wording.NO_ANSWER[trouble.code])
    except Refused as trouble:
        return str(trouble.refusal)
    counts = {"new": taken.new, "changed": taken.changed, "same": taken.same, "left": all_told.left}
    return str(wording.AGENCY_BROUGHT) % counts
