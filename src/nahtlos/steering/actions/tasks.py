"""Tasks: given with a name and a day, done, dropped or moved with a reason."""

from datetime import date, datetime

from django.db import transaction

from nahtlos.core.actor import Actor
from nahtlos.core.news import publish
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.steering import access
from nahtlos.steering.access.meetings import GONE
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Meeting, Member, Point, Task, TaskMove, TaskState
from nahtlos.steering.news import TaskDue


@transaction.atomic
def give_task(
    *, meeting: Meeting, who: Member, text: str, until_on: date, by: Actor, at: datetime,
    point: Point | None = None,
) -> Task:  # fmt: skip
    """Somebody takes something on, in a meeting; they are told by mail."""
    demand(access.may_write(by, meeting))
    demand(access.may_take_on(who, meeting.group_id))
    task = Task.objects.create(
        region_id=meeting.region_id, group=meeting.group, meeting=meeting, point=point,
        who=who, text=text, until_on=until_on, made_at=at, moved_at=at, moved_by_id=by.account,
    )  # fmt: skip
    publish(TaskDue(task.pk, task.region_id, "given"))
    return task


@transaction.atomic
def strike_task(*, task: Task, by: Actor) -> None:
    """Take out what was written by mistake, while the minutes are being written."""
    if task.meeting is None:
        raise Refused(Refusal(GONE))
    demand(access.may_write(by, task.meeting))
    Task.objects.filter(pk=task.pk).delete()


def _put_down(task: Task, reason: str, at: datetime) -> None:
    TaskMove.objects.create(
        region_id=task.region_id, group_id=task.group_id, task=task, state=task.state,
        until_on=task.until_on, reason=reason, at=at,
    )  # fmt: skip


@transaction.atomic
def change_task(*, task: Task, to: str, reason: str, by: Actor, at: datetime) -> Task:
    """Done, dropped with a reason, or taken up again."""
    demand(access.may_change_task(by, task, to, reason))
    fresh = held(task)
    demand(access.may_change_task(by, fresh, to, reason))
    fresh.state, fresh.moved_at, fresh.moved_by_id = TaskState(to), at, by.account
    fresh.save(update_fields=["state", "moved_at", "moved_by"])
    _put_down(fresh, reason, at)
    return fresh


@transaction.atomic
def move_task(
    *, task: Task, until_on: date, reason: str, by: Actor, at: datetime, on: date
) -> Task:
    """Give it a later day, with a reason; reminders begin anew."""
    demand(access.may_move_task(by, task, until_on=until_on, reason=reason, today=on))
    fresh = held(task)
    demand(access.may_move_task(by, fresh, until_on=until_on, reason=reason, today=on))
    fresh.until_on, fresh.reminded_on = until_on, None
    fresh.moved_at, fresh.moved_by_id = at, by.account
    fresh.save(update_fields=["until_on", "reminded_on", "moved_at", "moved_by"])
    _put_down(fresh, reason, at)
    return fresh
