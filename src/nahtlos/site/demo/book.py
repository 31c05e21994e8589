"""The book of changes for two years that the triggers have not seen.

While the seed runs, the triggers rest; then the owner of the tables writes the lines with the days on
which things would have happened. The wall itself stands all the time.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
from django.core.serializers.json import DjangoJSONEncoder
from psycopg import sql

from nahtlos.core.clock import uuid7
from nahtlos.core.models import Row
from nahtlos.offers.models import Booking, Result
from nahtlos.outbox.models import Message
from nahtlos.people.models import Burden, Consent, Contact, Content, Fact, Note, Scan
from nahtlos.plan.models import Agreement, Answer, Appointment, Goal, Review, Step, Word
from nahtlos.referrals.models import Question, Referral
from nahtlos.site.demo.files import Event

PARTS: dict[type[Row], str] = {Contact: "contact", Note: "notes", Step: "plan", Booking: "plan", Result: "plan", Consent: "consent", Scan: "secret", Content: "secret",
         Referral: "referral", Question: "question", Goal: "plan", Agreement: "plan", Appointment: "plan", Review: "plan",
         Answer: "plan", Word: "secret", Message: "message"}  # fmt: skip
MOVES = ("referrals_referral", "begun_written")
SECRET = {"burdens", "health", "secret"}
COLUMNS = (
    "id at region_id institution_id person_id by_account_id by_institution_id by_role why part"
    " table_name row_id verb before after"
)


@contextmanager
def resting(owner: str, tables: Iterable[str]) -> Iterator[None]:
    """Inside the block the triggers that write the book rest."""
    names = [*((table, "written_down") for table in tables), MOVES]
    _triggers(owner, names, "disable")
    yield
    _triggers(owner, names, "enable")


def take_stock(owner: str) -> None:
    """Let the database count what is in it: without that it looks up 400 persons for a second."""
    with psycopg.connect(owner, autocommit=True) as db:
        db.execute("analyze")


def _triggers(owner: str, triggers: list[tuple[str, str]], verb: str) -> None:
    with psycopg.connect(owner) as db:
        for table, trigger in triggers:
            db.execute(
                sql.SQL(f"alter table {{}} {verb} trigger {{}}").format(
                    sql.Identifier(table), sql.Identifier(trigger)
                )
            )


def write(owner: str, events: Iterable[Event]) -> int:
    """Write the lines in the order in which things happened; says how many."""
    ordered = sorted(events, key=lambda event: event.at)
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS.split()))
    holes = sql.SQL(", ").join([sql.Placeholder()] * len(COLUMNS.split()))
    insert = sql.SQL("insert into core_change ({}) values ({})").format(columns, holes)
    with psycopg.connect(owner) as db, db.cursor() as cursor:
        cursor.executemany(insert, [_line(event) for event in ordered])
    return len(ordered)


def _line(event: Event) -> tuple[Any, ...]:
    row, by = event.row, event.by
    part = PARTS.get(type(row), "profile")
    if isinstance(row, Burden | Fact):
        part = row.part
    verb = "update" if event.before else "insert"
    fields = row._meta.concrete_fields
    after = event.after or {field.attname: field.value_from_object(row) for field in fields}
    person = getattr(row, "person_id", row.pk)
    return (
        uuid7_at(event.at), event.at, by.region_id, by.institution_id, person, by.account_id,
        by.institution_id, by.role, "", part, row._meta.db_table, row.pk, verb,
        _json(event.before, part), _json(after, part),
    )  # fmt: skip


def uuid7_at(moment: datetime) -> UUID:
    """A key that would have been born then."""
    fresh = uuid7().bytes
    return UUID(bytes=int(moment.timestamp() * 1000).to_bytes(6, "big") + fresh[6:])


def _json(values: dict[str, Any] | None, part: str) -> str | None:
    if values is None:
        return None
    if part in SECRET:
        values = dict.fromkeys(values)
    return json.dumps({k: v for k, v in values.items() if k != "content"}, cls=DjangoJSONEncoder)
