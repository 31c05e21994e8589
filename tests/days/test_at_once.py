"""Fifty sign up in the same moment for the last ten places: ten have them, the others wait in order."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connections

from nahtlos.core import news
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Place
from nahtlos.days.news import VisitorMoved
from tests.at_once import at_once
from tests.days import rows

AT_ONCE, PLACES = 50, 10


@pytest.fixture
def stage(committed: None) -> rows.Stage:
    return rows.make_stage(places=PLACES)


def test_exactly_as_many_as_there_are_places_get_one(stage: rows.Stage) -> None:
    joined: list[actions.Joined] = []
    works = [lambda: joined.append(rows.sign_up(stage, "work"))] * AT_ONCE
    assert at_once(works) == [None] * AT_ONCE
    joined.sort(key=lambda one: one.visitor.number)
    assert [one.visitor.number for one in joined] == list(range(1, AT_ONCE + 1))
    assert [one.held for one in joined[:PLACES]] == [("work",)] * PLACES
    turns = [one.waiting for one in joined[PLACES:]]
    assert turns == [(("work", n),) for n in range(1, AT_ONCE - PLACES + 1)]
    there = [want.place for want in rows.wants(stage)]
    assert there == [Place.HELD] * PLACES + [Place.WAITING] * (AT_ONCE - PLACES)
    work = next(s for s in queries.subjects_of(stage.day.pk) if s.topic == "work")
    assert (work.held, work.waiting) == (PLACES, AT_ONCE - PLACES)


def test_two_who_take_the_same_plan_take_it_once(stage: rows.Stage) -> None:
    for _ in range(3):
        rows.sign_up(stage, "work")
    draft = rows.plan_now(stage)

    def take() -> None:
        with acting(stage.runs):
            actions.take_plan(draft=draft, by=stage.runs, at=datetime.now(tz=UTC))

    ends = [type(end) for end in at_once([take, take])]
    assert sorted(ends, key=str) == [type(None), Refused]
    with acting(stage.runs):
        assert len(queries.meetings_of(stage.day.pk)) == 3


def _pulls_the_plug(_news: VisitorMoved) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")


def test_a_connection_that_dies_while_a_plan_is_taken_leaves_the_old_plan(
    stage: rows.Stage,
) -> None:
    rows.make_desk(stage, stage.jobcenter, ["work"])
    for _ in range(4):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    before = _standing(stage)
    with acting(stage.runs):
        desk = queries.meetings_of(stage.day.pk)[0].desk
        full = queries.desk_for(desk.pk)
        assert full is not None
        draft = actions.leave_desk(desk=full, since=540, by=stage.runs, at=stage.day.moment(0))
    ready = rows.work(stage, draft)
    news.listen(VisitorMoved, _pulls_the_plug)
    try:
        ends = at_once([lambda: rows.take(stage, ready)])
    finally:
        news._listeners[VisitorMoved].remove(_pulls_the_plug)
    assert [type(end) for end in ends] == [OperationalError]
    assert _standing(stage) == before
    assert rows.take(stage, ready), "the plan can still be taken afterwards"
    assert _standing(stage) != before


def _standing(stage: rows.Stage) -> list[tuple[object, ...]]:
    with acting(stage.runs):
        found = queries.meetings_of(stage.day.pk)
    return sorted((m.number, m.start, m.desk.number, str(m.pk)) for m in found)
