"""Tables of persons, and the night in which what was kept too long goes.

Tables are gone through beside the pages, one part a job, so that mail is not kept waiting.
"""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from nahtlos.core.clock import now, today
from nahtlos.jobs.acting import adviser_at, erasers, ushers
from nahtlos.people import actions
from nahtlos.people.news import ImportGoesOn

TRY_AGAIN = RetryStrategy(max_attempts=8, exponential_wait=5)


def when_import_goes_on(news: ImportGoesOn) -> None:
    """Have the next part of the table done."""
    _queue(str(news.brought), str(news.account), str(news.membership))


def _queue(brought: str, account: str, membership: str) -> None:
    waiting = go_on.configure(lock=f"import {brought}")
    waiting.defer(brought=brought, account=account, membership=membership)


@app.task(name="people.go_on", retry=TRY_AGAIN)
def go_on(*, brought: str, account: str, membership: str) -> None:
    """One part, as the adviser who asked for it; nothing once they have left."""
    by = adviser_at(UUID(account), membership)
    if by is not None and actions.go_on(brought=UUID(brought), by=by, at=now()):
        _queue(brought, account, membership)


@app.periodic(cron="20 4 * * *")
@app.task(name="people.night")
def night(timestamp: int) -> None:
    """Every night: forget tables that nobody has come back to."""
    for usher in ushers():
        actions.clear_tables(by=usher, at=now())


@app.periodic(cron="10 3 * * *")
@app.task(name="people.erase", lock="people.erase")
def erase(timestamp: int) -> None:
    """Every night: announce what will be erased, and erase what was kept as long as was decided."""
    for eraser in erasers():
        actions.night(by=eraser, at=now(), on=today())
