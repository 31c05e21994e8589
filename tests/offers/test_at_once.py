"""Twenty staff at once, each on a connection of their own: no seat twice, nobody passed over unseen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refused
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Kind
from nahtlos.offers import actions, queries
from nahtlos.offers.models import Booking, Ended, Need, Offer, Place, Reason, Run
from nahtlos.people.models import Person
from tests.at_once import at_once
from tests.makers import make_institution, make_member, make_person, make_region, sure
from tests.offers.rows import make_need, make_offer, make_run, usher

STAFF, PERSONS_EACH, ROUNDS = 20, 3, 6
SEATS = (5, 4)
NOW = datetime.now(tz=UTC)


@dataclass
class Course:
    """A course with two starts, staff of five institutions, and a teacher who makes exceptions."""

    offer: Offer
    runs: tuple[Run, ...]
    needs: tuple[Need, ...]
    staff: tuple[Actor, ...]
    teacher: Actor
    persons: dict[UUID, list[Person]] = field(default_factory=dict)


@pytest.fixture
def course(committed: None) -> Course:
    region = make_region()
    houses = [make_institution(region) for _ in range(5)]
    staff = tuple(make_member(houses[n % 5]) for n in range(STAFF))
    school = make_institution(region, Kind.SCHOOL)
    offer = make_offer(school)
    runs = tuple(make_run(offer, seats, 30 * n) for n, seats in enumerate(SEATS, 1))
    needs = tuple(make_need(region.pk, rank) for rank in (1, 2))
    made = Course(offer, runs, needs, staff, make_member(school, Member))
    for actor in staff:
        made.persons[sure(actor.membership)] = [
            make_person(actor, f"P{n}") for n in range(PERSONS_EACH)
        ]
    return made


def a_day_at_work(course: Course, actor: Actor, dice: Random) -> Callable[[], None]:
    """Put one's persons on the list, answer for them, give up places, in any order."""

    def work() -> None:
        for person in course.persons[sure(actor.membership)]:
            _try(actor, partial(_join, course, actor, person, dice.choice([*course.needs, None])))
        for _ in range(ROUNDS):
            _try(actor, lambda: _something(actor, dice))

    return work


def _join(course: Course, actor: Actor, person: Person, need: Need | None = None) -> None:
    at = datetime.now(tz=UTC)
    actions.join(person=person, offer=course.offer, by=actor, at=at, need=need)


def _try(actor: Actor, act: Callable[[], object]) -> None:
    """Whoever comes too late is told so with a sentence; that is no failure."""
    try:
        with acting(actor):
            act()
    except Refused:
        pass


def _something(actor: Actor, dice: Random) -> None:
    mine = list(Booking.objects.filter(booked_by=actor.account).order_by("pk"))
    booking, at = dice.choice(mine), datetime.now(tz=UTC)
    what = dice.random()
    if what < 0.4:
        actions.accept(booking=booking, by=actor, at=at, known=True)
    elif what < 0.7:
        actions.pass_on(booking=booking, by=actor, at=at)
    else:
        actions.leave(booking=booking, because=dice.choice(list(Ended)[:6]), by=actor, at=at)


def exceptions(course: Course, dice: Random) -> Callable[[], None]:
    """The teacher lets somebody come first now and then, and opens a seat more."""

    def one() -> None:
        waiting = [i.place for i in queries.waiting_list(course.offer.pk) if i.number]
        run = dice.choice(course.runs)
        if waiting and dice.random() < 0.6:
            actions.offer_out_of_turn(
                place=dice.choice(waiting), run=run, reason=Reason.DEADLINE, note="Frist im Vertrag",
                by=course.teacher, at=datetime.now(tz=UTC),
            )  # fmt: skip
        else:
            fresh = queries.run_for(run.pk)
            assert fresh is not None
            actions.change_run(run=fresh, starts_on=fresh.starts_on, ends_on=None,
                               seats=fresh.seats + 1, by=course.teacher, at=datetime.now(tz=UTC))  # fmt: skip

    def work() -> None:
        for _ in range(ROUNDS):
            _try(course.teacher, one)

    return work


@dataclass(frozen=True)
class Line:
    """One line of the book: a place as it was after the change."""

    place: str
    after: dict[str, Any]


def book() -> Iterator[Line]:
    """Everything that happened to places, in the order in which it happened."""
    with psycopg.connect(settings.OWNER_URL) as db:
        db.execute("alter table core_change no force row level security")
        rows = db.execute(
            "select row_id::text, after from core_change where table_name = 'offers_place'"
            " order by at, id"
        ).fetchall()
        db.rollback()
    yield from (Line(key, after) for key, after in rows)


def excused() -> set[tuple[str, str]]:
    with psycopg.connect(settings.OWNER_URL) as db:
        db.execute("alter table offers_outofturn no force row level security")
        rows = db.execute("select place_id::text, run_id::text from offers_outofturn").fetchall()
        db.rollback()
    return {(place, run) for place, run in rows}


def passed_over(course: Course) -> list[str]:
    """Replay the book with plain lists: every seat given while somebody before was waiting for it."""
    ranks = {str(need.pk): need.rank for need in course.needs}
    now: dict[str, dict[str, Any]] = {}
    reasons, found = excused(), []
    for line in book():
        before = now.get(line.place, {})
        place = {**before, **line.after}
        if place["state"] == "offered" and before.get("state") == "waiting":
            for other, row in now.items():
                ahead = _turn(other, row, ranks) < _turn(line.place, place, ranks)
                if (
                    other != line.place and row["state"] == "waiting" and ahead
                    and row["passed_run_id"] != place["run_id"]
                    and (line.place, place["run_id"]) not in reasons
                ):  # fmt: skip
                    found.append(f"{line.place} before {other}")
        now[line.place] = place
    return found


def _turn(key: str, row: dict[str, Any], ranks: dict[str, int]) -> tuple[int, datetime, str]:
    return ranks.get(row["need_id"], 99), datetime.fromisoformat(row["joined_at"]), key


def left_free(course: Course) -> list[str]:
    """Seats that nobody holds although somebody who could have them waits."""
    found = []
    with acting(usher(course.offer.region_id)):
        for run in Run.objects.filter(offer=course.offer):
            waiting = Place.objects.filter(offer=course.offer).in_turn().for_run(run.pk)
            if run.free and waiting.exists():
                found.append(f"{run.free} free in {run}")
    return found


def counted_wrongly(course: Course) -> list[str]:
    with acting(usher(course.offer.region_id)):
        places = list(Place.objects.filter(offer=course.offer))
        offer, runs = Offer.objects.get(pk=course.offer.pk), Run.objects.filter(offer=course.offer)
        wrong = [
            str(run) for run in runs
            if run.held != sum(p.run_id == run.pk and p.state in {"offered", "taken"} for p in places)
        ]  # fmt: skip
        waiting = sum(p.state == "waiting" for p in places)
    return wrong + ([] if offer.waiting == waiting else ["waiting"])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_twenty_staff_at_once(course: Course, seed: int) -> None:
    works = [
        a_day_at_work(course, one, Random(seed * 100 + n)) for n, one in enumerate(course.staff)
    ]
    works.append(exceptions(course, Random(seed)))
    assert at_once(works) == [None] * len(works)
    assert passed_over(course) == []
    assert left_free(course) == []
    assert counted_wrongly(course) == []
    assert len({line.place for line in book()}) == STAFF * PERSONS_EACH


def test_the_last_seat_goes_to_one_of_twenty(course: Course) -> None:
    for run in course.runs:
        Run.objects.filter(pk=run.pk).update(seats=0)
    Run.objects.filter(pk=course.runs[0].pk).update(seats=1)
    works = [
        partial(
            _try, actor, partial(_join, course, actor, course.persons[sure(actor.membership)][0])
        )
        for actor in course.staff
    ]
    assert at_once(works) == [None] * len(works)
    with acting(usher(course.offer.region_id)):
        states = sorted(Place.objects.values_list("state", flat=True))
    assert states == ["offered"] + ["waiting"] * (STAFF - 1)


def test_one_person_pressed_in_by_twenty_stands_there_once(course: Course) -> None:
    actor = course.staff[0]
    person = course.persons[sure(actor.membership)][0]
    join = partial(_try, actor, partial(_join, course, actor, person))
    assert at_once([join] * STAFF) == [None] * STAFF
    with acting(actor):
        assert Booking.objects.filter(person=person).count() == 1


def test_the_replay_would_find_somebody_passed_over(course: Course) -> None:
    """The proof itself is tried: with the guard switched off, a seat out of turn is found."""
    Run.objects.filter(offer=course.offer).update(seats=0)
    actor, last = course.staff[0], list[Booking]()
    with acting(actor):
        for n, person in enumerate(course.persons[sure(actor.membership)]):
            at = NOW + timedelta(minutes=n)
            last.append(actions.join(person=person, offer=course.offer, by=actor, at=at))
    connection.close()
    with psycopg.connect(settings.OWNER_URL, autocommit=True) as db:
        db.execute("alter table offers_place disable trigger in_turn")
    Run.objects.filter(offer=course.offer).update(seats=1)
    seat = {"state": "offered", "run": course.runs[0], "hold_until": NOW}
    with acting(usher(course.offer.region_id)):
        assert Place.objects.filter(pk=last[-1].place_id).update(**seat) == 1
    assert len(passed_over(course)) == PERSONS_EACH - 1
