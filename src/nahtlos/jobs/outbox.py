"""Carries what waits in the outbox, and looks every minute for what was forgotten or broke off."""

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.jobs import carriers
from nahtlos.jobs.composing import composed
from nahtlos.jobs.post import courier
from nahtlos.network import queries as network
from nahtlos.outbox import actions, queries
from nahtlos.outbox.news import Written

SILENT_SECONDS = 60
"""A worker that has not been heard of for so long was killed."""


def when_written(news: Written) -> None:
    """Have it carried when it is due."""
    waiting = carry.configure(schedule_at=news.due) if news.due > now() else carry.configure()
    waiting.defer(what=news.what, key=str(news.key), region=str(news.region))


@app.task(name="outbox.carry")
def carry(*, what: str, key: str, region: str) -> None:
    """One message, once: what breaks off in between is left to a human."""
    by = courier(UUID(region))
    with acting(by):
        parcel = actions.take(what=what, key=UUID(key), by=by, at=now())
    if parcel is None:
        return
    try:
        _carry(parcel, by)
    except Exception:
        with acting(by):
            actions.break_off(what=what, key=UUID(key), by=by, at=now())
        raise


def _carry(parcel: actions.Parcel, by: Actor) -> None:
    """Hand it over and put down what came of it."""
    carrier, fault = carriers.carrier_of(parcel.channel), queries.Fault.NO_CARRIER
    try:
        known_as = carrier.carry(composed(parcel)) if carrier else None
    except carriers.NotNow:
        with acting(by):
            actions.not_now(parcel=parcel, by=by, at=now())
        return
    except carriers.Refused:
        known_as, fault = None, queries.Fault.REFUSED
    with acting(by):
        if known_as is None:
            actions.fail(parcel=parcel, fault=fault, by=by, at=now())
        else:
            actions.carried(parcel=parcel, carrier_key=known_as, by=by, at=now())


@app.periodic(cron="* * * * *")
@app.task(name="outbox.sweep")
def sweep(timestamp: int) -> None:
    """Every minute: what waits too long is carried now, what broke off is shown to somebody."""
    for region in network.regions():
        sweep_region(courier(region.pk))


def sweep_region(by: Actor) -> int:
    """One region; how many were found."""
    if by.region is None:
        return 0
    at = now()
    with acting(by):
        lost = queries.lost(by.region, at)
        for what, key in lost:
            actions.break_off(what=what, key=key, by=by, at=at)
        forgotten = queries.overdue(by.region, at)
    for what, key in forgotten:
        carry.defer(what=what, key=str(key), region=str(by.region))
    return len(lost) + len(forgotten)


@app.periodic(cron="* * * * *")
@app.task(name="jobs.take_up", pass_context=True)
async def take_up(context: JobContext, timestamp: int) -> None:
    """Every minute: begin anew what a killed worker left lying. Each job may be done twice."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        await jobs.retry_job(job)
