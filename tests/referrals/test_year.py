"""2,000 referrals in a year of days, with crashes between any two statements: nobody is lost."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Member, Watcher
from nahtlos.core.wall import acting
from nahtlos.jobs import referrals as jobs
from nahtlos.people.models import Person
from nahtlos.referrals import queries
from nahtlos.referrals.engine import EXPIRES_AFTER
from nahtlos.referrals.models import ENDED
from nahtlos.site import embedded
from tests import makers
from tests.referrals.world import World

REFERRALS, DAYS, HOUSES, PERSONS = 2_000, 365, 4, 240


@pytest.fixture
def world(committed: None) -> World:
    region, dice = makers.make_region(), Random("a year between the desks")
    houses = [makers.make_institution(region) for _ in range(HOUSES)]
    staff = [makers.make_member(house) for house in houses]
    persons = [
        (makers.make_person(by, f"P{n}"), by) for n, by in enumerate(staff * (PERSONS // HOUSES))
    ]
    makers.make_member(houses[0], Member)
    return World(dice, houses, staff, persons)


@pytest.fixture
def past(cluster: embedded.Server, world: World) -> Iterator["psycopg.Connection[Any]"]:
    """A connection before which the wall falls, to look at everything at once."""
    name = str(connection.settings_dict["NAME"])
    with psycopg.connect(cluster.url("postgres", name), autocommit=True) as db:
        yield db


def night(world: World, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program watches; it may crash, and then it is called again."""
    monkeypatch.setattr(jobs, "now", lambda: at)
    monkeypatch.setattr(jobs, "today", at.date)
    watcher = Actor(role=Watcher, region=world.houses[0].region_id)
    while not world.attempt(Actor(), lambda: jobs.watch(watcher)):
        pass


def learn(world: World, past: "psycopg.Connection[Any]", at: datetime) -> None:
    """The model learns from the night only what has run out."""
    found = past.execute("select id from referrals_referral where state = 'expired'").fetchall()
    for (key,) in found:
        if world.rows[key].state != "expired":
            world.moved(key, "expired", at)


def faults(world: World, past: "psycopg.Connection[Any]", at: datetime) -> Iterator[str]:
    """All that should never be, at this moment."""
    states = dict(past.execute("select id, state from referrals_referral").fetchall())
    known = {key: row.state for key, row in world.rows.items()}
    yield from (f"{key}: {states.get(key)}, not {known.get(key)}" for key in {*states, *known}
                if states.get(key) != known.get(key))  # fmt: skip
    late = timezone.localdate(at) - timedelta(days=EXPIRES_AFTER)
    silent = past.execute(
        "select count(*) from referrals_referral where state in ('sent', 'seen') and ("
        " answer_due_on < %s and reminded_on is null or answer_due_on < %s)"
        " or state = 'accepted' and appointment_due_on < %s and reminded_on is null",
        [timezone.localdate(at), late, timezone.localdate(at)],
    ).fetchone()
    yield from ["a deadline has not fired"] if silent != (0,) else []
    yield from _open_without(past)


def _open_without(past: "psycopg.Connection[Any]") -> Iterator[str]:
    """Open means a live consent for exactly it; ended means none."""
    live = "c.given_at is not null and c.revoked_at is null and c.valid_until > now()"
    [(wrong,)] = past.execute(
        f"select count(*) from referrals_referral r left join people_consent c on c.id = r.consent_id"
        f" where coalesce({live}, false) <> (r.state in ('sent', 'seen', 'accepted', 'kept'))"
    ).fetchall()  # fmt: skip
    if wrong:
        yield f"{wrong} referrals do not stand as their consent does"


def seen_wrongly(world: World) -> Iterator[str]:
    """Everybody's sight, and who holds whom, beside the model."""
    for by in world.staff:
        with acting(by):
            shown = set(Person.objects.values_list("pk", flat=True))
            held = {p.pk: queries.holder_now(p).institution.pk for p in
                    Person.objects.filter(institution=by.institution).select_related("institution")}  # fmt: skip
        if shown != world.visible(by):
            yield f"sight of {by.institution} differs"
        mine = [person for person, adviser in world.persons if adviser == by]
        wrong = [person.pk for person in mine if held[person.pk] != world.holder(person)]
        yield from (f"{key} is held by another one" for key in wrong)


def told(past: "psycopg.Connection[Any]") -> Counter[tuple[str, str]]:
    """Every message that stands in the queue, by institution and what it tells."""
    rows = past.execute(
        "select args ->> 'institution', args ->> 'what', count(*) from procrastinate_jobs"
        " where task_name = 'referrals.tell' and args ->> 'what' <> 'late' group by 1, 2"
    )
    return Counter({(house, what): number for house, what, number in rows})


def reminded(past: "psycopg.Connection[Any]") -> tuple[int, int]:
    """How many reminders stand in the queue, and the most that may."""
    [(sent,)] = past.execute(
        "select count(*) from procrastinate_jobs where args ->> 'what' = 'late'"
    ).fetchall()
    [(marked,)] = past.execute(
        "select count(*) from core_change where table_name = 'referrals_referral'"
        " and after ->> 'reminded_on' is not null and verb = 'update'"
    ).fetchall()
    return sent, marked


def a_day(world: World, at: datetime, most: int) -> None:
    """Some send, some answer, some do what they may not."""
    for _ in range(min(most, world.dice.randint(4, 9))):
        world.send(at)
    waiting = [key for key, row in world.rows.items() if row.state not in ENDED]
    for key in world.dice.sample(waiting, min(len(waiting), 14)):
        world.answer(key, at)


def test_nobody_is_lost_in_a_year(
    world: World, past: "psycopg.Connection[Any]", monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime.combine(today() - timedelta(days=DAYS + 1), time(12))
    begin = timezone.make_aware(noon)  # each night is a day of its own by the calendar
    for number in range(DAYS):
        at = begin + timedelta(days=number)
        night(world, at, monkeypatch)
        learn(world, past, at)
        a_day(world, at, REFERRALS - len(world.rows))
        assert list(faults_by_day(world, past, at, number)) == []
    assert len(world.rows) == REFERRALS
    assert world.crashes > 100
    assert told(past) == world.messages
    sent, marked = reminded(past)
    assert sent == marked > 0


def faults_by_day(
    world: World, past: "psycopg.Connection[Any]", at: datetime, number: int
) -> Iterator[str]:
    """The cheap questions each day, the dear ones every second week."""
    yield from faults(world, past, at)
    if number % 14 == 0:
        yield from seen_wrongly(world)
