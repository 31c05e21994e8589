"""What is counted of each opening for whoever offers it: how many fit, and how many nearly do."""

import hashlib
import json
from collections.abc import Sequence
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


def count_of(opening: UUID) -> OpeningCount | None:
    """What was counted of an opening last, for whoever offers it."""
    return OpeningCount.objects.filter(opening=opening).first()
