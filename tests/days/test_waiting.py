"""Whoever gives up a time keeps the place, and has the next time that becomes free and moves nobody."""

import pytest

from nahtlos.core.clock import now
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.actions.moving import _without
from nahtlos.days.models import Meeting, Place, Visitor
from tests.days import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


def only(stage: rows.Stage, number: int) -> Meeting:
    with acting(rows.usher(stage)):
        return Meeting.objects.select_related("day", "desk").get(day=stage.day, number=number)


def gives_up(stage: rows.Stage, joined: actions.Joined) -> None:
    actions.wait_for_time(
        meeting=only(stage, 1), visitor=rows.visitor(stage, 1), by=rows.as_link(joined), at=now(),
        themself=True,
    )  # fmt: skip


def fitted(stage: rows.Stage) -> None:
    """What the job does once a time is free."""
    with acting(rows.usher(stage)):
        draft = actions.fit_in(day=queries.day_for(stage.day.pk), by=rows.usher(stage), at=now())
    if draft is not None:
        ready = rows.work(stage, draft)
        actions.take_quietly(draft=ready, by=rows.usher(stage), at=now())


def test_the_time_is_free_and_the_place_stays(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    gives_up(stage, joined)
    with acting(rows.usher(stage)):
        assert not Meeting.objects.filter(day=stage.day).exists()
    assert [one.place for one in rows.wants(stage)] == [Place.HELD]


def test_the_next_time_is_another_one(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    before = only(stage, 1)
    gives_up(stage, joined)
    fitted(stage)
    after = only(stage, 1)
    assert after.end <= before.start or after.start >= before.end


def test_nothing_is_planned_while_nobody_waits_for_a_time(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    rows.planned(stage)
    with acting(rows.usher(stage)):
        day = queries.day_for(stage.day.pk)
        assert actions.fit_in(day=day, by=rows.usher(stage), at=now()) is None


def test_whoever_can_come_at_that_time_alone_keeps_it(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    meeting = only(stage, 1)
    with acting(rows.usher(stage)):
        Visitor.objects.filter(day=stage.day).update(hours=[[meeting.start, meeting.end]])
    with pytest.raises(Refused, match="no other time"):
        gives_up(stage, joined)
    assert only(stage, 1).pk == meeting.pk


@pytest.mark.parametrize(
    ("hours", "left"),
    [
        ([[540, 900]], [[540, 600], [620, 900]]),
        ([[600, 620]], []),
        ([[540, 610], [615, 700]], [[540, 600], [620, 700]]),
        ([[700, 800]], [[700, 800]]),
        ([[540, 590]], [[540, 590]]),
    ],
)
def test_windows_without_a_time(hours: list[list[int]], left: list[list[int]]) -> None:
    assert _without(hours, 600, 620) == left
