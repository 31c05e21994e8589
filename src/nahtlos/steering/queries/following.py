"""Decisions with the figure they want to move, and tasks until they are done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from nahtlos.core.actor import Actor
from nahtlos.steering.engine import Moved, moved
from nahtlos.steering.models import (
    Decision,
    DecisionState,
    Group,
    Meeting,
    Member,
    Pass,
    Task,
    TaskState,
)
from nahtlos.steering.queries.figures import FIGURES, Figure

OPEN_TASK = Q(state=TaskState.OPEN)


@dataclass(frozen=True)
class Followed:
    """A decision, and what became of its figure: then, now, and no word on why."""

    decision: Decision
    figure: Figure | None
    moved: Moved | None


def decision_for(decision: UUID) -> Decision | None:
    """One decision, with its meeting."""
    return Decision.objects.select_related("group", "meeting__group").filter(pk=decision).first()


def decisions_of(group: Group, *, still_open: bool = False) -> list[Decision]:
    """All decisions of a group, the newest first."""
    rows = Decision.objects.filter(group=group).select_related("meeting")
    return list(rows.filter(state=DecisionState.OPEN) if still_open else rows)


def since_last(meeting: Meeting) -> list[Decision]:
    """What a meeting looks back on: what is open, and what the one before it decided."""
    before = Meeting.objects.filter(group=meeting.group_id, starts_at__lt=meeting.starts_at)
    last = before.filter(decisions__isnull=False).first()
    rows = Decision.objects.filter(group=meeting.group_id).exclude(meeting=meeting)
    return list(
        rows.filter(Q(state=DecisionState.OPEN) | Q(meeting=last)).select_related("meeting")
    )


def followed(decisions: list[Decision], now: dict[str, Decimal | None]) -> list[Followed]:
    """Each decision beside its figure, then and now."""
    return [_followed(one, now) for one in decisions]


def _followed(one: Decision, now: dict[str, Decimal | None]) -> Followed:
    figure = FIGURES.get(one.figure)
    if figure is None:
        return Followed(one, None, None)
    way = moved(one.figure_value, now.get(one.figure), falls=figure.falls)
    return Followed(one, figure, way)


def task_for(task: UUID) -> Task | None:
    """One task, with whoever took it on and what became of it."""
    rows = Task.objects.select_related("group", "who__institution", "meeting__group")
    return rows.prefetch_related("moves").filter(pk=task).first()


def _with_whom(rows: QuerySet[Task]) -> QuerySet[Task]:
    return rows.select_related("group", "who__institution")


def open_tasks(group: Group) -> list[Task]:
    """What is still to do in a group, the most overdue first."""
    return list(_with_whom(Task.objects.filter(OPEN_TASK, group=group)))


def settled_tasks(group: Group) -> list[Task]:
    """What was done or dropped, the latest first."""
    rows = Task.objects.filter(group=group).exclude(OPEN_TASK).order_by("-moved_at")
    return list(_with_whom(rows)[:50])


def my_tasks(actor: Actor) -> QuerySet[Task]:
    """What the actor took on, in all groups."""
    mine = Pass.objects.filter(account=actor.account, ended_at=None).values("member")
    return _with_whom(Task.objects.filter(OPEN_TASK, who__in=mine))


def tasks_for(member: Member) -> list[Task]:
    """What one member took on and has not settled."""
    return list(_with_whom(Task.objects.filter(OPEN_TASK, who=member)))


def overdue(tasks: list[Task], on: date) -> int:
    """How many are over their day."""
    return sum(one.until_on < on for one in tasks)
