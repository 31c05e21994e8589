"""Two days and two hours before the first time, each once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Lower

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.wall import acting
from nahtlos.days.models import AWAY, Day, Phase, State, Visitor
from nahtlos.days.news import VisitSoon

TIMES = ((1, 48), (2, 2))
"""How often a visitor was reminded once this many hours are left."""


@transaction.atomic
def remind_due(*, by: Actor, at: datetime) -> int:
    """Publish for every visitor of the region whose time has come; how many. `by` is the usher."""
    sent = 0
    with acting(by):
        near = Day.objects.filter(
            region=sure(by.region), phase=Phase.PLANNED,
            on__range=(at.date(), at.date() + timedelta(days=3)),
        )  # fmt: skip
        for day in near:
            rows = Visitor.objects.filter(day=day).exclude(state__in=[*AWAY, State.HERE])
            for visitor in rows.annotate(first=Min(Lower("meetings__during"))):
                sent += _remind(day, visitor, at)
    return sent


def _remind(day: Day, visitor: Visitor, at: datetime) -> int:
    first: int | None = getattr(visitor, "first", None)
    left = day.moment(first) - at if first is not None else timedelta(0)
    due = [
        (stage, hours) for stage, hours in TIMES if timedelta(0) < left <= timedelta(hours=hours)
    ]
    if not due or visitor.reminded >= due[-1][0]:
        return 0
    stage, hours = due[-1]
    Visitor.objects.filter(pk=visitor.pk).update(reminded=stage)
    publish(VisitSoon(visitor.pk, day.pk, day.region_id, hours))
    return 1
