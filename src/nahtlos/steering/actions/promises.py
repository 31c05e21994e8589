"""Commitments: written down, counted by recorded links or by hand, kept or broken."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.network.actions.once import only_once
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Commitment, CommitmentState, Group, Update
from nahtlos.steering.queries.promises import counted

TWICE = _("This has been counted already.")


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Who promises how much of what until when."""

    who: str
    what: str
    number: int
    until_on: date
    words: str = ""
    company: UUID | None = None
    institution: UUID | None = None
    meeting: UUID | None = None


@transaction.atomic
def add_commitment(
    *, group: Group, promise: Promise, by: Actor, at: datetime, on: date
) -> Commitment:
    """Write down what was promised."""
    demand(access.may_promise(by, group))
    return Commitment.objects.create(
        region_id=group.region_id, group=group, who=promise.who, what=promise.what,
        words=promise.words, number=promise.number, promised_on=on, until_on=promise.until_on,
        company_id=promise.company, institution_id=promise.institution,
        meeting_id=promise.meeting, moved_at=at, moved_by_id=by.account,
    )  # fmt: skip


@transaction.atomic
def note(*, commitment: Commitment, text: str, add: int, by: Actor, at: datetime) -> Commitment:
    """One line, and what it adds to the count."""
    demand(access.may_note(by, commitment))
    fresh = held(commitment)
    demand(access.may_note(by, fresh))
    _line(fresh, text=text, add=add, digest="", by=by, at=at)
    return _settle(fresh, by, at)


@transaction.atomic
def count_row(
    *, commitment: Commitment, row: UUID, text: str, by: Actor, at: datetime
) -> Commitment:
    """Count an internship or a start that the actor sees; each once. No key of it is kept."""
    demand(access.may_note(by, commitment))
    fresh = held(commitment)
    demand(access.may_note(by, fresh))
    with only_once(TWICE):
        _line(fresh, text=text, add=1, digest=digest_for(fresh.pk, row), by=by, at=at)
    return _settle(fresh, by, at)


def digest_for(commitment: UUID, row: UUID) -> str:
    """What stands for a counted row: from it nobody finds the row."""
    return sha256(commitment.bytes + row.bytes).hexdigest()


def _line(
    commitment: Commitment, *, text: str, add: int, digest: str, by: Actor, at: datetime
) -> None:
    Update.objects.create(
        region_id=commitment.region_id, group_id=commitment.group_id, commitment=commitment,
        text=text, add=add, digest=digest, at=at, by=by.name[:160],
    )  # fmt: skip


def _settle(commitment: Commitment, by: Actor, at: datetime) -> Commitment:
    """Enough is counted: it is kept. What was kept stays kept until somebody opens it again."""
    open_ones = {CommitmentState.OPEN, CommitmentState.LATE}
    if commitment.state in open_ones and counted(commitment) >= commitment.number:
        return _move(commitment, CommitmentState.KEPT, by, at)
    return commitment


def _move(commitment: Commitment, to: str, by: Actor, at: datetime) -> Commitment:
    commitment.state, commitment.moved_at = CommitmentState(to), at
    commitment.moved_by_id = by.account
    commitment.save(update_fields=["state", "moved_at", "moved_by"])
    return commitment


@transaction.atomic
def change_commitment(
    *, commitment: Commitment, to: str, why: str, by: Actor, at: datetime
) -> Commitment:
    """Kept by hand, broken, or open again; with a sentence, which stands as a line."""
    so_far = counted(commitment)
    demand(access.may_change_commitment(by, commitment, to, why, counted=so_far))
    fresh = held(commitment)
    demand(access.may_change_commitment(by, fresh, to, why, counted=counted(fresh)))
    moved = _move(fresh, to, by, at)
    _line(moved, text=why, add=0, digest="", by=by, at=at)
    return moved
