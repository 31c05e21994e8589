"""What the program does beside the pages, done when a journey has come so far."""

from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.jobs import days as jobs
from tests.network.entering import enter

TASKS: dict[str, Any] = {
    one.name: one for one in (jobs.tell_desk, jobs.tell_helper, jobs.plan_day, jobs.fit_in)
}


def work_off() -> None:
    """Everything of consultation days that was put off so far; what is done already stays done."""
    for job in ProcrastinateJob.objects.filter(task_name__in=TASKS).order_by("id"):
        TASKS[job.task_name](**job.args)


def warm(actor: Actor, *paths: str) -> None:
    """What the first page of a process waits for is not what a journey is about."""
    for path in paths:
        enter(actor).get(path)
