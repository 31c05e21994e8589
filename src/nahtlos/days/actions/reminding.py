"""Two days and two hours before the first time, each once, and never in quiet hours."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache, partial

from django.db import transaction
from django.db.models import Min
from django.db.models.functions import Lower
from django.utils import timezone

from nahtlos.core.actor import Actor, sure
from nahtlos.core.news import publish
from nahtlos.core.wall import acting
from nahtlos.days.models import AWAY, Day, Phase, State, Visitor
from nahtlos.days.news import VisitSoon
from nahtlos.outbox import queries as outbox

TIMES = ((1, 48), (2, 2))
"""How often a visitor was reminded once this many hours are left."""
LEAST = timedelta(hours=1)
"""Whoever is reminded later than that is on the way already."""
FARTHEST = timedelta(days=5)
"""So far ahead a day may be whose reminders go before a row of holidays."""
Moments = Callable[[int], list[tuple[int, int, datetime]]]


@transaction.atomic
def remind_due(*, by: Actor, at: datetime) -> int:
    """Publish for every visitor of the region whose time has come; how many. `by` is the usher."""
    sent = 0
    with acting(by):
        near = Day.objects.filter(
            region=sure(by.region), phase=Phase.PLANNED,
            on__range=(timezone.localdate(at), timezone.localdate(at) + FARTHEST),
        )  # fmt: skip
        for day in near:
            moments = cache(partial(_moments, day))
            rows = Visitor.objects.filter(day=day).exclude(state__in=[*AWAY, State.HERE])
            for visitor in rows.annotate(first=Min(Lower("meetings__during"))):
                sent += _remind(day, visitor, moments, at)
    return sent


def _remind(day: Day, visitor: Visitor, moments: Moments, at: datetime) -> int:
    first: int | None = getattr(visitor, "first", None)
    if first is None or at >= day.moment(first):
        return 0
    due = [(stage, hours) for stage, hours, since in moments(first) if since <= at]
    if not due or visitor.reminded >= due[-1][0]:
        return 0
    stage, hours = due[-1]
    # Of two workers at once, or of two runs of one job, only one finds the row as it was.
    if not Visitor.objects.filter(pk=visitor.pk, reminded__lt=stage).update(reminded=stage):
        return 0
    publish(VisitSoon(visitor.pk, day.pk, day.region_id, hours))
    return 1


def _moments(day: Day, first: int) -> list[tuple[int, int, datetime]]:
    """For each reminder of a first talk in that minute since when it is due.

    Where quiet hours would keep it until it is too late, that is the evening before.
    """
    begins = day.moment(first)
    found = []
    for stage, hours in TIMES:
        wanted = begins - timedelta(hours=hours)
        since = outbox.arrives(day.region_id, wanted, last=begins - LEAST)
        found.append((stage, hours, since or wanted))
    return found
