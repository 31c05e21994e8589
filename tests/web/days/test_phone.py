"""A visitor's telephone looks again every minute, and its page is drawn anew only if it would differ."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Day, Desk, Meeting, Running
from tests.days import rows
from tests.network.entering import queries_of
from tests.web.days.test_beating import AGAIN, again
from tests.web.days.test_running import meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody() -> Client:
    return Client()


@pytest.fixture
def stage() -> rows.Stage:
    """Today, the whole day long."""
    made = rows.make_stage(on=today())
    Day.objects.filter(pk=made.day.pk).update(opens=0, closes=1440)
    made.day.refresh_from_db()
    rows.make_desk(made, made.jobcenter, ["social"], hours=[[0, 1440]])
    with acting(made.runs):
        actions.set_topics(day=made.day, topics=[actions.Topical("social", 20, 9)], by=made.runs)
    return made


@pytest.fixture
def phone(stage: rows.Stage) -> str:
    """The page of the first of two visitors; both have been planned, for the end of the day."""
    first, _second = (rows.sign_up(stage, "social", hours=[[0, 1440]]) for _ in range(2))
    rows.planned(stage)
    with acting(rows.usher(stage)):
        for number, start in ((1, 1410), (2, 1380)):
            Meeting.objects.filter(number=number).update(during=(start, start + 20))
    return reverse("days:mine", args=[first.token])


def _begins(stage: rows.Stage) -> None:
    with acting(stage.at_jobcenter):
        actions.move(
            meeting=meeting(stage, 1, "social"), to=Running.BEGUN, by=stage.at_jobcenter, at=now()
        )


def _is_told(stage: rows.Stage) -> None:
    _begins(stage)
    with acting(stage.at_jobcenter):
        actions.tell_outcome(
            meeting=meeting(stage, 1, "social"), what="Send the papers", by_visitor=True, until=None,
            by=stage.at_jobcenter, at=now(),
        )  # fmt: skip


def _comes(stage: rows.Stage) -> None:
    with acting(stage.runs):
        actions.arrive(visitor=rows.visitor(stage, 1), by=stage.runs, at=now())


def _moves_in(stage: rows.Stage) -> None:
    with acting(stage.runs):
        Desk.objects.filter(pk=meeting(stage, 1, "social").desk_id).update(number=77)


def _brings(stage: rows.Stage) -> None:
    with acting(stage.runs):
        Day.objects.filter(pk=stage.day.pk).update(bring="Pass")


def _is_delayed(stage: rows.Stage) -> None:
    """Whoever sits at the desk before sits there until midnight."""
    with acting(rows.usher(stage)):
        Meeting.objects.filter(number=2).update(state=Running.BEGUN, until=1438)


@pytest.mark.parametrize("what", [_begins, _is_told, _comes, _moves_in, _brings, _is_delayed])
def test_a_page_is_drawn_anew_after_a_change(
    stage: rows.Stage, phone: str, anybody: Client, what: Callable[[rows.Stage], None]
) -> None:
    same = again(anybody, phone)
    assert anybody.get(same).status_code == 204
    what(stage)
    changed = anybody.get(same)
    assert changed.status_code == 200
    assert AGAIN.findall(changed.content.decode()) not in ([], [same])


def test_and_not_for_what_happens_to_others(stage: rows.Stage, phone: str, anybody: Client) -> None:
    same = again(anybody, phone)
    with acting(stage.runs):
        actions.arrive(visitor=rows.visitor(stage, 2), by=stage.runs, at=now())
    assert anybody.get(same).status_code == 204


def test_looking_again_in_vain_asks_less(phone: str, anybody: Client) -> None:
    same = again(anybody, phone)
    assert queries_of(partial(anybody.get, same)) <= queries_of(partial(anybody.get, phone)) / 2


def test_looking_again_by_hand_always_draws(phone: str, anybody: Client) -> None:
    """Also from a page that was drawn by looking again: the press that answers nothing looks broken."""
    drawn: Any = anybody.get(phone, {"seen": "old", "work": "3"})
    text = drawn.content.decode()
    assert f'href="{phone}?work=3"' in text
    assert "work=3" in AGAIN.findall(text)[0]


@pytest.mark.parametrize("seen", ["", "0" * 41, "'; drop table days_day --", "\x00", "ß" * 9000])
def test_an_odd_memory_draws_the_page(phone: str, anybody: Client, seen: str) -> None:
    assert anybody.get(phone, {"seen": seen}).status_code == 200
