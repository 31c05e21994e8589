"""Fifty sign up in the same moment for the last ten places: ten have them, the others wait in order."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connections

from nahtlos.core import news
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Place
from nahtlos.days.news import VisitorMoved
from tests.days import rows

AT_ONCE, PLACES = 50, 10


@pytest.fixture
def stage(committed: None) -> rows.Stage:
    return rows.make_stage(places=PLACES)


def all_at_once(stage: rows.Stage) -> tuple[list[actions.Joined], list[BaseException]]:
    """Everybody on a connection of their own."""
    start, joined, failed = threading.Barrier(AT_ONCE), [], []

    def one() -> None:
        try:
            start.wait(timeout=60)
            joined.append(rows.sign_up(stage, "work"))
        except BaseException as error:  # noqa: BLE001 -- told to the test, which fails by it
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return joined, failed


def test_exactly_as_many_as_there_are_places_get_one(stage: rows.Stage) -> None:
    joined, failed = all_at_once(stage)
    assert failed == []
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
    start, ends = threading.Barrier(2), []

    def one() -> None:
        try:
            start.wait(timeout=60)
            with acting(stage.runs):
                actions.take_plan(draft=draft, by=stage.runs, at=datetime.now(tz=UTC))
            ends.append("")
        except Exception as error:  # noqa: BLE001 -- told to the test
            ends.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert sorted(ends) == ["", "Refused"]
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
    ready, ends = rows.work(stage, draft), []

    def one() -> None:
        try:
            rows.take(stage, ready)
        except Exception as error:  # noqa: BLE001 -- told to the test
            ends.append(type(error).__name__)
        finally:
            connections.close_all()

    news.listen(VisitorMoved, _pulls_the_plug)
    try:
        thread = threading.Thread(target=one)
        thread.start()
        thread.join(timeout=120)
    finally:
        news._listeners[VisitorMoved].remove(_pulls_the_plug)
    assert ends == ["OperationalError"]
    assert _standing(stage) == before
    assert rows.take(stage, ready), "the plan can still be taken afterwards"
    assert _standing(stage) != before


def _standing(stage: rows.Stage) -> list[tuple[object, ...]]:
    with acting(stage.runs):
        found = queries.meetings_of(stage.day.pk)
    return sorted((m.number, m.start, m.desk.number, str(m.pk)) for m in found)
