"""What an edition is counted from. For role `counter` alone; whoever else asks is answered with nothing."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from nahtlos.matching import queries as matching
from nahtlos.network.models import Institution
from nahtlos.outcomes.engine import Compared, Region, months_before
from nahtlos.outcomes.translate.compared import compared, unnamed
from nahtlos.outcomes.translate.lives import life, opening

YEAR, JSON = 12, ("[", "{")
LIVES = (
    "select sex, status, arrived, opened, closed, reason, rhythm, qualified, goal, introduced,"
    " reviews, starts, courses, procedures, pairs, referrals from outcomes_lives(%s)"
)
OPENINGS = "select kldb, seats from outcomes_openings(%s)"
COMPARED = (
    "select accompanied, record, facts, array(select b::text from unnest(births) b), qualified, wish,"
    " desk, introduced from outcomes_compared(%s)"
)
SEATS = "select topic, starts_on, seats, held from outcomes_seats(%s, %s)"


def counted(on: date) -> Region:
    """The region of whoever counts, as of a day."""
    names = {str(one.pk): one.short_name or one.name for one in Institution.objects.all()}
    return Region(
        day=on,
        lives=tuple(life(row, on, names) for row in _rows(LIVES, on)),
        openings=tuple(opening(*row) for row in _rows(OPENINGS, on)),
        seats=tuple((topic, *rest) for topic, *rest in _rows(SEATS, months_before(on, YEAR), on)),
    )


def held_against_openings(region: UUID, on: date) -> tuple[Compared, ...]:
    """Everybody accompanied or lately introduced, in groups alone. Openings are known of today alone."""
    rows = _rows(COMPARED, on)
    found = matching.standings([unnamed(row) for row in rows], region, on)
    return tuple(compared(row, how, on) for row, how in zip(rows, found, strict=True))


def _rows(statement: str, *values: date) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [
            tuple(
                json.loads(one) if isinstance(one, str) and one[:1] in JSON else one for one in row
            )
            for row in cursor.fetchall()
        ]
