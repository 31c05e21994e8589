"""What the program does by night, as watcher: remind of tasks, and say that a commitment is late."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.steering.models import Commitment, CommitmentState, Task, TaskState
from nahtlos.steering.news import CommitmentLate, TaskDue


@transaction.atomic
def remind(*, task: UUID, by: Actor, on: date) -> bool:
    """Remind whoever took it on; once a day at most, whoever runs this twice."""
    rows = Task.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=task, state=TaskState.OPEN).exclude(reminded_on=on).first()
    if found is None:
        return False
    found.reminded_on = on
    found.save(update_fields=["reminded_on"])
    publish(TaskDue(found.pk, found.region_id, "overdue" if found.until_on < on else "soon"))
    return True


@transaction.atomic
def fall_late(*, commitment: UUID, by: Actor, at: datetime, on: date) -> bool:
    """Its day is over and not enough was counted."""
    rows = Commitment.objects.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=commitment, state=CommitmentState.OPEN, until_on__lt=on).first()
    if found is None:
        return False
    found.state, found.moved_at, found.moved_by_id = CommitmentState.LATE, at, None
    found.save(update_fields=["state", "moved_at", "moved_by"])
    publish(CommitmentLate(found.pk, found.region_id))
    return True
