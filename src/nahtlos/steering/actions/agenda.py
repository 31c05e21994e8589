"""The agenda: collected from members, proposed by the program, taken on or left out by whoever leads."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import demand
from nahtlos.network.actions.once import only_once
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Meeting, Member, Point, PointState

ANSWERED = _("This has been answered already.")


def _last(meeting: Meeting) -> int:
    rows = Point.objects.filter(meeting=meeting, state=PointState.ON)
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


@transaction.atomic
def propose(
    *, meeting: Meeting, title: str, why: str, member: Member | None, by: Actor, at: datetime
) -> Point:
    """A member proposes a point; whoever leads takes it on or leaves it out."""
    demand(access.may_propose(by, meeting))
    return Point.objects.create(
        region_id=meeting.region_id, group=meeting.group, meeting=meeting, title=title,
        why=why, proposed_by=member, made_at=at,
    )  # fmt: skip


@transaction.atomic
def add_point(*, meeting: Meeting, title: str, by: Actor, at: datetime) -> Point:
    """Added on the spot, by whoever writes the minutes."""
    demand(access.may_write(by, meeting))
    return Point.objects.create(
        region_id=meeting.region_id, group=meeting.group, meeting=meeting, title=title,
        state=PointState.ON, position=_last(meeting) + 1, made_at=at,
    )  # fmt: skip


@transaction.atomic
def take_up(
    *, meeting: Meeting, cue: str, title: str, why: str, on: bool, by: Actor, at: datetime
) -> Point:
    """Answer what the program proposes: on the agenda, or left out. Each cue is answered once."""
    point = Point(
        region_id=meeting.region_id, group=meeting.group, meeting=meeting, title=title,
        why=why, source=Point.Source.PROGRAM, cue=cue, made_at=at,
    )  # fmt: skip
    to = PointState.ON if on else PointState.OUT
    demand(access.may_move_point(by, point, to))
    point.state, point.position = to, _last(meeting) + 1 if on else 0
    with only_once(ANSWERED):
        point.save(force_insert=True)
    return point


@transaction.atomic
def move_point(*, point: Point, to: str, by: Actor) -> Point:
    """Take a point on the agenda, or leave it out."""
    demand(access.may_move_point(by, point, to))
    fresh = held(point)
    demand(access.may_move_point(by, fresh, to))
    fresh.state = to
    if to == PointState.ON:
        fresh.position = _last(fresh.meeting) + 1
    fresh.save(update_fields=["state", "position"])
    return fresh
