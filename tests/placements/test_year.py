"""30 starts over 400 days with random answers and silences: nobody's question missed or asked twice."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import placements as jobs
from nahtlos.jobs import post
from nahtlos.outbox.models import Message, Notice
from nahtlos.people.models import Contact, Person
from nahtlos.placements import actions
from nahtlos.placements.engine import SILENT_DAYS, asked_on
from nahtlos.placements.models import (
    Asking,
    Channel,
    FollowUp,
    Goes,
    Help,
    Placement,
    Reason,
    Side,
    Warned,
    Works,
)
from nahtlos.plan.models import Step
from tests import makers
from tests.employers.rows import make_company
from tests.placements import rows

pytestmark = pytest.mark.django_db
STARTS, DAYS = 30, 400


@dataclass
class Year:
    """The world of a simulated year, and what it says should have happened."""

    by: Actor
    watcher: Actor
    dice: Random
    begun: dict[UUID, date] = field(default_factory=dict)
    ended: dict[UUID, date] = field(default_factory=dict)
    company: dict[UUID, bool] = field(default_factory=dict)
    deaf: set[UUID] = field(default_factory=set)


@pytest.fixture
def year() -> Year:
    by = makers.make_member()
    return Year(by, Actor(role=Watcher, region=by.region), Random("a year at work"))


def worker(year: Year) -> Person:
    """Somebody whom messages reach, or not."""
    person = rows.make_worker(year.by)
    if year.dice.random() < 0.7:
        with acting(year.by):
            Contact.objects.create(**makers.of(person), kind="phone", value="0171 39200 55",
                                   message_may_be_left=True)  # fmt: skip
    return person


def begin(year: Year, on: date, at: datetime) -> None:
    """One more start, every third with a company that is asked."""
    person, asked = worker(year), year.dice.random() < 0.5
    more = {}
    if asked:
        company = make_company(year.by, f"Betrieb {len(year.begun)}")
        more = {"employer": company, "where": "", "ask_employer": True,
                "employer_email": "betrieb@nahtlos.example"}  # fmt: skip
    with acting(year.by):
        wanted = rows.wanted(starts_on=on, **more)
        planned = actions.plan(person=person, wanted=wanted, by=year.by, at=at)
        started = actions.start(placement=planned, by=year.by, at=at)
    year.begun[started.pk], year.company[started.pk] = on, asked
    if year.dice.random() < 0.25:
        year.deaf.add(started.pk)


def answers(year: Year, at: datetime) -> None:
    """Some of those who were asked answer today; the deaf never do."""
    with acting(year.by):
        open_now = FollowUp.objects.filter(state__in=["asked", "reminded", "call"])
        waiting = [one for one in open_now if one.placement_id not in year.deaf]
    for one in waiting:
        if year.dice.random() > 0.15:
            continue
        works = Works.HERE if year.dice.random() < 0.8 else (
            Works.NOT if one.side == Side.PERSON else Works.GONE
        )  # fmt: skip
        goes = year.dice.choice([None, *Goes])
        said = actions.Said(works=works, goes=goes, help=year.dice.choice([None, *Help]))
        with acting(year.by):
            actions.answer(followup=one, said=said, channel=Channel.CALL, by=year.by, at=at)


def leave(year: Year, on: date, at: datetime) -> None:
    """Some leave: the company is asked no more, the person still is."""
    for key, since in year.begun.items():
        if key in year.ended or on <= since or year.dice.random() > 0.002:
            continue
        with acting(year.by):
            row = Placement.objects.get(pk=key)
            actions.end(placement=row, ended_on=on, reason=Reason.TERM, by=year.by, at=at)
        year.ended[key] = on


def test_nobodys_question_is_missed_or_asked_twice(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, begins = today(), sorted(year.dice.sample(range(330), STARTS))
    for number in range(DAYS):
        on = first + timedelta(days=number)
        at = now() + timedelta(days=number)
        monkeypatch.setattr(jobs, "now", lambda at=at: at)
        monkeypatch.setattr(jobs, "today", lambda on=on: on)
        for _night in range(1 + (year.dice.random() < 0.1)):  # the job may be done twice
            jobs.watch(year.watcher)
        answers(year, at)
        leave(year, on, at)
        if number in begins:
            begin(year, on, at)
    assert list(faults(year, first + timedelta(days=DAYS - 1))) == []


def faults(year: Year, last: date) -> list[str]:
    """All that should never be after such a year."""
    with acting(year.by):
        every = list(FollowUp.objects.all())
        told = Counter(Message.objects.values_list("about", "kind"))
        steps = Step.objects.filter(source_key__startswith="work ").count()
    found = [f"{key} was told {number} times" for key, number in told.items() if number > 1]
    for one in every:
        found += wrong(year, one, last)
    found += missing(year, every)
    troubled = {one.placement_id for one in every if one.troubled}
    if troubled and not steps:
        found.append("trouble opened no step")
    states = Counter(one.state for one in every)
    found += [f"nobody is {state}" for state in ("answered", "silent", "dropped")
              if not states[state]]  # fmt: skip
    return found


def missing(year: Year, every: list[FollowUp]) -> list[str]:
    """Each start has its four questions for each side that is asked."""
    have = Counter((one.placement_id, one.side) for one in every)
    return [
        f"{key} has {have[key, side]} questions for the {side}"
        for key, asked in year.company.items()
        for side in ("person", "employer")
        if have[key, side] != (4 if side == "person" or asked else 0)
    ]


def wrong(year: Year, one: FollowUp, last: date) -> list[str]:
    """What is wrong with one question."""
    since, name = year.begun[one.placement_id], f"{one.side} after {one.months}"
    found = [] if one.due_on == asked_on(since)[one.months] else [f"{name} has a wrong day"]
    gone = year.ended.get(one.placement_id)
    if one.state == Asking.DROPPED:
        found += [] if one.side == Side.EMPLOYER and gone else [f"{name} was dropped"]
    elif one.due_on <= last:
        asked = one.asked_at and timezone.localdate(one.asked_at)
        found += [] if asked == one.due_on else [f"{name} was asked on {asked}"]
    elif one.state != Asking.WAITING:
        found.append(f"{name} was asked too early")
    if one.state == Asking.ANSWERED and one.placement_id in year.deaf:
        found.append(f"{name}: silence became an answer")
    long_ago = last - timedelta(days=SILENT_DAYS + 12)
    if one.due_on < long_ago and one.state in {Asking.WAITING, Asking.ASKED, Asking.REMINDED,
                                               Asking.CALL}:  # fmt: skip
        found.append(f"{name} was left lying as {one.state}")
    return found


def test_what_runs_out_is_told_on_its_days_and_once(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = rows.make_planned(rows.make_worker(year.by, record=rows.WAITS), year.by)
    first = today()
    with acting(year.by):
        granted = actions.Granted(valid_from=first, valid_until=first + timedelta(days=100))
        actions.note_seen(placement=planned, granted=granted, by=year.by, at=now())
        actions.start(placement=planned, by=year.by, at=now())
    for number in range(120):
        at = now() + timedelta(days=number)
        monkeypatch.setattr(jobs, "now", lambda at=at: at)
        monkeypatch.setattr(jobs, "today", lambda on=first + timedelta(days=number): on)
        jobs.watch(year.watcher)
        jobs.watch(year.watcher)
    with acting(year.by):
        told = {one.days: (timezone.localdate(one.at) - first).days for one in Warned.objects.all()}
    assert told == {60: 40, 21: 79, 7: 93}
    with acting(post.courier(planned.region_id)):
        assert Notice.objects.filter(once__startswith="runs out").count() == 3
