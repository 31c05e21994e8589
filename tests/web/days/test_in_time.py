"""Pages know whether a day is still to come, goes on, or falls on a holiday."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from time_machine import TimeMachineFixture

from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Day, Draft, Meeting, Running, Visitor
from nahtlos.jobs import days as jobs
from nahtlos.network.models import Region
from tests.days import rows
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
BEFORE = {Running.PLANNED: ("begin", "absent"), Running.BEGUN: ("done", "longer")}
ELEVEN, FROM_ELEVEN = 11 * 60, "11:"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def stage() -> rows.Stage:
    made = rows.make_stage()
    rows.sign_up(made, "work")
    return made


def words(stage: rows.Stage, name: str) -> str:
    page = enter(stage.runs).get(reverse(f"days:{name}", args=[stage.day.pk]))
    return strip_tags(page.content.decode())


def worked_out(stage: rows.Stage, page: Client) -> Draft:
    page.post(reverse("days:ask-plan", args=[stage.day.pk]))
    with acting(stage.runs):
        draft = Draft.objects.filter(day=stage.day)[0]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    return draft


def test_a_day_to_come_has_no_clock_and_no_verdict(stage: rows.Stage) -> None:
    rows.planned(stage)
    assert "00:01" not in words(stage, "board")
    assert "00:01" not in words(stage, "call")
    assert "still to come" in words(stage, "after")
    assert "Stayed away" not in words(stage, "after")
    assert "The day is over" not in words(stage, "show")


def test_a_plan_asked_for_while_the_day_goes_on_begins_now(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(stage.day.moment(ELEVEN))
    page = enter(stage.runs)
    draft = worked_out(stage, page)
    shown = page.get(reverse("days:plan", args=[stage.day.pk]))
    [(_row, _number, lines)] = shown.context["rows"]
    assert [one["start"] for one in lines if not one["start"].startswith(FROM_ELEVEN)] == []
    taken = page.post(reverse("days:draft", args=[draft.pk, "take"]))
    assert taken["Location"] == reverse("days:plan", args=[stage.day.pk])


def test_a_plan_that_lies_too_long_sends_nobody_to_what_is_past(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(stage.day.moment(ELEVEN))
    page = enter(stage.runs)
    draft = worked_out(stage, page)
    time_machine.move_to(stage.day.moment(ELEVEN + 30))
    refused = page.post(reverse("days:draft", args=[draft.pk, "take"]), follow=True)
    assert "worked out again" in refused.content.decode()
    with acting(stage.runs):
        assert not Meeting.objects.filter(day=stage.day).exists()


def test_nobody_is_asked_how_it_was_before_the_first_talk(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    rows.planned(stage)
    time_machine.move_to(stage.day.moment(stage.day.opens))
    asked, client = [], enter(stage.runs)
    visitor = rows.visitor(stage, 1)
    there = reverse("days:mine", args=[queries.token_of(visitor.pk)])
    with acting(stage.runs):
        meeting = Meeting.objects.select_related("day", "desk").get(day=stage.day)
    for step in (None, Running.BEGUN, Running.DONE):
        with acting(stage.runs):
            if step is None:
                actions.arrive(visitor=visitor, by=stage.runs, at=timezone.now())
            else:
                meeting = actions.move(meeting=meeting, to=step, by=stage.runs, at=timezone.now())
        page = client.get(there)
        asked.append(bool(page.context["marks"]))
        assert "I have to leave now" in page.content.decode()
    assert asked == [False, False, True]


def test_a_holiday_is_named_to_whoever_runs_the_day(stage: rows.Stage) -> None:
    assert "public holiday" not in words(stage, "show")
    with acting(stage.runs):
        Day.objects.filter(pk=stage.day.pk).update(on=date(2031, 12, 25))
    assert "public holiday" in words(stage, "show")


def test_a_proposal_that_is_too_old_says_so_and_offers_a_new_one(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    rows.planned(stage)
    time_machine.move_to(stage.day.moment(stage.day.opens))
    page, board = enter(stage.runs), reverse("days:board", args=[stage.day.pk])
    draft = worked_out(stage, page)
    shown = page.get(board)
    assert (shown.context["draft"].pk, shown.context["too_old"]) == (draft.pk, False)
    time_machine.move_to(stage.day.moment(stage.day.opens + 30))
    shown = page.get(board)
    assert shown.context["too_old"]
    assert "This new plan is too old" in shown.content.decode()
    assert reverse("days:draft", args=[draft.pk, "take"]) not in shown.content.decode()
    page.post(reverse("days:draft", args=[draft.pk, "leave"]))
    assert page.get(board).context["draft"] is None


def test_a_proposal_is_too_old_once_something_has_changed(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    rows.planned(stage)
    time_machine.move_to(stage.day.moment(stage.day.opens))
    page, board = enter(stage.runs), reverse("days:board", args=[stage.day.pk])
    worked_out(stage, page)
    with acting(stage.runs):
        meeting = Meeting.objects.select_related("day", "desk").get(day=stage.day)
        actions.overrun(
            meeting=actions.move(
                meeting=meeting, to=Running.BEGUN, by=stage.runs, at=timezone.now()
            ),
            minutes=10, by=stage.runs, at=timezone.now(),
        )  # fmt: skip
    assert page.get(board).context["too_old"]


@pytest.mark.parametrize(
    ("on", "weeks", "today", "then"),
    [
        (date(2026, 12, 4), 2, date(2026, 12, 1), date(2026, 12, 18)),
        (date(2026, 12, 4), 3, date(2026, 12, 1), date(2026, 12, 28)),
        (date(2026, 11, 7), 2, date(2026, 11, 28), date(2026, 12, 5)),
        (date(2026, 10, 2), 2, date(2026, 11, 28), date(2026, 12, 11)),
        (date(2026, 10, 2), None, date(2026, 10, 2), date(2026, 10, 16)),
    ],
)
def test_the_next_one_is_neither_past_nor_on_a_holiday(
    on: date, weeks: int | None, today: date, then: date
) -> None:
    assert actions.likely_date(Day(on=on, weeks=weeks, region=Region(key="99999")), today) == then


@pytest.mark.parametrize(
    ("key", "then"),
    [
        ("05998", date(2027, 5, 28)),
        ("14999", date(2027, 5, 27)),
        ("00000", date(2027, 5, 27)),
    ],
)
def test_the_next_one_is_on_no_holiday_of_its_land(key: str, then: date) -> None:
    """Corpus Christi, 27 May 2027, is one in North Rhine-Westphalia and none in Saxony."""
    day = Day(on=date(2027, 5, 13), weeks=2, region=Region(name="Kreis", key=key))
    assert actions.next_date(day, date(2027, 5, 13)) == then


def test_a_holiday_of_the_land_is_named_on_the_page(stage: rows.Stage) -> None:
    said = []
    for key in ("05777", "14777"):
        with acting(stage.runs):
            Day.objects.filter(pk=stage.day.pk).update(on=date(2027, 5, 27))
            Region.objects.filter(pk=stage.region.pk).update(key=key)
        said.append("This is a public holiday" in words(stage, "show"))
    assert said == [True, False]


def test_what_is_over_early_leaves_its_time_to_a_new_plan(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    rows.planned(stage)
    opens = stage.day.opens
    with acting(stage.runs):
        first = Meeting.objects.select_related("day", "desk").get(day=stage.day)
        for minutes, to in ((0, Running.BEGUN), (5, Running.DONE)):
            at = stage.day.moment(first.start + minutes)
            first = actions.move(meeting=first, to=to, by=stage.runs, at=at)
    with acting(rows.usher(stage)):
        Visitor.objects.filter(day=stage.day).update(arrived_at=timezone.now())
    second = rows.walks_in(stage, hours=[[opens + 5, first.end + 15]])
    time_machine.move_to(stage.day.moment(first.start + 5))
    page = enter(stage.runs)
    draft = worked_out(stage, page)
    page.post(reverse("days:draft", args=[draft.pk, "take"]))
    with acting(stage.runs):
        after = Meeting.objects.get(day=stage.day, number=second.visitor.number)
    assert after.start < first.end
    assert after.desk_id == first.desk_id
    board = page.get(reverse("days:board", args=[stage.day.pk])).context["board"]
    assert all(one.end >= one.planned_at for lane in board.lanes for one in lane.meetings)


def test_nothing_begins_before_the_day(stage: rows.Stage, time_machine: TimeMachineFixture) -> None:
    rows.planned(stage)
    with acting(stage.runs):
        one = Meeting.objects.get(day=stage.day)
    begin = reverse("days:meeting", args=[one.pk, "begin"])
    offered = []
    for minute in (-60, stage.day.opens):
        time_machine.move_to(stage.day.moment(minute))
        page = enter(stage.at_jobcenter).get(reverse("days:at-desk", args=[one.desk_id]))
        offered.append(begin in page.content.decode())
    assert offered == [False, True]


def test_before_the_day_no_press_begins_ends_or_misses_a_talk(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    rows.planned(stage)
    with acting(stage.runs):
        key = Meeting.objects.get(day=stage.day).pk
    for state, steps in BEFORE.items():
        with acting(rows.usher(stage)):
            Meeting.objects.filter(pk=key).update(state=state)
        for minute, answers in ((-1, 403), (0, 302)):
            time_machine.move_to(stage.day.moment(minute))
            for step in steps:
                there = reverse("days:meeting", args=[key, step])
                answer = enter(stage.at_jobcenter).post(there)
                assert answer.status_code == answers, (state, step, minute)
                assert (minute < 0) is ("still to come" in answer.content.decode())
                with acting(rows.usher(stage)):
                    kept = Meeting.objects.get(pk=key)
                    assert minute == 0 or (kept.state, kept.until) == (state, None)
                    Meeting.objects.filter(pk=key).update(state=state, until=None)


def test_what_was_begun_by_mistake_may_be_taken_back_before_the_day(stage: rows.Stage) -> None:
    rows.planned(stage)
    with acting(rows.usher(stage)):
        Meeting.objects.filter(day=stage.day).update(state=Running.BEGUN)
        key = Meeting.objects.get(day=stage.day).pk
    enter(stage.at_jobcenter).post(reverse("days:meeting", args=[key, "back"]))
    with acting(stage.runs):
        assert Meeting.objects.get(pk=key).state == Running.PLANNED
