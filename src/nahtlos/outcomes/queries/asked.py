"""How it stands with a counting that was asked for: read off the job itself, which is the one truth of it."""

from enum import StrEnum
from uuid import UUID

from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.outcomes.models import Edition

TASK = "outcomes.count_asked"
"""The job that counts at somebody's wish."""
RUNS, FAILED = ("todo", "doing"), ("failed", "aborted")


class Stands(StrEnum):
    """Where the last counting that was asked for stands."""

    NOTHING = ""
    WAITING = "waiting"
    FAILED = "failed"


def counting_of(region: UUID) -> Stands:
    """Of the newest counting that somebody asked for in a region; a failure counts until a later edition."""
    jobs = ProcrastinateJob.objects.filter(task_name=TASK, args__region=str(region))
    newest = jobs.order_by("-id").first()
    if newest is None:
        return Stands.NOTHING
    if newest.status in RUNS:
        return Stands.WAITING
    since = newest.args["asked_at"]
    if newest.status in FAILED and not Edition.objects.filter(region=region, made_at__gte=since):
        return Stands.FAILED
    return Stands.NOTHING
