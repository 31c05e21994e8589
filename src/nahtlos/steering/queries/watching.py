"""What the program asks by night and before it writes, as watcher."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from nahtlos.steering.models import (
    Commitment,
    CommitmentState,
    Member,
    Pass,
    Task,
    TaskState,
)

SOON, AGAIN = timedelta(days=3), timedelta(days=7)


@dataclass(frozen=True)
class Reader:
    """A member to whom the program writes, and what opens the papers to them."""

    member: Member
    link_key: UUID
    signs_in: bool


def due_tasks(region: UUID, on: date) -> list[UUID]:
    """Tasks to remind of: three days before their day once, and from then on every week."""
    rows = Task.objects.filter(region=region, state=TaskState.OPEN, group__closed_at=None)
    never = Q(reminded_on=None, until_on__lte=on + SOON)
    again = Q(reminded_on__lte=on - AGAIN, until_on__lt=on)
    return list(rows.filter(never | again).values_list("pk", flat=True))


def late_commitments(region: UUID, on: date) -> list[UUID]:
    """Commitments whose day is over."""
    rows = Commitment.objects.filter(region=region, state=CommitmentState.OPEN, until_on__lt=on)
    return list(rows.values_list("pk", flat=True))


def readers_of(group: UUID) -> list[Reader]:
    """Everybody who sits there and has an address."""
    return _readers(Q(member__group=group))


def reader_for(member: UUID) -> Reader | None:
    """One member, if there is a way to them."""
    return next(iter(_readers(Q(member=member))), None)


def leading(group: UUID) -> list[Reader]:
    """Whoever leads it."""
    return _readers(Q(member__group=group, member__leads=True))


def _readers(which: Q) -> list[Reader]:
    rows = Pass.objects.filter(which, member__left_on=None, ended_at=None)
    kept = rows.exclude(member__email="").select_related("member__group", "account")
    return [Reader(one.member, one.link_key, one.account_id is not None) for one in kept]
