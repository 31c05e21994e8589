"""Whatever happens to jobs, clocks and days, a visitor is reminded at most twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nahtlos.core import news
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Day, Visitor
from nahtlos.days.news import VisitSoon
from tests.at_once import at_once
from tests.days import rows

WORKERS = 4
# Hours before the first talk at which a job looks, in any order: a clock may be set back.
LOOKS = st.lists(st.sampled_from([100, 60, 48, 47, 20, 5, 2, 1.5, 0.5, -1]), max_size=8)
# After so many looks the day is moved by so many days.
MOVES = st.lists(st.tuples(st.integers(0, 8), st.sampled_from([-2, -1, 1, 7])), max_size=2)


@contextmanager
def heard() -> Iterator[list[VisitSoon]]:
    """Every reminder that is published."""
    found: list[VisitSoon] = []
    news.listen(VisitSoon, found.append)
    try:
        yield found
    finally:
        news._listeners[VisitSoon].remove(found.append)


@pytest.fixture
def planned(db: None) -> rows.Stage:
    stage = rows.make_stage()
    rows.sign_up(stage)
    rows.planned(stage)
    return stage


def look(stage: rows.Stage, hours: float) -> int:
    """The job, so many hours before the day opens as it stands."""
    day = queries.day_for(stage.day.pk)
    at = day.moment(540) - timedelta(hours=hours)
    return actions.remind_due(by=rows.usher(stage), at=at)


def begin_anew(stage: rows.Stage) -> None:
    with acting(rows.usher(stage)):
        Visitor.objects.filter(day=stage.day).update(reminded=0)
        Day.objects.filter(pk=stage.day.pk).update(on=stage.day.on)


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(looks=LOOKS, moves=MOVES)
def test_at_most_twice_and_each_kind_once(
    planned: rows.Stage, looks: list[float], moves: list[tuple[int, int]]
) -> None:
    begin_anew(planned)
    with heard() as found:
        for number, hours in enumerate(looks):
            for _, days in (one for one in moves if one[0] == number):
                on = queries.day_for(planned.day.pk).on + timedelta(days=days)
                with acting(planned.runs):
                    actions.change_day(
                        day=queries.day_for(planned.day.pk), by=planned.runs, at=rows.NOW, on=on
                    )
            for _ in range(2):  # each run of the job may come twice
                look(planned, hours)
    told = [one.hours for one in found]
    assert len(told) == len(set(told)) <= 2
    assert told == sorted(told, reverse=True), "no two days' notice after the two hours' one"


def test_workers_at_once_remind_once(committed: None) -> None:
    stage = rows.make_stage()
    for _ in range(3):
        rows.sign_up(stage)
    rows.planned(stage)
    with heard() as found:
        assert at_once([lambda: look(stage, 47)] * WORKERS) == [None] * WORKERS
    told: list[UUID] = [one.visitor for one in found]
    assert len(told) == len(set(told)) == 3


def test_a_day_that_is_moved_is_told_to_whoever_is_invited(planned: rows.Stage) -> None:
    rows_before = rows.visitor(planned, 1)
    assert rows_before.moved_at is None
    with acting(planned.runs):
        for place in ("Rathaus", "Bahnhof"):  # the first one changes nothing
            actions.change_day(
                day=queries.day_for(planned.day.pk), by=planned.runs, at=rows.NOW, place=place
            )
            moved = rows.visitor(planned, 1).moved_at
            assert (moved is None) == (place == "Rathaus")
