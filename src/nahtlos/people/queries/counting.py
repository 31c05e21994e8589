"""What the law asks of every person of a region, for counting: no names, no keys, in one query."""

import json
from typing import Any

from django.db import connection

from nahtlos.people.translate import counted_document

COUNTED = "select record, facts, array(select b::text from unnest(births) b) from people_counted()"


def counted() -> tuple[dict[str, Any], ...]:
    """A person document, without its id, of everybody accompanied now in the counter's region.

    For role `counter` alone; whoever else asks is answered with nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        return tuple(as_counted(*row) for row in cursor.fetchall())


def as_counted(record: str | None, facts: str, births: list[str]) -> dict[str, Any]:
    """One row of `people_counted` as a document; for rooms that count something beside it."""
    return counted_document(json.loads(record) if record else None, json.loads(facts), births)
