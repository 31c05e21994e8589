"""One run: both databases are filled, and every page is asked for in turn in both and in the admin."""

import argparse
import os
import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import django
from django.db import connection

from benchmarks import asking, ground, pages, seed, visiting
from benchmarks.figures import Baseline, Beside, Measured, Result, Timing
from nahtlos.site import bootstrap, database, embedded

WARM_UP = 8
FIRST_VISITS = ("front page", "sign-in", "case page")


@dataclass(frozen=True)
class Site:
    """One running worker: its port, what is in its database, and who is signed in there."""

    port: int
    known: seed.Known
    sessions: asking.Session


def measure(running: embedded.Server, chosen: argparse.Namespace) -> Result:
    """Fill, serve, ask."""
    with ExitStack() as stack:
        small, big = (
            _site(running, stack, name, persons)
            for name, persons in (("small", chosen.small), ("big", chosen.big))
        )
        port = stack.enter_context(ground.worker(running, "big", ground.BASELINE, ground.free()))
        admin = Site(port, big.known, big.sessions)
        measured = list(_measured(small, big, chosen))
        theirs = [
            Baseline(
                page.name,
                Timing.of(_times([(admin, page)], chosen.requests)[0]),
                _bytes(admin, page) / 1000,
            )
            for page in pages.admin(big.known)
        ]
        wanted = [page for page in pages.ours(big.known) if page.name in FIRST_VISITS]
        opened = [page for page in wanted if not page.shows]
        visits = visiting.visits(big.port, big.sessions, opened)
        return Result(_ground(chosen), measured, theirs, _beside(measured, theirs), visits)


def _site(running: embedded.Server, stack: ExitStack, name: str, persons: int) -> Site:
    began = time.monotonic()
    bootstrap.prepare(running, name)
    database.use(running.url(embedded.PROGRAM, name))
    database.migrate(running.url(embedded.OWNER, name), verbosity=0)
    known = seed.fill(persons)
    with database.as_owner(running.url(embedded.OWNER, name)), connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
    sessions = asking.sessions(known)
    print(f"{persons} persons made in {time.monotonic() - began:.0f} s", flush=True)
    port = stack.enter_context(ground.worker(running, name, ground.OURS, ground.free()))
    return Site(port, known, sessions)


def _measured(small: Site, big: Site, chosen: argparse.Namespace) -> Iterator[Measured]:
    for few, many in zip(pages.ours(small.known), pages.ours(big.known), strict=True):
        if chosen.only not in few.name:
            continue
        times = _times([(small, few), (big, many)], chosen.requests)
        found = Measured(
            few.name, few.kind, Timing.of(times[0]), Timing.of(times[1]),
            asking.queries(many, big.sessions), _bytes(big, many) / 1000,
        )  # fmt: skip
        print(f"{found.name:28} {found.big.median:6.1f} ms {found.queries:3}", flush=True)
        yield found


def _times(asked: Sequence[tuple[Site, pages.Page]], requests: int) -> list[list[float]]:
    """Milliseconds of so many requests to each, in turn, so that a busy moment falls on all."""
    callers = [(asking.Caller(site.port, site.sessions), page) for site, page in asked]
    for caller, page in callers * WARM_UP:
        caller.ask(page)
    rounds = [[caller.ask(page)[0] for caller, page in callers] for _ in range(requests)]
    return [list(column) for column in zip(*rounds, strict=True)]


def _bytes(site: Site, page: pages.Page) -> int:
    return len(asking.Caller(site.port, site.sessions).ask(page)[1])


def _beside(measured: list[Measured], theirs: list[Baseline]) -> list[Beside]:
    times = {one.name: one.timing.median for one in theirs}
    return [
        Beside(one.name, pages.ADMIN[one.name], one.big.median, times[pages.ADMIN[one.name]])
        for one in measured
        if one.name in pages.ADMIN
    ]


def _ground(chosen: argparse.Namespace) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        version = str(cursor.fetchone()[0])
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "persons and steps": f"{chosen.small} and {chosen.big}",
        "requests per page": str(chosen.requests),
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "PostgreSQL": version,
        "cores": str(len(os.sched_getaffinity(0))),
        "load at the end": f"{os.getloadavg()[0]:.1f}",
        "note": chosen.note,
    }
