"""Whose turn it is, and the mornings in which silence is followed up."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Courier
from nahtlos.core.wall import acting
from nahtlos.introductions.engine import AGAIN_DAYS, Turn, turn_of
from nahtlos.introductions.models import ENDED, Introduction, State
from nahtlos.jobs import introductions as jobs
from nahtlos.outbox.models import Notice
from tests.introductions import world
from tests.introductions.world import World, fresh

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("state", "named", "reminded", "turn"),
    [
        ("wished", False, None, Turn.ADVISER), ("proposed", False, None, Turn.PERSON),
        ("proposed", False, DAY - AGAIN_DAYS, Turn.PERSON),
        ("proposed", False, DAY - AGAIN_DAYS - timedelta(days=1), Turn.ADVISER),
        ("shown", False, None, Turn.EMPLOYER), ("chased", True, None, Turn.SERVICE),
        ("later", True, None, Turn.EMPLOYER), ("invited", True, None, Turn.EMPLOYER),
        ("invited", False, None, Turn.PERSON), ("trial", False, None, Turn.PERSON),
    ],
)  # fmt: skip
def test_whose_turn(state: str, named: bool, reminded: date | None, turn: Turn) -> None:
    assert turn_of(state, named=named, reminded_on=reminded, on=DAY) is turn


def test_somebody_always_has_the_turn_while_it_is_open() -> None:
    for state in State:
        found = turn_of(state, named=False, reminded_on=None, on=DAY)
        assert (found is Turn.NOBODY) == (state in ENDED), state


pytestmark = pytest.mark.django_db


def age(here: World, row: Introduction, **days: int) -> None:
    """Let days of a row lie so many days before today; negative: after it."""
    with acting(here.program):
        moved = {name: today() - timedelta(days=n) for name, n in days.items()}
        Introduction.objects.filter(pk=row.pk).update(**moved)


def mails(here: World) -> int:
    with acting(Actor(role=Courier, region=here.person.region_id)):
        return Notice.objects.count()


def test_silence_is_reminded_then_goes_to_the_service_and_is_asked_there_again() -> None:
    here = world.make()
    row = here.shown()
    assert jobs.watch(here.program) == 0
    age(here, row, due_on=1)
    before = mails(here)
    assert jobs.watch(here.program) == 1
    assert mails(here) == before + 1
    assert jobs.watch(here.program) == 0
    age(here, row, reminded_on=4)
    assert jobs.watch(here.program) == 1
    assert fresh(row, here.adviser).state == State.CHASED
    assert mails(here) == before + 2
    age(here, row, due_on=1)
    assert jobs.watch(here.program) == 1
    age(here, row, reminded_on=4)
    assert jobs.watch(here.program) == 1
    assert mails(here) == before + 4


def test_a_morning_that_is_run_twice_reminds_once() -> None:
    here = world.make()
    row = here.shown()
    age(here, row, due_on=1)
    jobs.watch(here.program)
    before = mails(here)
    assert jobs.watch(here.program) == 0
    assert mails(here) == before


def test_whoever_wanted_to_decide_later_is_asked_on_that_day() -> None:
    here = world.make()
    row = here.at(State.LATER)
    age(here, row, later_until=1)
    assert jobs.watch(here.program) == 1
    again = fresh(row, here.adviser)
    assert (again.state, again.later_until) == (State.SHOWN, None)
    assert again.due_on is not None
    assert again.due_on > timezone.localdate()


def test_an_employer_is_not_chased_for_a_name_that_nobody_gave() -> None:
    here = world.make()
    row = here.answered(State.INVITED, here.shown(with_name=False))
    age(here, row, due_on=9, reminded_on=8)
    jobs.watch(here.program)
    assert fresh(row, here.adviser).state == State.INVITED


def test_a_person_who_says_nothing_is_rung_by_the_adviser() -> None:
    here = world.make()
    row = here.at(State.PROPOSED)
    age(here, row, due_on=1)
    assert jobs.watch(here.program) == 1
    assert fresh(row, here.adviser).reminded_on == today()
