"""Whom everybody asked has declined: groups of persons as topics and traits, nobody's row."""

from collections.abc import Sequence
from datetime import date

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.network.models import Topic
from nahtlos.people import queries as people

DECLINED = {topic.value: f"declined_{topic.value}" for topic in Topic}
"""The kind of lack of each topic."""
BOTH = (
    "select record, facts, array(select b::text from unnest(births) b), asked, declined"
    " from rows from (people_counted(), referrals_declined())"
    " as both_of(record, facts, births, asked, declined)"
)
"""In one statement, so that both see the same persons in the same order."""


def uncovered(*, on: date, offered: frozenset[str]) -> tuple[int, tuple[law.Gap, ...]]:
    """How many are accompanied, and the groups for whom nothing is open, or nothing with a seat here, or
    whom everybody has declined; largest first.

    For role `counter` alone; whoever else asks counts nobody.
    """
    with connection.cursor() as cursor:
        cursor.execute(BOTH)
        rows = cursor.fetchall()
    documents = [people.as_counted(*row[:3]) for row in rows]
    lacks = lacks_of([row[3:] for row in rows])
    return len(documents), law.gaps(documents, on=on, offered=offered, lacks=lacks)


def lacks_of(rows: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[law.Lack]:
    """From the topics that each was asked for and declined everywhere, what each topic lacks."""
    return [
        law.Lack(
            kind,
            {code: _said(topic, code) for code in ("de", "en")},
            among=sum((topic in asked) << i for i, (asked, _declined) in enumerate(rows)),
            lacking=sum((topic in declined) << i for i, (_asked, declined) in enumerate(rows)),
        )
        for topic, kind in DECLINED.items()
    ]


def _said(topic: str, language: str) -> str:
    with translation.override(language):
        return _("Another institution was asked for: %(topic)s.") % {"topic": Topic(topic).label}
