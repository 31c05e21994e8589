"""What visitors are told: at once, in their language, once, and nobody's address where it is not needed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.utils import timezone

from nahtlos.core.clock import now
from nahtlos.core.roles import role
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Draft, Phase
from nahtlos.jobs import days as jobs
from nahtlos.jobs.carriers import KeptSms
from nahtlos.outbox.models import Errand, Message
from nahtlos.outbox.queries import unreached
from tests.days import rows
from tests.outbox.rows import carry_everything, make_way

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)
MOBILE, NEXT = "0171 39200 01", "0171 39200 02"


@pytest.fixture(autouse=True)
def noon() -> Any:
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage(on=NOON.date() + timedelta(days=7))


def errands(stage: rows.Stage) -> list[Errand]:
    """Every errand of the region, the first one first."""
    with acting(rows.usher(stage)):
        return list(Errand.objects.order_by("written_at", "id"))


def kinds(stage: rows.Stage) -> list[str]:
    """What was written, and not held back."""
    return [one.kind for one in errands(stage) if one.state != "stopped"]


def test_whoever_signed_up_gets_their_times_in_their_language(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage, "work", telephone=MOBILE, reads="fa")
    rows.planned(stage)
    KeptSms.kept.clear()
    assert carry_everything() == 1
    [sms] = KeptSms.kept
    assert sms.to == "+491713920001"
    assert f"{settings.SITE_ADDRESS}/visit/me/{joined.token}/" in sms.body
    assert "شما" in sms.body
    for word in ("Iryna", "work", "Jobcenter", "Rathaus"):
        assert word not in sms.body


def test_a_mail_where_there_is_no_mobile_telephone(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage, "work", telephone="030 23125 001", email="iryna@post.example")
    rows.planned(stage)
    carry_everything()
    [sent] = mail.outbox
    assert sent.to == ["iryna@post.example"]
    assert joined.token in sent.body


def test_whoever_gave_nothing_has_paper(stage: rows.Stage) -> None:
    rows.sign_up(stage, "work")
    rows.planned(stage)
    assert errands(stage) == []


def test_a_person_with_a_file_is_told_by_their_own_way(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    make_way(person, adviser)
    joined = rows.name(stage, person, adviser, "work")
    rows.planned(stage)
    assert errands(stage) == []
    with acting(adviser):
        [told] = Message.objects.filter(person=person)
    assert (told.kind, told.about) == ("appointment", joined.visitor.pk)
    assert told.values["visit"] == str(joined.visitor.pk)


def test_a_closed_file_stops_no_plan(stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    make_way(person, adviser)
    rows.name(stage, person, adviser, "work")
    with acting(adviser):
        type(person).objects.filter(pk=person.pk).update(closed_at=now(), close_reason="work")
    assert rows.planned(stage) == (1,)
    with acting(adviser):
        assert not Message.objects.exists()


def test_who_is_called_off_is_told_so_and_nothing_else(stage: rows.Stage) -> None:
    with time_machine.travel(NOON.replace(hour=22), tick=True):  # quiet: everything waits
        joined = rows.sign_up(stage, "work", telephone=MOBILE)
        rows.planned(stage)
        actions.call_off(
            visitor=rows.visitor(stage, 1), by=rows.as_link(joined), at=rows.NOW, themself=True
        )
        assert kinds(stage) == ["cancelled"]


def test_a_freed_place_is_told_to_whoever_is_next() -> None:
    full = rows.make_stage(places=1)
    first = rows.sign_up(full, "work", telephone=MOBILE)
    rows.sign_up(full, "work", telephone="0171 39200 02")
    actions.call_off(
        visitor=rows.visitor(full, 1), by=rows.as_link(first), at=rows.NOW, themself=True
    )
    assert [(one.kind, one.address) for one in errands(full)] == [
        ("place_no_time", "0171 39200 02"), ("cancelled", MOBILE),
    ]  # fmt: skip


def test_who_is_next_is_offered_the_place_gets_its_time_and_takes_it() -> None:
    full = rows.make_stage(on=NOON.date() + timedelta(days=7), places=1)
    first = rows.sign_up(full, "work", telephone=MOBILE)
    second = rows.sign_up(full, "work", telephone=NEXT)
    rows.planned(full)
    told = planned_at(full, 1)
    with acting(rows.as_link(second)):
        assert not queries.visit_of(rows.visitor(full, 2)).talks
    actions.call_off(visitor=rows.visitor(full, 1), by=rows.as_link(first), at=now(), themself=True)
    jobs.fit_in(day=str(full.day.pk), region=str(full.region.pk))
    with acting(full.runs):
        [draft] = [one for one in Draft.objects.filter(day=full.day) if one.quiet]
    jobs.plan_day(draft=str(draft.pk), region=str(full.region.pk))
    assert planned_at(full, 2) == told, "the time that the first one gave up"
    words = [(one.kind, one.address) for one in errands(full) if one.state != "stopped"]
    assert words == [
        ("place_no_time", NEXT), ("cancelled", MOBILE), ("appointment", NEXT),
    ]  # fmt: skip
    by = rows.as_link(second)
    assert actions.confirm(visitor=rows.visitor(full, 2), by=by, themself=True).state == "confirmed"


def planned_at(stage: rows.Stage, number: int) -> int | None:
    with acting(rows.usher(stage)):
        return queries.first_minute(rows.visitor(stage, number).pk)


def test_what_is_called_off_is_named_with_its_own_time(stage: rows.Stage) -> None:
    rows.sign_up(stage, "work", telephone=MOBILE)
    joined = rows.sign_up(stage, "work", telephone=NEXT)
    rows.planned(stage)
    began = planned_at(stage, 2)
    assert began not in {None, stage.day.opens}
    actions.call_off(
        visitor=rows.visitor(stage, 2), by=rows.as_link(joined), at=now(), themself=True
    )
    [told] = [one for one in errands(stage) if one.kind == "cancelled"]
    assert told.values["at"] == stage.day.moment(began or 0).isoformat()


def test_whoever_is_moved_is_told_at_once(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage, "work", telephone=MOBILE)
    rows.planned(stage)
    with acting(rows.as_link(joined)):
        visit = queries.visit_of(rows.visitor(stage, 1))
    [talk] = visit.talks
    by = rows.as_link(joined)
    other = actions.other_times(meeting=talk.meeting, by=by, at=now())[0]
    actions.take_time(
        meeting=talk.meeting, visitor=visit.visitor, key=other.key, by=by, at=now(), themself=True
    )
    last = errands(stage)[-1]
    assert last.kind == "moved"
    assert last.values["at"] == stage.day.moment(other.start).isoformat()


def test_reminders_come_two_days_and_two_hours_before_each_once(stage: rows.Stage) -> None:
    rows.sign_up(stage, "work", telephone=MOBILE)
    rows.planned(stage)
    for left in (timedelta(days=3), timedelta(hours=47), timedelta(hours=46), timedelta(hours=1)):
        at = stage.day.moment(540) - left
        with time_machine.travel(at, tick=True):
            actions.remind_due(by=rows.usher(stage), at=timezone.now())
    assert kinds(stage) == ["appointment", "in_two_days", "in_two_hours"]


def test_an_address_goes_with_the_last_attempt_and_administrators_never_see_it(
    stage: rows.Stage,
) -> None:
    rows.sign_up(stage, "work", telephone=MOBILE)
    rows.planned(stage)
    for key in ("administrator", "coordinator", "analyst", "watcher", "counter"):
        with acting(replace(stage.runs, role=role(key))):
            assert not Errand.objects.exists()
    for other in (stage.at_jobcenter, stage.at_school):
        with acting(other):
            assert not Errand.objects.exists()
    carry_everything()
    assert [(one.state, one.address) for one in errands(stage)] == [("sent", "")]


def test_whoever_runs_the_day_sees_who_was_not_reached(
    stage: rows.Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined = rows.sign_up(stage, "work", telephone=MOBILE)
    rows.planned(stage)
    monkeypatch.setattr(settings, "SMS_CARRIER", "")
    carry_everything()
    with acting(stage.runs):
        assert unreached([joined.visitor.pk]) == {joined.visitor.pk}


def test_a_day_that_is_called_off_is_told_to_everybody(stage: rows.Stage) -> None:
    for number in range(3):
        rows.sign_up(stage, "work", telephone=f"0171 39200 0{number}")
    with acting(stage.runs):
        actions.turn(day=stage.day, to=Phase.CANCELLED, by=stage.runs, at=rows.NOW)
    assert kinds(stage) == ["cancelled"] * 3
