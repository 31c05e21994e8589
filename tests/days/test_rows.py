"""The day in the database: places in turn, no double booking whatever the program does, plans whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from nahtlos.core import news
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.actions import reminding
from nahtlos.days.models import Answered, Day, Making, Meeting, Phase, Place, Want
from nahtlos.days.news import InvitationReady, VisitorMoved, VisitSoon
from nahtlos.network.models import Region
from nahtlos.outbox.engine import NOBODY_IS_DISTURBED, next_moment
from tests.days import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


@pytest.fixture
def told() -> Iterator[list[news.News]]:
    """Everything that is published about invitations."""
    heard: list[news.News] = []
    listeners = [(kind, heard.append) for kind in (InvitationReady, VisitorMoved)]
    for kind, listener in listeners:
        news._listeners[kind].append(listener)
    yield heard
    for kind, listener in listeners:
        news._listeners[kind].remove(listener)


def meetings(stage: rows.Stage) -> list[Meeting]:
    with acting(rows.usher(stage)):
        return list(Meeting.objects.filter(day=stage.day).select_related("desk", "day"))


def test_whoever_comes_after_the_last_place_waits_in_order() -> None:
    stage = rows.make_stage(places=2)
    joined = [rows.sign_up(stage) for _ in range(4)]
    assert [one.held for one in joined] == [("work",), ("work",), (), ()]
    assert [one.waiting for one in joined[2:]] == [(("work", 1),), (("work", 2),)]
    work = next(s for s in queries.subjects_of(stage.day.pk) if s.topic == "work")
    assert (work.held, work.waiting, work.free) == (2, 2, 0)


def test_a_freed_place_goes_to_whoever_is_next() -> None:
    stage = rows.make_stage(places=1)
    first, _second, third = (rows.sign_up(stage) for _ in range(3))
    with acting(stage.runs):
        moved = actions.call_off(
            visitor=rows.visitor(stage, 1), by=stage.runs, at=rows.NOW, themself=False
        )
    assert [want.turn for want in moved] == [2]
    assert [w.place for w in rows.wants(stage)] == [Place.DROPPED, Place.HELD, Place.WAITING]
    assert first.visitor.number < third.visitor.number


def test_the_database_lets_nobody_pass_whoever_waits() -> None:
    stage = rows.make_stage(places=1)
    for _ in range(3):
        rows.sign_up(stage)
    with acting(rows.usher(stage)):
        Want.objects.filter(turn=1).update(place=Place.DROPPED)
        with pytest.raises(IntegrityError, match="in turn"), transaction.atomic():
            Want.objects.filter(turn=3).update(place=Place.HELD)


@pytest.mark.parametrize("whom", ["desk", "visitor", "interpreter"])
def test_the_database_refuses_a_double_booking_of(stage: rows.Stage, whom: str) -> None:
    with acting(stage.runs):
        helpers = [
            actions.ask_helper(day=stage.day, institution=stage.city, by=stage.runs, name=n,
                               languages=["de", "ti"], hours=[[540, 720]])
            for n in ("Rahel", "Biniam")
        ]  # fmt: skip
    for _ in range(2):
        rows.sign_up(stage)
    desks = queries.desks_of(stage.day.pk)
    one, two = (rows.visitor(stage, n) for n in (1, 2))
    common = {"region": stage.region, "day": stage.day, "topic": "work", "languages": ["uk"]}
    first = {"desk": desks[0], "visitor": one, "interpreter": helpers[0], "during": (600, 620)}
    other = {"desk": desks[1], "visitor": two, "interpreter": helpers[1], "during": (615, 635)}
    with acting(rows.usher(stage)):
        make = partial(Meeting.objects.create, institution=stage.jobcenter, number=1, **common)
        make(**first)
        with pytest.raises(IntegrityError, match="in_one_meeting"), transaction.atomic():
            make(**{**other, whom: first[whom], "topic": "language"})
        make(**{**other, "topic": "language"})
        make(**{**first, "during": (640, 660), "topic": "social"})


def test_a_meeting_stays_in_its_day(stage: rows.Stage) -> None:
    other = rows.make_stage()
    rows.sign_up(stage)
    stranger = queries.desks_of(other.day.pk)[0]
    with acting(rows.usher(stage)):
        row = Meeting(region=stage.region, institution=stage.jobcenter, day=stage.day, desk=stranger,
                      visitor=rows.visitor(stage, 1), number=1, topic="work", languages=["uk"],
                      during=(600, 620))  # fmt: skip
        with pytest.raises(IntegrityError, match="desk_id_same_day"), transaction.atomic():
            row.save(force_insert=True)


def test_a_plan_is_taken_and_everybody_is_invited(stage: rows.Stage, told: list[news.News]) -> None:
    for _ in range(3):
        rows.sign_up(stage, "work", "language")
    draft = rows.plan_now(stage)
    assert draft.making == Making.READY
    assert rows.take(stage, draft) == (1, 2, 3)
    held = meetings(stage)
    assert len(held) == 6
    assert Day.objects.get(pk=stage.day.pk).phase == Phase.PLANNED
    assert [type(one) for one in told] == [InvitationReady] * 3
    visit = _visit(stage, 1)
    assert [talk.topic for talk in visit.talks]
    assert len(visit.talks) == 2


def _visit(stage: rows.Stage, number: int) -> queries.Visit:
    with acting(stage.runs):
        found = queries.visitor_for(rows.visitor(stage, number).pk)
        assert found is not None
        return queries.visit_of(found)


def test_a_plan_for_a_day_that_has_changed_is_not_taken(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    draft = rows.plan_now(stage)
    rows.sign_up(stage)
    with pytest.raises(Refused, match="changed"):
        rows.take(stage, draft)
    assert meetings(stage) == []


def test_same_seed_same_plan(stage: rows.Stage) -> None:
    for _ in range(5):
        rows.sign_up(stage, "work", "language")
    first, second = rows.plan_now(stage), rows.plan_now(stage)
    assert first.plan == second.plan


def test_what_is_missing_is_named_with_what_one_more_would_serve() -> None:
    stage = rows.make_stage(places=30)
    for _ in range(14):
        rows.sign_up(stage, "work")
    for _ in range(2):
        rows.sign_up(stage, "language", speaks="ti")
    missing = {(one["topic"], one["language"]): one for one in rows.plan_now(stage).missing}
    assert set(missing) == {("work", ""), ("language", "ti")}
    assert missing["work", ""]["minutes"] == 20 * missing["work", ""]["wants"]
    assert missing["work", ""]["desk_serves"] == missing["work", ""]["wants"]
    assert missing["language", "ti"] | {"desk_serves": 0} == {
        "topic": "language", "language": "ti", "minutes": 40, "wants": 2,
        "desk_serves": 0, "interpreter_serves": 2,
    }  # fmt: skip


def test_a_desk_that_leaves_moves_only_whom_it_must(
    stage: rows.Stage, told: list[news.News]
) -> None:
    rows.make_desk(stage, stage.jobcenter, ["work"])
    for _ in range(4):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    before = {m.number: (m.desk_id, m.start) for m in meetings(stage)}
    told.clear()
    desk = next(d for d in queries.desks_of(stage.day.pk) if "work" in d.topics)
    hit = {number for number, (where, _start) in before.items() if where == desk.pk}
    assert hit
    with acting(stage.runs):
        draft = actions.leave_desk(desk=desk, since=540, by=stage.runs, at=stage.day.moment(0))
    draft = rows.work(stage, draft)
    assert draft.cost["broken_if_left"] == len(hit)
    assert draft.cost["unmet"] == 0
    assert draft.cost["told"] == len(hit)
    rows.take(stage, draft)
    after = {m.number: (m.desk_id, m.start) for m in meetings(stage)}
    assert {n for n in before if before[n] != after[n]} == hit
    assert {type(one) for one in told} == {VisitorMoved}
    assert len(told) == len(hit)


def test_who_should_have_been_called_already_counts_among_those_told_anew(
    stage: rows.Stage,
) -> None:
    for _ in range(3):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    before = {m.number: m.start for m in meetings(stage)}
    at = stage.day.moment(min(before.values()) + 10)
    with acting(stage.runs):
        day = queries.day_for(stage.day.pk)
        draft = actions.ask_plan(day=day, by=stage.runs, at=at, now=day.running_minute(at))
    draft = rows.work(stage, draft)
    told = rows.take(stage, draft, at)
    after = {m.number: m.start for m in meetings(stage)}
    assert min(before.values()) < min(after.values()), "nobody is called in the past"
    assert draft.cost["told"] == len(told)
    assert draft.cost["told_minutes"] == sum(abs(after[n] - before[n]) for n in before) > 0


def test_a_crash_while_taking_a_plan_leaves_the_old_one_whole(stage: rows.Stage) -> None:
    for _ in range(4):
        rows.sign_up(stage, "work")
    rows.planned(stage)
    before = sorted((m.pk, m.number, m.start) for m in meetings(stage))
    rows.make_desk(stage, stage.jobcenter, ["work"])
    desk = queries.desks_of(stage.day.pk)[0]
    with acting(stage.runs):
        draft = actions.leave_desk(desk=desk, since=540, by=stage.runs, at=stage.day.moment(0))
    draft = rows.work(stage, draft)

    def crash(_news: VisitorMoved) -> None:
        assert sorted((m.pk, m.number, m.start) for m in meetings(stage)) != before
        raise RuntimeError("power cut")

    news._listeners[VisitorMoved].append(crash)
    try:
        with pytest.raises(RuntimeError, match="power cut"):
            rows.take(stage, draft)
    finally:
        news._listeners[VisitorMoved].remove(crash)
    assert sorted((m.pk, m.number, m.start) for m in meetings(stage)) == before
    with acting(stage.runs):
        again = queries.draft_for(draft.pk)
    assert again is not None
    assert again.making == Making.READY


def test_a_place_that_becomes_free_gets_a_time_that_moves_nobody() -> None:
    stage = rows.make_stage(places=2)
    for _ in range(3):
        rows.sign_up(stage)
    rows.planned(stage)
    before = {m.number: m.start for m in meetings(stage)}
    with acting(stage.runs):
        actions.call_off(visitor=rows.visitor(stage, 1), by=stage.runs, at=rows.NOW, themself=False)
    usher = rows.usher(stage)
    with acting(usher):
        day = queries.day_for(stage.day.pk)
    draft = actions.fit_in(day=day, by=usher, at=rows.NOW)
    assert draft is not None
    draft = rows.work(stage, draft)
    assert actions.take_quietly(draft=draft, by=usher, at=rows.NOW) == (3,)
    after = {m.number: m.start for m in meetings(stage)}
    assert after[2] == before[2]
    assert 3 in after


def test_nobody_else_takes_a_plan_or_answers_a_desk(stage: rows.Stage) -> None:
    rows.sign_up(stage)
    draft = rows.plan_now(stage)
    with acting(stage.at_school), pytest.raises(Refused, match="runs this day"):
        actions.take_plan(draft=draft, by=stage.at_school, at=rows.NOW)
    desk = queries.desks_of(stage.day.pk)[0]
    with acting(stage.at_school), pytest.raises(Refused, match="institution of this desk"):
        actions.answer_desk(desk=desk, to=Answered.DECLINED, by=stage.at_school, at=rows.NOW)


def test_the_next_of_a_series_is_made_once(stage: rows.Stage) -> None:
    day = stage.day
    day.weeks = 2
    on = actions.next_date(day, timezone.localdate(rows.NOW))
    assert on is not None
    with acting(stage.runs):
        new = actions.repeat_day(day=day, on=on, by=stage.runs, at=rows.NOW, next_one=True)
        assert [d.state for d in queries.desks_of(new.pk)] == [Answered.ASKED] * 2
        assert {s.topic for s in queries.subjects_of(new.pk)} == {"work", "language"}
        with pytest.raises(Refused, match="made already"):
            actions.repeat_day(day=day, on=on, by=stage.runs, at=rows.NOW, next_one=True)


def test_minutes_are_those_of_the_clock_in_the_region(stage: rows.Stage) -> None:
    assert stage.day.minute(stage.day.moment(600)) == 600
    assert stage.day.moment(600).utcoffset() is not None


def test_each_is_reminded_two_days_and_two_hours_before_and_once(stage: rows.Stage) -> None:
    heard: list[VisitSoon] = []
    news.listen(VisitSoon, heard.append)
    for _ in range(2):
        rows.sign_up(stage)
    rows.planned(stage)
    with acting(stage.runs):
        actions.call_off(visitor=rows.visitor(stage, 2), by=stage.runs, at=rows.NOW, themself=False)
    first = stage.day.moment(min(m.start for m in meetings(stage)))
    try:
        for hours in (60, 47, 46, 1.5, 1, -1):
            actions.remind_due(by=rows.usher(stage), at=first - timedelta(hours=hours))
    finally:
        news._listeners[VisitSoon].remove(heard.append)
    assert [one.hours for one in heard] == [48, 2]
    assert {one.visitor for one in heard} == {rows.visitor(stage, 1).pk}


LONG_BEFORE = timedelta(days=5)
EVERY = timedelta(minutes=5)


@pytest.mark.parametrize("opens", [360, 480, 500, 540, 605, 840])
@pytest.mark.parametrize("on", [date(2027, 3, 10), date(2027, 3, 30), date(2026, 12, 28)])
@pytest.mark.parametrize("land", ["06", "11"])
def test_a_reminder_is_due_when_it_can_arrive_and_before_it_is_too_late(
    stage: rows.Stage, opens: int, on: date, land: str
) -> None:
    """On a Wednesday, on the Tuesday after Easter, on the Monday after Christmas, in Hesse and in Berlin,
    where the first of these has a holiday two days before: looked at every five minutes for five days.
    """
    Region.objects.filter(pk=stage.region.pk).update(key=f"{land}777")
    stage.day.on = on
    begins = stage.day.moment(opens)
    moments = {hours: since for _stage, hours, since in reminding._moments(stage.day, opens)}
    zone = timezone.get_default_timezone()
    hours = replace(NOBODY_IS_DISTURBED, land=land)
    loud = [
        at
        for at in (begins - EVERY * n for n in range(LONG_BEFORE // EVERY))
        if next_moment(at, hours, zone, now=at) == at
    ]
    before = [at for at in loud if at <= begins - timedelta(hours=1)]
    for left, since in moments.items():
        wanted = begins - timedelta(hours=left)
        at_once = [at for at in before if at >= wanted]
        assert since in before
        assert (
            since == min(at_once)
            if at_once
            else since == max(at for at in before if at.astimezone(zone).time() == time(19))
        )
