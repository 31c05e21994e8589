"""A new plan that waits for a yes outlives talks that begin and end meanwhile as it has them, too."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.actions import fitting
from nahtlos.days.models import Draft, Making, Meeting, Running
from nahtlos.jobs import days as jobs
from tests.days import rows
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
MINUTES = 3


@pytest.fixture
def stage(settings: Any, time_machine: TimeMachineFixture) -> rows.Stage:
    """A day that has just opened, with two desks for work and four visitors who have a time."""
    settings.SECOND_FACTOR = False
    made = rows.make_stage()
    rows.make_desk(made, made.jobcenter, ["work"])
    for _ in range(4):
        rows.sign_up(made, "work")
    rows.planned(made)
    time_machine.move_to(made.day.moment(made.day.opens))
    return made


def meetings(stage: rows.Stage) -> list[Meeting]:
    with acting(stage.runs):
        return list(Meeting.objects.filter(day=stage.day).select_related("day", "desk"))


def turned(stage: rows.Stage, meeting: Meeting, *to: Running) -> None:
    with acting(stage.runs):
        for one in to:
            meeting = actions.move(meeting=meeting, to=one, by=stage.runs, at=timezone.now())


def proposed(stage: rows.Stage, page: Client, desk: object) -> Draft:
    """The new plan that is worked out because a desk leaves."""
    page.post(reverse("days:out", args=[desk]))
    with acting(stage.runs):
        draft = Draft.objects.filter(day=stage.day)[0]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    return draft


def pressed(stage: rows.Stage, page: Client, draft: Draft) -> Making:
    """What became of it once somebody has pressed yes."""
    page.post(reverse("days:draft", args=[draft.pk, "take"]))
    with acting(stage.runs):
        return Making(Draft.objects.get(pk=draft.pk).making)


def is_too_old(stage: rows.Stage, page: Client) -> bool:
    shown = page.get(reverse("days:board", args=[stage.day.pk]))
    return bool(shown.context["too_old"])


@pytest.mark.parametrize("to", [(Running.BEGUN,), (Running.BEGUN, Running.DONE)])
def test_a_talk_that_takes_place_as_planned_leaves_a_new_plan_fitting(
    stage: rows.Stage, time_machine: TimeMachineFixture, to: tuple[Running, ...]
) -> None:
    page = enter(stage.runs)
    stays, leaves = _desks(stage)
    draft = proposed(stage, page, leaves)
    time_machine.move_to(stage.day.moment(stage.day.opens + MINUTES))
    begun = next(one for one in meetings(stage) if one.desk_id == stays)
    turned(stage, begun, *to)
    assert not is_too_old(stage, page)
    assert pressed(stage, page, draft) == Making.TAKEN
    after = meetings(stage)
    assert {one.desk_id for one in after} == {stays}
    assert next(one.state for one in after if one.pk == begun.pk) == to[-1]


def test_a_talk_that_begins_where_the_new_plan_has_it_no_more_makes_it_too_old(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    page = enter(stage.runs)
    _stays, leaves = _desks(stage)
    draft = proposed(stage, page, leaves)
    before = meetings(stage)
    time_machine.move_to(stage.day.moment(stage.day.opens + MINUTES))
    turned(stage, next(one for one in before if one.desk_id == leaves), Running.BEGUN)
    assert is_too_old(stage, page)
    assert pressed(stage, page, draft) == Making.READY
    assert [(one.pk, one.start) for one in meetings(stage)] == [
        (one.pk, one.start) for one in before
    ]


def test_a_talk_that_had_begun_by_mistake_makes_it_too_old(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    page = enter(stage.runs)
    stays, leaves = _desks(stage)
    mistaken = [one for one in meetings(stage) if one.desk_id == stays][-1]
    turned(stage, mistaken, Running.BEGUN)
    time_machine.move_to(stage.day.moment(stage.day.opens + 1))
    draft = proposed(stage, page, leaves)
    with acting(stage.runs):
        mistaken.refresh_from_db()
    turned(stage, mistaken, Running.PLANNED)
    assert is_too_old(stage, page)
    assert pressed(stage, page, draft) == Making.READY


def _desks(stage: rows.Stage) -> tuple[object, object]:
    """One that stays and one that leaves; there are talks at both."""
    both = sorted({one.desk_id for one in meetings(stage)}, key=str)
    assert len(both) == 2
    return both[0], both[1]


def _arrives(stage: rows.Stage) -> None:
    actions.arrive(visitor=rows.visitor(stage, 2), by=stage.runs, at=timezone.now())


def _is_late(stage: rows.Stage) -> None:
    one, at = rows.visitor(stage, 3), timezone.now()
    actions.come_late(visitor=one, until=600, by=stage.runs, at=at, themself=False)


def _gives_a_topic_up(stage: rows.Stage) -> None:
    want = rows.wants(stage)[-1]
    actions.drop_want(want=want, by=stage.runs, at=timezone.now(), themself=False)


def _another_comes(stage: rows.Stage) -> None:
    rows.walks_in(stage, "language")


def _walks_longer(stage: rows.Stage) -> None:
    actions.change_day(day=stage.day, by=stage.runs, at=timezone.now(), walk=15)


def _begins(stage: rows.Stage) -> None:
    with acting(stage.runs):
        first = Meeting.objects.filter(day=stage.day).select_related("day", "desk")[0]
    turned(stage, first, Running.BEGUN)


CHANGES = (_arrives, _begins, _is_late, _gives_a_topic_up, _another_comes, _walks_longer)


@pytest.mark.parametrize("change", CHANGES)
def test_looking_again_says_what_reading_everything_says(
    stage: rows.Stage, time_machine: TimeMachineFixture, change: Callable[[rows.Stage], None]
) -> None:
    draft = proposed(stage, enter(stage.runs), _desks(stage)[1])
    said = [_both(stage, draft)]
    with acting(stage.runs):
        change(stage)
    said.append(_both(stage, draft))
    time_machine.move_to(stage.day.moment(stage.day.closes))
    said.append(_both(stage, draft))
    assert said[0] == (True, True)
    assert said[-1] == (False, False), "its first talks are past"
    assert all(cheap == whole for cheap, whole in said)


def _both(stage: rows.Stage, draft: Draft) -> tuple[bool, bool]:
    """As the board asks, and with everything read anew."""
    at = timezone.now()
    with acting(stage.runs):
        row = Draft.objects.select_related("day").get(pk=draft.pk)
        cheap = actions.still_fits(draft=row, by=stage.runs, at=at)
        fitting._fit.cache_clear()
        return cheap, actions.still_fits(draft=row, by=stage.runs, at=at)


def test_the_hall_is_read_once_for_all_looks_at_it(stage: rows.Stage) -> None:
    draft = proposed(stage, enter(stage.runs), _desks(stage)[1])
    with acting(stage.runs):
        row = Draft.objects.select_related("day").get(pk=draft.pk)

    def look() -> None:
        with acting(stage.runs):
            actions.still_fits(draft=row, by=stage.runs, at=timezone.now())

    fitting._fit.cache_clear()
    first, again = queries_of(look), queries_of(look)
    assert (first - again) >= 7
