"""Minutes on the spot: what was said on each point, and who came."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, Refused, demand
from nahtlos.steering import access
from nahtlos.steering.actions.holding import held
from nahtlos.steering.models import Meeting, Point, Seat


class Conflict(Refused):
    """Somebody else has written meanwhile: nothing is overwritten, and `point` is what stands now."""

    def __init__(self, point: Point) -> None:
        super().__init__(
            Refusal(
                _(
                    "Somebody else has written here meanwhile. Their text stands below;"
                    " yours is still in the box. Please put both together and save again."
                )
            )
        )
        self.point = point


@transaction.atomic
def write_notes(*, point: Point, notes: str, version: int, by: Actor, at: datetime) -> Point:
    """Write what was said. `version` is the one that the writer had before them.

    The same text once more, as when an answer was lost on the way, is no conflict and writes nothing.
    """
    demand(access.may_write(by, point.meeting))
    fresh = held(point)
    demand(access.may_write(by, fresh.meeting))
    if fresh.notes == notes:
        return fresh
    if fresh.version != version:
        raise Conflict(fresh)
    fresh.notes, fresh.version = notes, version + 1
    fresh.written_at, fresh.written_by_id = at, by.account
    fresh.save(update_fields=["notes", "version", "written_at", "written_by"])
    return fresh


@transaction.atomic
def write_who_came(*, meeting: Meeting, came: Collection[UUID], by: Actor) -> None:
    """Tick off who is here; whoever is not ticked was not."""
    demand(access.may_write(by, meeting))
    fresh = held(meeting)
    demand(access.may_write(by, fresh))
    for seat in Seat.objects.filter(meeting=fresh):
        if seat.came != (seat.member_id in came):
            seat.came = seat.member_id in came
            seat.save(update_fields=["came"])
