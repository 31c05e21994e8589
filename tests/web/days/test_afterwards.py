"""Was it a success? Figures of a day that was, for those who run it and, rounded, for those outside."""

from functools import partial
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Coming, Desk, Meeting, Outcome, Pass, Phase, Running, Visitor
from nahtlos.jobs import days as jobs
from nahtlos.plan import actions as plan
from nahtlos.plan.models import State, Step
from nahtlos.web.days.afterwards import _line, _rounded
from tests import makers
from tests.days import rows
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


def text(response: Any) -> str:
    return str(response.content.decode())


def ran(*, guests: int = 3) -> rows.Stage:
    """A day that is over: visitor 1 stayed away, everybody else came and talked."""
    stage = rows.make_stage()
    for _number in range(guests):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    happened(stage)
    return stage


def happened(stage: rows.Stage) -> None:
    at = stage.day.moment(540)
    with acting(stage.runs):
        for visitor in Visitor.objects.select_related("day").filter(day=stage.day, number__gt=1):
            actions.arrive(visitor=visitor, by=stage.runs, at=at)
        for meeting in Meeting.objects.select_related("day", "desk").order_by("during"):
            late = stage.day.moment(meeting.start + 4)
            to = Running.BEGUN if meeting.number > 1 else Running.ABSENT
            begun = actions.move(meeting=meeting, to=to, by=stage.runs, at=late)
            if to is Running.BEGUN:
                actions.move(meeting=begun, to=Running.DONE, by=stage.runs, at=late)
        actions.turn(day=queries.day_for(stage.day.pk), to=Phase.OVER, by=stage.runs, at=rows.NOW)


def after(stage: rows.Stage, by: Actor) -> queries.Afterwards:
    with acting(by):
        return queries.afterwards(queries.day_for(stage.day.pk))


def test_served_unmet_and_who_stayed_away() -> None:
    stage = ran()
    was = after(stage, stage.runs)
    assert (was.visitors, was.absent, was.called_off) == (2, 1, 0)
    [work] = was.topics
    assert (work.served, work.unmet, work.why) == (2, 1, (("absent", 1),))
    assert [(one.key, one.wanted) for one in was.languages] == [("uk", 3)]
    assert was.late_minutes == 4
    assert not was.success


def test_what_the_engine_said_is_the_reason() -> None:
    stage = rows.make_stage()
    for _number in range(11):  # nine talks of 20 minutes fit between 9 and 12
        rows.sign_up(stage, "work")
    rows.planned(stage)
    happened(stage)
    [work] = after(stage, stage.runs).topics
    assert dict(work.why)["desks_taken"] == 2


def test_one_press_says_how_it_was_and_the_last_one_counts(client: Any) -> None:
    stage = ran()
    token = queries.token_of(rows.visitor(stage, 2).pk)
    for mark in (1, 3):
        client.post(reverse("days:liked", args=[token, mark]))
    client = enter(stage.at_jobcenter)
    with acting(stage.runs):
        desk = Desk.objects.get(institution=stage.jobcenter)
    client.post(reverse("days:desk-liked", args=[desk.pk, 2]))
    was = after(stage, stage.runs)
    assert (was.visitors_said.good, was.visitors_said.bad) == (1, 0)
    assert was.desks_said.so_so == 1


def test_whoever_was_not_there_says_nothing(client: Any) -> None:
    stage = ran()
    token = queries.token_of(rows.visitor(stage, 1).pk)
    client.post(reverse("days:liked", args=[token, 3]))
    assert after(stage, stage.runs).visitors_said.all == 0


def with_a_file() -> tuple[rows.Stage, Actor, Any]:
    stage = rows.make_stage()
    holder, person = rows.holder(stage)
    rows.sign_up(stage, "language")
    rows.name(stage, person, holder, "work")
    makers.make_consent(person, stage.jobcenter.pk, holder, ("plan",), purpose="day")
    rows.planned(stage)
    happened(stage)
    with acting(stage.at_jobcenter):
        meeting = Meeting.objects.select_related("day", "desk").get(topic="work")
        actions.tell_outcome(
            meeting=meeting, what="Lebenslauf", by_visitor=True, until=None, by=stage.at_jobcenter,
            at=timezone.now(),
        )  # fmt: skip
    return stage, holder, person


def test_next_steps_that_are_kept_are_counted_and_shown_to_nobody() -> None:
    stage, holder, person = with_a_file()
    assert after(stage, stage.runs).kept == queries.Kept(1, 1, 0)
    with acting(holder):
        step = Step.objects.get(person=person)
        plan.move(step=step, to=State.DONE, by=holder, at=timezone.now())
    assert after(stage, stage.coordinator).kept == queries.Kept(1, 1, 1)
    assert after(stage, stage.at_school).kept == queries.Kept(0, 0, 0)
    with acting(stage.runs):
        assert not Step.objects.filter(person=person).exists()
        assert not Coming.objects.exists()


def test_what_came_of_it_and_the_link_go_with_the_file() -> None:
    stage, holder, person = with_a_file()
    link = Actor(link=queries.digest_of(queries.token_of(rows.visitor(stage, 2).pk)))
    with acting(holder):
        assert Outcome.objects.count() == 1
        Coming.objects.get(person=person).delete()
    with acting(link):
        assert not Outcome.objects.exists()
        assert not Pass.objects.exists()
    with acting(stage.runs):
        assert Visitor.objects.filter(day=stage.day).count() == 2


def test_another_staffing_is_tried_beside_the_page() -> None:
    stage = rows.make_stage()
    for _number in range(14):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    happened(stage)
    client = enter(stage.runs)
    client.post(reverse("days:look-back", args=[stage.day.pk]))
    jobs.back(day=str(stage.day.pk), region=str(stage.region.pk))
    would = queries.day_for(stage.day.pk).would
    assert would["making"] == "ready"
    assert would["served"] == 9
    assert would["missing"][0]["desk_serves"] > 0
    assert "10" in text(client.get(reverse("days:after", args=[stage.day.pk])))


def test_those_outside_the_house_see_no_small_number() -> None:
    stage = ran()
    client = enter(stage.coordinator)
    page = text(client.get(reverse("days:after", args=[stage.day.pk])))
    assert "fewer than 5" in page
    assert "2 × " not in page
    assert "1 × " not in page


@pytest.mark.parametrize(("number", "says"), [(0, "0"), (7, "5"), (8, "10"), (13, "15")])
def test_large_numbers_are_rounded(number: int, says: str) -> None:
    assert says in _rounded(number)


def test_from_a_large_number_no_small_one_follows() -> None:
    line = queries.Line("work", 9, 2, (("absent", 2),))
    shown = _line(line, str, exact=False)
    assert shown.few
    assert shown.why == ()
    assert not _line(line, str, exact=True).few


def test_desks_do_not_see_the_page() -> None:
    stage = ran()
    client = enter(stage.at_jobcenter)
    assert client.get(reverse("days:after", args=[stage.day.pk])).status_code == 403


def test_the_page_asks_the_same_for_one_visitor_and_three() -> None:
    asked = []
    for guests in (2, 4):
        stage = ran(guests=guests)
        client, there = enter(stage.runs), reverse("days:after", args=[stage.day.pk])
        client.get(there)
        asked.append(queries_of(partial(client.get, there)))
    assert asked[0] == asked[1]


def test_a_series_stands_on_one_page() -> None:
    stage = ran()
    with acting(stage.runs):
        actions.change_day(day=stage.day, by=stage.runs, at=rows.NOW, weeks=2)
        on = actions.next_date(stage.day, today())
        assert on is not None
        new = actions.repeat_day(
            day=queries.day_for(stage.day.pk),
            on=on,
            by=stage.runs,
            at=timezone.now(),
            next_one=True,
        )
        both = queries.series_of(queries.day_for(new.pk))
    assert [(one.visitors, one.served) for one in both] == [(0, 0), (2, 2)]
    client = enter(stage.runs)
    page = text(client.get(reverse("days:after", args=[new.pk])))
    assert reverse("days:after", args=[stage.day.pk]) in page
