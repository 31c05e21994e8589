"""The running day: planned, called, met, late, sent on; the board and what planning anew costs."""

import re
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.urls import reverse
from time_machine import TimeMachineFixture

from nahtlos.core.clock import now, today
from nahtlos.core.roles import Immigration
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Day, Draft, Making, Meeting, Outcome, Phase, Running, State, Want
from nahtlos.jobs import days as jobs
from nahtlos.network.models import Kind
from nahtlos.plan.models import Step
from tests import makers
from tests.days import rows
from tests.network.entering import enter, queries_of

MANY = 18
"""More than one desk can see in a morning, and no more than there are places."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


@pytest.fixture
def on_the_day(stage: rows.Stage, time_machine: TimeMachineFixture) -> rows.Stage:
    time_machine.move_to(stage.day.moment(stage.day.opens))
    return stage


def text(response: Any) -> str:
    return str(response.content.decode())


def drafts(stage: rows.Stage) -> list[Draft]:
    with acting(rows.usher(stage)):
        return list(Draft.objects.filter(day=stage.day))


def meeting(stage: rows.Stage, number: int, topic: str = "work") -> Meeting:
    with acting(rows.usher(stage)):
        rows_ = Meeting.objects.select_related("desk", "day")
        return rows_.get(day=stage.day, number=number, topic=topic)


def press(actor: Any, name: str, *args: object, **form: object) -> int:
    return int(enter(actor).post(reverse(f"days:{name}", args=args), form).status_code)


def test_a_plan_is_asked_for_worked_out_beside_and_taken(stage: rows.Stage) -> None:
    for _ in range(3):
        rows.sign_up(stage, "work", "language")
    page, there = enter(stage.runs), reverse("days:plan", args=[stage.day.pk])
    page.post(reverse("days:ask-plan", args=[stage.day.pk]))
    [draft] = drafts(stage)
    assert page.get(there).context["draft"].making == Making.WAITING
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    shown = page.get(there)
    assert [number for _row, number, _lines in shown.context["rows"]] == ["1", "2", "3"]
    assert page.post(reverse("days:draft", args=[draft.pk, "take"])).status_code == 302
    stage.day.refresh_from_db()
    assert stage.day.phase == Phase.PLANNED
    assert "10" not in reverse("days:plan", args=[stage.day.pk])[-3:]
    assert page.get(there).status_code == 200


def test_only_whoever_runs_it_plans_it(stage: rows.Stage) -> None:
    for name in ("plan", "board", "visitors", "call"):
        there = reverse(f"days:{name}", args=[stage.day.pk])
        assert enter(stage.at_school).get(there).status_code == 403
        assert enter(stage.coordinator).get(there).status_code == 200


def test_the_coordination_reads_no_name(stage: rows.Stage) -> None:
    rows.sign_up(stage, name="Zahra")
    rows.planned(stage)
    for name in ("visitors", "plan", "board"):
        there = reverse(f"days:{name}", args=[stage.day.pk])
        assert "Zahra" not in text(enter(stage.coordinator).get(there))
    there = reverse("days:visitors", args=[stage.day.pk])
    assert "Zahra" in text(enter(stage.runs).get(there))


def test_arrivals_are_found_by_number_and_seen_at_the_desk(stage: rows.Stage) -> None:
    rows.sign_up(stage, name="Zahra", shown=[stage.jobcenter.pk])
    rows.sign_up(stage, name="Halyna")
    rows.planned(stage)
    door, there = enter(stage.runs), reverse("days:visitors", args=[stage.day.pk])
    assert "Halyna" not in text(door.get(there, {"q": "1"}))
    assert "Halyna" in text(door.get(there, {"q": "hal"}))
    assert press(stage.runs, "visitor", rows.visitor(stage, 1).pk, "here") == 302
    desk = meeting(stage, 1).desk
    page = enter(stage.at_jobcenter).get(reverse("days:at-desk", args=[desk.pk]))
    assert {one.row.meeting.number: one.row.meeting.here for one in page.context["next"]} == {
        1: True,
        2: False,
    }
    assert "Zahra" in text(page)
    assert "Halyna" not in text(page), "she showed her name to nobody"


def test_one_press_each_for_begun_longer_and_over(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    for _ in range(3):
        rows.sign_up(stage)
    rows.planned(stage)
    by, first, second = stage.at_jobcenter, meeting(stage, 1), meeting(stage, 2)
    press(by, "meeting", first.pk, "begin")
    assert meeting(stage, 1).state == Running.BEGUN
    press(by, "meeting", first.pk, "longer")
    assert meeting(stage, 1).until == first.end + 10
    press(by, "meeting", second.pk, "begin")
    assert meeting(stage, 1).state == Running.DONE, "who begins the next ends the one before"
    press(by, "meeting", meeting(stage, 3).pk, "absent")
    assert meeting(stage, 3).state == Running.ABSENT
    assert press(by, "meeting", meeting(stage, 3).pk, "done") == 403
    assert press(stage.at_school, "meeting", first.pk, "back") == 404


def test_the_result_goes_straight_into_the_plan(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    holder, person = rows.holder(stage)
    rows.name(stage, person, holder)
    makers.make_consent(person, stage.jobcenter.pk, holder, ("plan", "profile"), purpose="day")
    rows.planned(stage)
    time_machine.move_to(stage.day.moment(stage.day.opens))
    by, one = stage.at_jobcenter, meeting(stage, 1)
    press(by, "meeting", one.pk, "begin")
    assert press(by, "outcome", one.pk, what="Antrag stellen", who="visitor") == 302
    with acting(holder):
        assert Step.objects.get(person=person).what == "Antrag stellen"
        assert Outcome.objects.get().in_plan
    assert press(by, "outcome", one.pk, what="Noch einmal", who="visitor") == 422


def test_sent_on_to_another_desk_with_one_press(time_machine: TimeMachineFixture) -> None:
    stage = rows.make_stage(on=today())
    time_machine.move_to(stage.day.moment(10 * 60))
    Day.objects.filter(pk=stage.day.pk).update(closes=1440)
    stage.day.refresh_from_db()
    for desk, topic in ((stage.jobcenter, "work"), (stage.school, "language")):
        rows.make_desk(stage, desk, [topic], hours=[[0, 1440]])
    rows.sign_up(stage, hours=[[0, 1440]])
    rows.planned(stage)
    one = meeting(stage, 1)
    press(stage.at_jobcenter, "meeting", one.pk, "begin")
    assert press(stage.at_jobcenter, "send-on", one.pk, topic="language") == 302
    [draft] = [d for d in drafts(stage) if d.quiet]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    assert meeting(stage, 1, "language").desk.institution_id == stage.school.pk
    assert meeting(stage, 1).state == Running.BEGUN
    with acting(rows.usher(stage)):
        assert Want.objects.filter(visitor=one.visitor_id).count() == 2


def offered(stage: rows.Stage, number: int) -> set[str]:
    """The topics to which the desk for work may send this visitor on."""
    key = meeting(stage, number).desk_id
    page = enter(stage.at_jobcenter).get(reverse("days:at-desk", args=[key]))
    told = [page.context["now"], *page.context["past"]]
    [sends] = [one.sends for one in told if one and one.row.meeting.number == number]
    return set(re.findall(r'value="(\w+)"', sends))


def test_nobody_is_sent_on_to_what_they_have_already(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    with acting(stage.runs):
        topics = [actions.Topical(one, 10, 9) for one in ("work", "language", "social")]
        actions.set_topics(day=stage.day, topics=topics, by=stage.runs)
    rows.sign_up(stage, "work", "language")
    rows.sign_up(stage, "work", "language", "social")
    rows.planned(stage)
    seen = []
    for number in (1, 2):
        press(stage.at_jobcenter, "meeting", meeting(stage, number).pk, "begin")
        seen.append(offered(stage, number))
    assert seen == [{"social"}, set()]
    one = meeting(stage, 1)
    press(stage.at_jobcenter, "send-on", one.pk, topic="social")
    assert offered(stage, 1) == set(), "they have it now"
    with acting(stage.runs):
        [want] = [w for w in rows.wants(stage) if (w.turn, w.topic) == (1, "language")]
        actions.drop_want(want=want, by=stage.runs, at=rows.NOW, themself=False)
    assert offered(stage, 1) == {"language"}, "what was given up may be wanted again"


def test_a_desk_that_leaves_brings_a_new_plan_with_its_cost(stage: rows.Stage) -> None:
    rows.make_desk(stage, stage.jobcenter, ["work"])
    for _ in range(4):
        rows.sign_up(stage)
    rows.planned(stage)
    desk = meeting(stage, 1).desk
    assert press(stage.at_jobcenter, "out", desk.pk) == 302
    draft = drafts(stage)[0]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    page = enter(stage.runs).get(reverse("days:board", args=[stage.day.pk]))
    assert page.context["draft"].cost["broken_if_left"] > page.context["draft"].cost["unmet"] == 0
    assert press(stage.runs, "draft", draft.pk, "take") == 302
    assert meeting(stage, 1).desk_id != desk.pk


def test_a_desk_that_opens_once_times_stand_is_planned_in(stage: rows.Stage) -> None:
    for _ in range(MANY):
        rows.sign_up(stage)
    rows.planned(stage)
    with acting(stage.runs):
        before = len(queries.unmet_of(stage.day.pk))
    assert before > 0, "one desk is not enough for so many"
    known = {one.pk for one in drafts(stage)}
    rows.make_desk(stage, stage.jobcenter, ["work"], moment=now())
    [draft] = [one for one in drafts(stage) if one.pk not in known]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    page = enter(stage.runs).get(reverse("days:board", args=[stage.day.pk]))
    assert page.context["draft"].pk == draft.pk
    assert press(stage.runs, "draft", draft.pk, "take") == 302
    with acting(stage.runs):
        assert len(queries.unmet_of(stage.day.pk)) < before


def test_a_desk_that_opens_before_times_stand_asks_for_no_plan(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    rows.make_desk(stage, stage.jobcenter, ["work"])
    assert drafts(stage) == []


def test_leaving_it_leaves_it(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    rows.planned(stage)
    before = meeting(stage, 1)
    press(stage.runs, "out", before.desk_id)
    draft = drafts(stage)[0]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    press(stage.runs, "draft", draft.pk, "leave")
    assert meeting(stage, 1).start == before.start
    assert press(stage.runs, "draft", draft.pk, "take") == 403


def test_somebody_without_an_invitation_gets_a_number_and_a_time(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    rows.planned(stage)
    there = reverse("days:walk-in", args=[stage.day.pk])
    form = {"topics": ["language"], "languages": ["uk"]}
    assert enter(stage.runs).post(there, form).status_code == 302
    assert rows.visitor(stage, 2).state == State.HERE
    [draft] = [d for d in drafts(stage) if d.quiet]
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    assert meeting(stage, 2, "language").here


def test_the_hall_reads_numbers_and_no_names(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    rows.sign_up(stage, name="Zahra")
    rows.planned(stage)
    one = meeting(stage, 1)
    press(stage.at_jobcenter, "meeting", one.pk, "begin")
    page = enter(stage.runs).get(reverse("days:call", args=[stage.day.pk]))
    assert [row.number for row in page.context["now"].rows] == [1]
    assert "Zahra" not in text(page)


def test_the_immigration_office_works_its_desk_with_numbers(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    bureau = makers.make_institution(stage.region, Kind.IMMIGRATION_OFFICE)
    rows.make_desk(stage, bureau, ["work"], speaks=["ti"])
    rows.sign_up(stage, speaks="ti", name="Selam")
    rows.planned(stage)
    officer, one = makers.make_member(bureau, Immigration), meeting(stage, 1)
    page = enter(officer).get(reverse("days:at-desk", args=[one.desk_id]))
    assert "Selam" not in text(page)
    assert press(officer, "meeting", one.pk, "begin") == 302
    assert press(officer, "outcome", one.pk, what="x", who="visitor") == 403


@pytest.mark.parametrize("how_many", [1, 3])
def test_board_and_desk_ask_the_same_however_many(stage: rows.Stage, how_many: int) -> None:
    for _ in range(how_many):
        rows.sign_up(stage, "work", "language")
    rows.planned(stage)
    page = enter(stage.runs)
    for name, key in (("board", stage.day.pk), ("at-desk", meeting(stage, 1).desk_id)):
        there = reverse(f"days:{name}", args=[key])
        page.get(there)
        assert queries_of(partial(page.get, there)) == {"board": 12, "at-desk": 11}[name]


def test_delays_spread_on_the_board(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    for _ in range(2):
        rows.sign_up(stage)
    rows.planned(stage)
    with acting(stage.runs):
        day = queries.day_for(stage.day.pk)
        first = min(queries.meetings_of(day.pk), key=lambda m: m.start)
    press(stage.at_jobcenter, "meeting", first.pk, "begin")
    press(stage.at_jobcenter, "meeting", first.pk, "longer")
    with acting(stage.runs):
        board = queries.board(day, day.moment(first.end))
    assert board.late == 1
    [row] = [m for lane in board.lanes for m in lane.meetings if m.late]
    assert row.late == 10


def test_talks_that_are_over_stand_in_one_line(on_the_day: rows.Stage) -> None:
    stage = on_the_day
    for _ in range(2):
        rows.sign_up(stage)
    rows.planned(stage)
    first, other = meeting(stage, 1), meeting(stage, 2)
    page = enter(stage.runs)
    there = reverse("days:board", args=[stage.day.pk])
    before = text(page.get(there))
    for one in (first, other):
        assert f'<td role="cell">{one.number}' in before
    press(stage.at_jobcenter, "meeting", first.pk, "begin")
    press(stage.at_jobcenter, "meeting", first.pk, "done")
    after = text(page.get(there))
    assert f'<td role="cell">{first.number}' not in after
    assert f"{first.number} (" in after
    assert f'<td role="cell">{other.number}' in after


def test_sheets_are_handed_out_to_ones_own_visitors_alone(stage: rows.Stage) -> None:
    """A link opens what came of meetings, so nobody has it of a person whom others hold."""
    adviser, person = rows.holder(stage)
    theirs, ours = rows.name(stage, person, adviser), rows.sign_up(stage)
    there = reverse("days:visitors", args=[stage.day.pk])
    sheets = {one.visitor.number: reverse("days:paper", args=[one.token]) for one in (theirs, ours)}
    page = text(enter(stage.runs).get(there))
    assert sheets[ours.visitor.number] in page
    assert sheets[theirs.visitor.number] not in page
    for sheet in sheets.values():
        assert sheet not in text(enter(stage.coordinator).get(there))


def told(page: Any) -> list[str]:
    return [str(one) for one in page.context["messages"]]


def test_whoever_takes_a_plan_reads_whom_no_message_reaches(
    stage: rows.Stage, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to(stage.day.moment(-5 * 1440 + 10 * 60))
    rows.sign_up(stage, telephone="0171 39200 01")
    rows.sign_up(stage)
    adviser, person = rows.holder(stage)
    rows.name(stage, person, adviser)
    draft = rows.plan_now(stage)
    there = reverse("days:draft", args=[draft.pk, "take"])
    said = told(enter(stage.runs).post(there, follow=True))
    assert "Taken. 1 visitor is told." in said
    [silent] = [one for one in said if "door" in one]
    assert silent.startswith("2 visitors")
    assert "2, 3" in silent
    page = enter(stage.runs).get(reverse("days:visitors", args=[stage.day.pk]))
    assert [line.number for line in page.context["lines"] if not line.reached] == [2, 3]


def test_in_quiet_hours_the_page_says_when_messages_arrive(
    time_machine: TimeMachineFixture,
) -> None:
    stage = rows.make_stage(on=date(2030, 5, 15))
    rows.sign_up(stage, telephone="0171 39200 01")
    seen = []
    for hour in (10, 22):
        time_machine.move_to(stage.day.moment(-2 * 1440 + hour * 60))
        draft = rows.plan_now(stage)
        there = reverse("days:draft", args=[draft.pk, "take"])
        said = told(enter(stage.runs).post(there, follow=True))
        seen.append([one for one in said if "quiet hours" in one])
    assert seen == [[], ["These are quiet hours. Messages arrive: Tuesday, 08:00."]]


def test_a_day_called_off_names_whom_nobody_told(stage: rows.Stage) -> None:
    rows.sign_up(stage, telephone="0171 39200 01")
    rows.sign_up(stage)
    there = reverse("days:turn", args=[stage.day.pk, "cancelled"])
    said = told(enter(stage.runs).post(there, follow=True))
    [silent] = [one for one in said if "door" in one]
    assert "number 2." in silent
