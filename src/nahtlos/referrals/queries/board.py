"""The interfaces of a region in figures, for whoever counts: no person, no small number."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from nahtlos.network.models import Area, Institution, Topic
from nahtlos.referrals.engine import Interface, Late, Line, Pace, interfaces, pace
from nahtlos.referrals.engine.figures import told
from nahtlos.referrals.models import Gap

COUNTED = (
    "select sender, recipient, topic, state, reason, sent_at, answered_at, kept_at, due_on,"
    " wall_day(sent_at)"
    " from referrals_counted() where sent_at >= %s"
)


@dataclass(frozen=True)
class Gaps:
    """How often somebody said that there is nowhere, by topic and area; small numbers are left out."""

    rows: tuple[tuple[str, str, int], ...]
    total: int | None


def interfaces_of(*, since: datetime, today: date) -> list[Interface]:
    """Every interface that was used since then, the worst jam first.

    Not by topic: from the figures of all topics and of one a small one could be worked out. For role `counter` alone; whoever else asks is answered with nothing.
    """
    found = interfaces(_lines(since), today)
    keys = {_key(key) for one in found for key in (one.sender, one.recipient)}
    names = {one.pk: one for one in Institution.objects.filter(pk__in=keys)}
    return [_named(one, names) for one in found]


def _lines(since: datetime) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [since])
        return [Line(*row) for row in cursor.fetchall()]


def pace_of(*, since: datetime, today: date) -> Pace:
    """How fast the whole region answers; for role `counter` alone, like the interfaces."""
    return pace(_lines(since), today)


def _named(one: Interface, names: dict[UUID, Institution]) -> Interface:
    beside = {"sender": names[_key(one.sender)], "recipient": names[_key(one.recipient)]}
    return Interface(**(vars(one) | beside))


def _key(key: object) -> UUID:
    return UUID(str(key))


def steering_list(*, since: datetime, today: date) -> list[Interface]:
    """Where something has been late for so long that the steering group should speak about it."""
    return [one for one in interfaces_of(since=since, today=today) if one.late is Late.STEERING]


def gaps(region: UUID, since: date) -> Gaps:
    """Where there was nobody, the most frequent first."""
    rows = Gap.objects.filter(region=region, found_on__gte=since).values_list("topic", "area")
    counts = Counter((topic, area) for topic, area in rows)
    names = dict(Area.objects.filter(region=region).values_list("pk", "name"))
    labels = dict(Topic.choices)
    shown = tuple(
        (str(labels[topic]), names.get(area, ""), number) for (topic, area), number in told(counts)
    )
    total = sum(counts.values())
    return Gaps(shown, total if total == 0 or total >= 3 else None)  # noqa: PLR2004 -- engine.LEAST
