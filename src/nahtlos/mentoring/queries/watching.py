"""What the program looks for by night, as watcher: keys and dates, no name."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Coalesce

from nahtlos.mentoring.models import Certificate, Pair, State

ANSWER_DAYS, HEARD_DAYS, WARNED_DAYS = 14, 7, 60
"""So long a suggestion waits; so long after the question the programme is told; so early it is warned."""


def silent(region: UUID, on: date) -> list[UUID]:
    """Pairs in which nothing was written down for as long as their programme waits."""
    rows = Pair.objects.filter(region=region, state=State.ACTIVE).annotate(
        heard=Coalesce("last_met_on", "started_on"), waits=F("programme__silent_days")
    )
    found = rows.values_list("pk", "heard", "waits")
    return [key for key, heard, waits in found if heard + timedelta(days=waits) <= on]


def unheard(region: UUID, on: date) -> list[UUID]:
    """Pairs that were asked and wrote nothing since, and whose programme does not know yet."""
    rows = Pair.objects.filter(region=region, state=State.SILENT, told_on=None)
    return list(
        rows.filter(asked_on__lte=on - timedelta(days=HEARD_DAYS)).values_list("pk", flat=True)
    )


def unanswered(region: UUID, at: datetime) -> list[UUID]:
    """Suggestions that waited too long."""
    rows = Pair.objects.filter(region=region, state=State.PROPOSED)
    late = rows.filter(proposed_at__lte=at - timedelta(days=ANSWER_DAYS))
    return list(late.values_list("pk", flat=True))


def ending(region: UUID, on: date) -> dict[UUID, list[UUID]]:
    """Certificates that run out soon and have no newer one beside them, by programme."""
    soon = on + timedelta(days=WARNED_DAYS)
    rows = Certificate.objects.filter(region=region, programme__closed_at=None)
    newer = rows.filter(valid_until__gt=soon).values("mentor")
    found: dict[UUID, list[UUID]] = defaultdict(list)
    due = rows.filter(valid_until__lte=soon, warned_on=None).exclude(mentor__in=newer)
    for key, programme in due.values_list("pk", "programme"):
        found[programme].append(key)
    return dict(found)
