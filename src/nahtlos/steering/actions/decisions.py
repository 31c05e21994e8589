"""Decisions: made in a meeting, with the figure they want to move, and followed until carried out."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Decision, Point


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What was decided. `value` is what the figure is that day, none where it may not be said."""

    text: str
    due_on: date | None = None
    figure: str = ""
    value: Decimal | None = None


@transaction.atomic
def decide(*, point: Point, what: Settled, by: Actor, at: datetime, on: date) -> Decision:
    """Write a decision down, with the figure that it wants to move."""
    demand(access.may_write(by, point.meeting))
    demand(access.may_write(by, held(point.meeting)))
    last = Decision.objects.filter(group=point.group_id).aggregate(last=Max("number"))["last"] or 0
    return Decision.objects.create(
        region_id=point.region_id, group=point.meeting.group, meeting=point.meeting,
        point=point, number=last + 1, text=what.text, decided_on=on, due_on=what.due_on,
        figure=what.figure, figure_value=what.value if what.figure else None,
        figure_on=on if what.figure else None, moved_at=at, moved_by_id=by.account,
    )  # fmt: skip


@transaction.atomic
def strike_decision(*, decision: Decision, by: Actor) -> None:
    """Take out what was written by mistake, while the minutes are being written."""
    demand(access.may_write(by, decision.meeting))
    Decision.objects.filter(pk=decision.pk).delete()


@transaction.atomic
def change_decision(
    *, decision: Decision, to: str, outcome: str, by: Actor, at: datetime
) -> Decision:
    """Carried out, given up, or open again; with a sentence."""
    demand(access.may_change_decision(by, decision, to, outcome))
    fresh = held(decision)
    demand(access.may_change_decision(by, fresh, to, outcome))
    fresh.state, fresh.outcome = to, outcome
    fresh.moved_at, fresh.moved_by_id = at, by.account
    fresh.save(update_fields=["state", "outcome", "moved_at", "moved_by"])
    return fresh
