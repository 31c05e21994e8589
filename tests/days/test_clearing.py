"""Once a day lies as far back as its rule says, nothing in the database knows who was there."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import psycopg
import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from psycopg import sql

from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Coming, Meeting, Running, Visitor
from nahtlos.jobs import days, people
from nahtlos.people.models import Person
from nahtlos.site import embedded
from tests.days import rows
from tests.outbox.rows import carry_everything, loud

NAME, TELEPHONE, EMAIL = "Zohrabanu", "+491700000847", "wildgans@nahtlos.example"
HELPS = "Goldammer"
BY_MAIL, HELPER = "kranich@nahtlos.example", "eisvogel@nahtlos.example"
SAID, SAID_OF_A_FILE = (
    "Beim Kurs in der Lindenstrasse anrufen",
    "Die Urkunde aus der Ahornstrasse holen",
)
TRACES = (NAME, "1700000847", EMAIL, BY_MAIL, HELPER, HELPS, SAID)
TWO_O_CLOCK = time(2, 20)
PERIOD = timedelta(days=2 * 366)
"""Longer than any class keeps that a visit is in."""


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


def passes(visitors: Iterable[Visitor], url: str) -> int:
    """Links that still open something, whatever the wall says."""
    keys = [one.pk for one in visitors]
    with psycopg.connect(url) as whole:
        asked = "select count(*) from days_pass where visitor_id = any(%s)"
        row = whole.execute(asked, [keys]).fetchone()
    return int(row[0]) if row else 0


def met(stage: rows.Stage, visitor: Visitor, said: str) -> None:
    """They talked, and were told what comes next."""
    by = stage.at_jobcenter
    with acting(rows.usher(stage)):
        meeting = Meeting.objects.select_related("day", "desk").get(visitor=visitor)
    with acting(by):
        begun = actions.move(meeting=meeting, to=Running.BEGUN, by=by, at=stage.day.moment(540))
        actions.tell_outcome(
            meeting=begun, what=said, until=None, by_visitor=True, by=by, at=rows.NOW
        )


def been_there(stage: rows.Stage) -> tuple[Visitor, Visitor]:
    """Two signed up, one by telephone and one by mail; somebody helped; all were told their times."""
    with acting(stage.runs):
        actions.ask_helper(
            day=stage.day, institution=stage.city, by=stage.runs, name=f"Toni {HELPS}", email=HELPER,
            helps="guiding", hours=[[540, 720]],
        )  # fmt: skip
    first = rows.sign_up(stage, name=NAME, telephone=TELEPHONE, email=EMAIL,
                         shown=[stage.jobcenter.pk])  # fmt: skip
    second = rows.sign_up(stage, name=NAME, email=BY_MAIL)
    rows.planned(stage)
    met(stage, first.visitor, SAID)
    with time_machine.travel(loud(timezone.now()), tick=True):
        carry_everything()
    return first.visitor, second.visitor


def nights_of(on: date) -> None:
    """The jobs of the night before this day begins at work."""
    at = datetime.combine(on, TWO_O_CLOCK, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(at, tick=True):
        days.night(timestamp=0)
        people.erase(timestamp=0)


def left(traces: Iterable[str], url: str) -> dict[str, set[str]]:
    """Which of these texts still stand somewhere, and where."""
    return {text: found for text in traces if (found := places_of(text, url))}


def test_nobody_is_known_any_more_once_the_time_is_over(whole: str) -> None:
    stage = rows.make_stage()
    visitors = been_there(stage)
    last = stage.day.on + timedelta(days=stage.day.keep_days)
    nights_of(last)
    assert set(left(TRACES, whole)) == set(TRACES), "the last day on which they are known"
    assert passes(visitors, whole) == 2
    nights_of(last + timedelta(days=1))
    assert left(TRACES, whole) == {}
    assert passes(visitors, whole) == 0
    with acting(stage.runs):
        assert Meeting.objects.filter(day=stage.day).count() == 2, "the day's figures stay"
        [helper] = queries.helpers_of(stage.day.pk)
        assert str(helper) == "Helper 1", "their work still counts"


def test_a_visit_of_the_caseload_goes_by_the_class_of_appointments(whole: str) -> None:
    """A file outlives the day: number and person come apart when appointments are forgotten."""
    stage = rows.make_stage()
    adviser, person = rows.holder(stage)
    visitor = rows.name(stage, person, adviser).visitor
    rows.planned(stage)
    met(stage, visitor, SAID_OF_A_FILE)
    nights_of(stage.day.on + timedelta(days=stage.day.keep_days + 1))
    assert passes([visitor], whole) == 1
    assert left([SAID_OF_A_FILE], whole) == {SAID_OF_A_FILE: {"days_outcome"}}
    assert "days_coming" in places_of(str(visitor.pk), whole)
    nights_of(timezone.localdate() + PERIOD)
    assert passes([visitor], whole) == 0
    assert left([SAID_OF_A_FILE], whole) == {}
    with acting(adviser):
        assert Person.objects.filter(pk=person.pk).exists(), "the file itself is kept longer"
        assert not Coming.objects.filter(person=person).exists()
