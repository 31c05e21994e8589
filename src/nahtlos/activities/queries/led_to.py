"""What came of activities, as the database counts it: numbers, none of them small, and nobody's row."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class LedTo:
    """Within three and within six months of its end. None is what may not be said: one or two."""

    introductions_3: int | None = 0
    introductions_6: int | None = 0
    starts_3: int | None = 0
    starts_6: int | None = 0


def led_to(activities: Sequence[UUID]) -> dict[UUID, LedTo]:
    """What advisers recorded until the end of last month, for each of the activities."""
    with connection.cursor() as cursor:
        cursor.execute("select * from activities_led_to(%s)", [list(activities)])
        found = {row[0]: LedTo(*row[1:]) for row in cursor.fetchall()}
    return {one: found.get(one, LedTo()) for one in activities}
