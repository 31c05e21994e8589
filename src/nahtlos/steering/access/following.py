"""Who follows decisions, and who says what became of a task."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.steering.access.groups import CHAIR, LEADS, hands, may_lead, may_open
from nahtlos.steering.access.meetings import GONE
from nahtlos.steering.models import (
    DECISION,
    TASK,
    Decision,
    Member,
    Pass,
    Task,
    TaskState,
)

WHOSE = _("Only whoever took the task on or leads the group does this.")
REASON = _("Please say why in one sentence.")


def may_change_decision(actor: Actor, decision: Decision, to: str, outcome: str) -> Refusal | None:
    """Say that it was carried out or given up, or open it again; each with a sentence."""
    return (
        may_lead(actor, decision.group)
        or unless(CHAIR in DECISION[decision.state].get(to, frozenset()), GONE)
        or unless(outcome, REASON)
    )


def task_hands(actor: Actor, task: Task) -> frozenset[str]:
    """By which hands this actor moves the task."""
    held = hands(actor, task.group)
    own = Pass.objects.filter(member=task.who_id, ended_at=None)
    mine = own.filter(token_digest=actor.link) if actor.link else own.filter(account=actor.account)
    is_mine = bool(held) and bool(actor.link or actor.account) and mine.exists()
    return held | {"owner"} if is_mine else held


def may_change_task(actor: Actor, task: Task, to: str, reason: str) -> Refusal | None:
    """Done; dropped, with a reason; or taken up again, by whoever leads."""
    allowed = TASK[task.state].get(to)
    held = task_hands(actor, task)
    return (
        may_open(actor, task.group)
        or unless(allowed is not None, GONE)
        or unless(held & (allowed or frozenset()), WHOSE if "owner" in (allowed or ()) else LEADS)
        or unless(reason or to != TaskState.DROPPED, REASON)
    )


def may_move_task(
    actor: Actor, task: Task, *, until_on: date, reason: str, today: date
) -> Refusal | None:
    """Give it a later day, with a reason."""
    return (
        may_open(actor, task.group)
        or unless(task_hands(actor, task) & {"owner", CHAIR}, WHOSE)
        or unless(task.state == TaskState.OPEN, GONE)
        or unless(until_on >= today, _("Please write a day from today on."))
        or unless(reason, REASON)
    )


def may_take_on(member: Member, group: object) -> Refusal | None:
    """Whether a task can be given to this member."""
    return unless(
        member.group_id == group and member.left_on is None,
        _("Please choose a member of this group."),
    )
