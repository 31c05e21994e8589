"""Screens of the day are drawn anew when something has changed, and only then."""

import itertools
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from nahtlos.core.wall import acting
from nahtlos.days import actions
from tests.days import rows
from tests.network.entering import enter, queries_of
from tests.web.days.test_running import meeting, press, stage

pytestmark = pytest.mark.django_db
__all__ = ["stage"]
AGAIN = re.compile(r'hx-get="([^"]+\?seen=[^"]+)"')
SCREENS = ("board", "call", "at-desk")


def again(page: Client, there: str) -> str:
    """The address at which this screen looks again."""
    found = AGAIN.search(page.get(there).content.decode())
    assert found, there
    return found[1]


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def planned(stage: rows.Stage) -> rows.Stage:
    for _ in range(2):
        rows.sign_up(stage)
    rows.planned(stage)
    return stage


def address(stage: rows.Stage, screen: str) -> str:
    key = meeting(stage, 1).desk_id if screen == "at-desk" else stage.day.pk
    return reverse(f"days:{screen}", args=[key])


def _arrives(stage: rows.Stage) -> None:
    with acting(stage.runs):
        visitor = rows.visitor(stage, 2)
        actions.arrive(visitor=visitor, by=stage.runs, at=rows.NOW)


def _begins(stage: rows.Stage) -> None:
    with time_machine.travel(stage.day.moment(stage.day.opens)):
        press(stage.at_jobcenter, "meeting", meeting(stage, 1).pk, "begin")


def _leaves(stage: rows.Stage) -> None:
    press(stage.at_jobcenter, "out", meeting(stage, 1).desk_id)


def _asks_for_a_plan(stage: rows.Stage) -> None:
    rows.plan_now(stage)


CHANGES = [
    *itertools.product([_arrives, _begins, _leaves], SCREENS),
    *itertools.product([_asks_for_a_plan], ["board", "call"]),
]


@pytest.mark.parametrize(("what", "screen"), CHANGES)
def test_a_screen_is_drawn_anew_after_a_change_alone(
    planned: rows.Stage, what: Callable[[rows.Stage], None], screen: str
) -> None:
    page, there = enter(planned.runs), address(planned, screen)
    same = again(page, there)
    assert page.get(same).status_code == 204
    what(planned)
    changed = page.get(same)
    assert changed.status_code == 200
    assert AGAIN.findall(changed.content.decode()) not in ([], [same])
    assert page.get(again(page, there)).status_code == 204


def test_a_desk_is_not_drawn_anew_for_others(stage: rows.Stage) -> None:
    rows.sign_up(stage, "work")
    rows.sign_up(stage, "language")
    rows.planned(stage)
    page, there = enter(stage.at_jobcenter), address(stage, "at-desk")
    same = again(page, there)
    _arrives(stage)
    with time_machine.travel(stage.day.moment(stage.day.opens)):
        press(stage.at_school, "meeting", meeting(stage, 2, "language").pk, "begin")
    assert page.get(same).status_code == 204
    _begins(stage)
    assert page.get(same).status_code == 200


@pytest.mark.parametrize("screen", SCREENS)
def test_looking_again_in_vain_asks_less(planned: rows.Stage, screen: str) -> None:
    page, there = enter(planned.runs), address(planned, screen)
    same = again(page, there)
    assert queries_of(partial(page.get, same)) < queries_of(partial(page.get, there))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("seen", ["", "0" * 32, "'; drop table days_day --", "\x00", "ß" * 9000])
def test_an_odd_memory_draws_the_screen(planned: rows.Stage, screen: str, seen: str) -> None:
    page, there = enter(planned.runs), address(planned, screen)
    assert page.get(there, {"seen": seen}).status_code == 200


def test_a_desk_is_drawn_anew_when_its_visitor_wants_something_else(stage: rows.Stage) -> None:
    """Nobody advises on the other topic yet: neither a talk nor the visitor's row changes."""
    with acting(stage.runs):
        topics = [actions.Topical(one, 10, 9) for one in ("work", "language", "social")]
        actions.set_topics(day=stage.day, topics=topics, by=stage.runs)
    rows.sign_up(stage, "work", "social")
    rows.planned(stage)
    with time_machine.travel(stage.day.moment(stage.day.opens)):
        press(stage.at_jobcenter, "meeting", meeting(stage, 1).pk, "begin")
        page, there = enter(stage.at_jobcenter), address(stage, "at-desk")
        for what, offers in ((_gives_up, True), (_is_sent_on, False)):
            same = again(page, there)
            assert page.get(same).status_code == 204
            what(stage)
            changed = page.get(same)
            assert changed.status_code == 200
            assert ('value="social"' in changed.content.decode()) is offers


def _gives_up(stage: rows.Stage) -> None:
    with acting(stage.runs):
        [want] = [one for one in rows.wants(stage) if one.topic == "social"]
        actions.drop_want(want=want, by=stage.runs, at=rows.NOW, themself=False)


def _is_sent_on(stage: rows.Stage) -> None:
    press(stage.at_jobcenter, "send-on", meeting(stage, 1).pk, topic="social")
