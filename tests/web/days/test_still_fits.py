"""A new plan that waits for a yes outlives talks that begin and end meanwhile as it has them, too."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Draft, Making, Meeting, Running
from nahtlos.jobs import days as jobs
from tests.days import rows
from tests.network.entering import enter

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
