"""What is counted of each opening for whoever offers it: how many fit, and how many nearly do."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from nahtlos.employers import queries as employers
from nahtlos.law.queries.regional import region_source
from nahtlos.matching.engine.standing import ByKind
from nahtlos.matching.models import OpeningCount
from nahtlos.matching.queries.openings import CLOSING, read_on
from nahtlos.matching.queries.standing import Unnamed, unnamed_seekers
from nahtlos.matching.translate import unnamed_document

COUNTED = (
    "select record, facts, array(select b::text from unnest(births) b), qualified, wish"
    " from matching_counted(%s)"
)
LEVERS = frozenset({"german", "certificates", "regulated", "distance"})
"""Conditions that help from outside can change; the others are wishes of one side."""
IN_NAME_ONLY = ("id", "essential", "optional", "seats")
"""What an opening says that decides nothing about who fits."""


def crowd(region: UUID, on: date) -> list[ByKind]:
    """Everybody of the region who looks for work, as candidates without name. For role `counter` alone."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, [on])
        rows = cursor.fetchall()
    unnamed = (_unnamed(row) for row in rows)
    return [seeker.by_kind for _desk, seeker in unnamed_seekers(unnamed, region, on)]


def law_on(region: UUID, on: date) -> date:
    """Of which day the oldest text of the law is that a count rests on."""
    return read_on(CLOSING, region_source(region), on)


def _unnamed(row: Sequence[Any]) -> Unnamed:
    """A row of `matching_counted`, whose columns of JSON come as text."""
    record, facts, births, qualified, wish = row
    document = unnamed_document(
        json.loads(record), json.loads(facts), births, json.loads(qualified)
    )
    return Unnamed(0, document, json.loads(wish))


def asked_by(row: employers.Opening) -> str:
    """Twelve hexadecimal digits that name what an opening asks; others where it is changed."""
    told = {key: value for key, value in employers.document(row).items() if key not in IN_NAME_ONLY}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Lever:
    """One change that would let persons of the region meet what some openings ask.

    `asked` is the level of German, the paper or the occupation; `openings` are those for each of which
    the change is enough for at least five persons more (`engine.counting`), `persons` the most for one.
    """

    condition: str
    asked: str
    openings: int
    persons: int


def levers(region: UUID, on: date) -> tuple[Lever, ...]:
    """What a course, a paper or a recognition would open, most openings first: numbers about nobody."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows = {row.pk: row for row in employers.on_the_map(region, on)}
    for kept in OpeningCount.objects.filter(region=region, opening__in=rows):
        row = rows[kept.opening_id]
        for key, many in _most(kept.near, row.german) if kept.asked == asked_by(row) else ():
            seen[key].append(many)
    found = (Lever(*key, len(many), max(many)) for key, many in seen.items())
    return tuple(sorted(found, key=lambda one: (-one.openings, -one.persons, one.asked)))


def _most(
    near: Sequence[tuple[str, str, int]], german: str
) -> Iterable[tuple[tuple[str, str], int]]:
    """Of each change the greatest number: German adds up level by level."""
    most: dict[tuple[str, str], int] = {}
    for condition, how, many in near:
        key = condition, german if condition == "german" else how
        most[key] = max(many, most.get(key, 0)) if condition in LEVERS else 0
    return ((key, many) for key, many in most.items() if many)


def count_of(opening: UUID) -> OpeningCount | None:
    """What was counted of an opening last, for whoever offers it."""
    return OpeningCount.objects.filter(opening=opening).first()
