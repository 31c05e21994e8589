"""The display in the hall: nobody scrolls it, so every number comes round, five at a time."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Day, Desk, Running
from nahtlos.web.days.calling import TURN, part
from tests.days import rows
from tests.network.entering import enter
from tests.web.days.test_beating import again

MANY, NINE = 7, 9 * 60
CALLS = [queries.Call(number, Desk(number=number), "09:00") for number in range(60)]


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@given(st.integers(0, 60), st.integers(0, 10_000))
def test_in_as_many_turns_as_there_are_parts_every_row_stands_once(many: int, first: int) -> None:
    column = CALLS[:many]
    of = part(column, first).of
    shown = [part(column, first + turn) for turn in range(of)]
    assert sorted(call.number for one in shown for call in one.rows) == list(range(many))
    assert {one.of for one in shown} == {of}
    assert sorted(one.number for one in shown) == list(range(1, of + 1))
    assert all(len(one.rows) <= queries.IN_SIGHT for one in shown)
    assert all(one.rows for one in shown) == bool(many)


def on_board(number: int, called_at: int, state: str = Running.BEGUN) -> queries.OnBoard:
    """A talk that was to begin at nine."""
    return queries.OnBoard(
        uuid4(), number, here=True, state=state, desk=uuid4(), called_at=called_at,
        planned_at=NINE, start=NINE, end=NINE + 20, late=0,
    )  # fmt: skip


def hall(*called_at: int, at: int) -> queries.Called:
    """At desk n, visitor n was called at that minute."""
    lanes = [
        queries.Lane(Desk(number=number), (on_board(number, minute),))
        for number, minute in enumerate(called_at, 1)
    ]
    return queries.called(queries.Board(Day(), at, tuple(lanes), 0))


def test_the_last_called_stands_first_and_who_has_arrived_makes_room() -> None:
    told = hall(NINE, NINE + 1, NINE + 2, NINE + 30, NINE + 31, NINE + 32, NINE + 33, at=NINE + 35)
    assert [one.number for one in told.now] == [7, 6, 5, 4, 3]
    few = hall(NINE, NINE + 30, at=NINE + 35)
    assert [one.number for one in few.now] == [2, 1]
    told = hall(*range(NINE, NINE + 8), at=NINE + 10)
    assert [one.number for one in told.now] == [8, 7, 6, 5, 4, 3, 2, 1]


def begun(stage: rows.Stage) -> None:
    """At each desk somebody sits."""
    with acting(stage.runs):
        first = {one.desk_id: one for one in reversed(queries.meetings_of(stage.day.pk))}
        for one in first.values():
            actions.move(meeting=one, to=Running.BEGUN, by=stage.runs, at=now())


def stage_of(desks: int, time_machine: Any) -> rows.Stage:
    """So many desks at each of which somebody sits and somebody is next, at a quarter past nine."""
    made = rows.make_stage(on=today() + timedelta(days=1))
    for _ in range(desks - 2):
        rows.make_desk(made, made.jobcenter, ["work"])
    for number in range(2 * desks):
        rows.sign_up(made, "language" if number % desks == 0 else "work")
    rows.planned(made)
    time_machine.move_to(made.day.moment(NINE + 15), tick=False)
    begun(made)
    return made


def shown(page: Any, there: str) -> tuple[set[int], set[int]]:
    """The numbers in both columns."""
    context = page.get(there).context
    here, next_ = ({one.number for one in context[name].rows} for name in ("now", "soon"))
    return here, next_


@pytest.mark.django_db
def test_every_number_comes_round(time_machine: Any) -> None:
    stage = stage_of(MANY, time_machine)
    page, there = enter(stage.runs), reverse("days:call", args=[stage.day.pk])
    start: datetime = now()
    here, next_ = shown(page, there)
    assert len(here) <= queries.IN_SIGHT >= len(next_)
    assert "1/2" in page.get(there).content.decode() or "2/2" in page.get(there).content.decode()
    same = again(page, there)
    assert page.get(same).status_code == 204
    time_machine.move_to(start + timedelta(seconds=TURN), tick=False)
    assert page.get(same).status_code == 200, "the others' turn"
    then, after = shown(page, there)
    assert here | then | next_ | after == set(range(1, 2 * MANY + 1))


@pytest.mark.django_db
def test_a_short_column_stands_still(time_machine: Any) -> None:
    stage = stage_of(2, time_machine)
    page, there = enter(stage.runs), reverse("days:call", args=[stage.day.pk])
    same, start = again(page, there), now()
    time_machine.move_to(start + timedelta(seconds=TURN), tick=False)
    assert page.get(same).status_code == 204
