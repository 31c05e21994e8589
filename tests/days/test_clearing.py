"""Once a day lies as far back as its rule says, nothing in the database knows who was there."""

from datetime import datetime, timedelta

import psycopg
import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from psycopg import sql

from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Meeting, Running
from nahtlos.outbox.engine import NOBODY_IS_DISTURBED, next_moment
from nahtlos.site import embedded
from tests.days import rows
from tests.outbox.rows import carry_everything

NAME, TELEPHONE, EMAIL = "Zohrabanu", "+491700000847", "zohrabanu@nahtlos.example"
SAID = "Beim Kurs in der Lindenstrasse anrufen"
TRACES = ("Zohrabanu", "1700000847", SAID)


def places_of(text: str, url: str) -> set[str]:
    """Every table in which a text stands anywhere, whatever the wall says."""
    found = set()
    with psycopg.connect(url) as whole:
        tables = whole.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'public' and table_type = 'BASE TABLE'"
        ).fetchall()
        for (table,) in tables:
            asked = sql.SQL("select exists (select from {0} where {0}::text ilike %s)")
            row = whole.execute(asked.format(sql.Identifier(table)), [f"%{text}%"]).fetchone()
            if row and row[0]:
                found.add(table)
    return found


@pytest.fixture
def whole(committed: None, cluster: embedded.Server) -> str:
    """The address of the database for somebody whom no wall holds."""
    return cluster.url("postgres", str(connection.settings_dict["NAME"]))


def _been_there(stage: rows.Stage) -> None:
    """Signed up, met, told what comes next."""
    joined = rows.sign_up(
        stage, name=NAME, telephone=TELEPHONE, email=EMAIL, shown=[stage.jobcenter.pk]
    )
    rows.planned(stage)
    with acting(rows.usher(stage)):
        [met] = Meeting.objects.select_related("day", "desk").filter(visitor=joined.visitor)
    by = stage.at_jobcenter
    with acting(by):
        begun = actions.move(meeting=met, to=Running.BEGUN, by=by, at=rows.NOW)
        actions.tell_outcome(
            meeting=begun, what=SAID, until=None, by_visitor=True, by=by, at=rows.NOW
        )


def _loud(at: datetime) -> datetime:
    """The next moment at which messages are sent."""
    found = next_moment(at, NOBODY_IS_DISTURBED, timezone.get_default_timezone(), now=at)
    assert found is not None
    return found


def test_nobody_is_known_any_more_once_the_time_is_over(whole: str) -> None:
    stage = rows.make_stage()
    _been_there(stage)
    assert {text for text in TRACES if places_of(text, whole)} == set(TRACES), "the look finds them"
    with time_machine.travel(_loud(timezone.now()), tick=True):
        carry_everything()
    last = stage.day.on + timedelta(days=stage.day.keep_days)
    assert actions.clear_guests(by=rows.usher(stage), on=last) == 0
    assert actions.clear_guests(by=rows.usher(stage), on=last + timedelta(days=1)) == 1
    assert {text: places_of(text, whole) for text in TRACES} == {text: set() for text in TRACES}
    with acting(stage.runs):
        assert Meeting.objects.filter(day=stage.day).count() == 1, "the day's figures stay"
