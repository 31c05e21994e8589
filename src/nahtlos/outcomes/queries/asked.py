"""How it stands with a counting that was asked for: read off the job itself, which is the one truth of it."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from nahtlos.outcomes.models import Edition

TASK = "outcomes.count_asked"
"""The job that counts at somebody's wish."""
RUNS, FAILED = ("todo", "doing"), ("failed", "aborted")
LONGEST = timedelta(minutes=30)
"""A counting that was begun longer ago was broken off: whoever carried it out is not there any more."""


class Stands(StrEnum):
    """Where the last counting that was asked for stands."""

    NOTHING = ""
    WAITING = "waiting"
    FAILED = "failed"
    BROKEN_OFF = "broken_off"


def counting_of(region: UUID, at: datetime) -> Stands:
    """Of the newest counting that somebody asked for in a region; a failure counts until a later edition."""
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, args__region=str(region))
    newest = jobs.order_by("-id").first()
    if newest is None:
        return Stands.NOTHING
    broken_off = newest.status == "doing" and _begun(newest) < at - LONGEST
    if newest.status in RUNS and not broken_off:
        return Stands.WAITING
    since = newest.args["asked_at"]
    if newest.status in RUNS + FAILED and not Edition.objects.filter(
        region=region, made_at__gte=since
    ):
        return Stands.BROKEN_OFF if broken_off else Stands.FAILED
    return Stands.NOTHING


def _begun(job: ProcrastinateJob) -> datetime:
    """When somebody began to carry it out, the last time; where that is not written, when it was asked for."""
    events = ProcrastinateEvent.objects.filter(job=job.pk, type="started").order_by("-at")
    begun = events.values_list("at", flat=True).first()
    return begun or datetime.fromisoformat(job.args["asked_at"])
