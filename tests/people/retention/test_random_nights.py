"""Random histories: nothing lies beyond its period, nothing younger is touched, a crash halves nobody.

The oracle below is written from `docs/data-protection.md`, without SQL.
"""

import calendar
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Eraser
from nahtlos.core.wall import acting
from nahtlos.people import actions
from nahtlos.people.models import Consent, Contact, Link, Note, Person
from nahtlos.people.queries.keeping.due import tables
from nahtlos.plan.models import Appointment, Step, Word
from tests import makers
from tests.plan import rows as plan

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
AGO = st.integers(-40, 1400)
MONTHS = {"note": 36, "word": 12, "appointment": 24, "link": 1, "consent": 36}


def moment(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=BERLIN)


def later(day: date, months: int) -> date:
    """So many months later, clamped to the last day of the month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass
class Thing:
    """One row: what it is, when its period begins, and when somebody was in touch by it."""

    kind: str
    begins: date
    touched: date


@dataclass
class One:
    """One person as the oracle knows them."""

    key: UUID
    opened: date
    closed: date | None
    things: dict[UUID, Thing] = field(default_factory=dict)
    told: tuple[str, date] | None = None
    seen: date | None = None

    def last_contact(self, on: date) -> date:
        days = [self.opened, self.seen, self.closed, *(one.touched for one in self.things.values())]
        return max(day for day in days if day is not None and day <= on)

    def over(self, on: date) -> tuple[str, date]:
        if self.closed:
            return "file", later(self.closed, 12)
        return "silence", later(self.last_contact(on), 36)


def one_night(one: One, on: date) -> bool:
    """What is left of a person after the night; False where nothing is."""
    key, last = one.over(on)
    if last >= on + timedelta(days=30):
        one.told = None
    elif one.told is None or one.told[0] != key:
        one.told = (key, on)
    if last < on and one.told and one.told[1] <= on - timedelta(days=30):
        return False
    quiet = later(one.last_contact(on), 12) < on
    going = {
        row
        for row, thing in one.things.items()
        if (thing.kind in MONTHS and later(thing.begins, MONTHS[thing.kind]) < on)
        or (thing.kind == "note" and quiet)
    }
    if going or (quiet and any(thing.kind == "step" for thing in one.things.values())):
        one.seen = one.last_contact(on)
    one.things = {row: thing for row, thing in one.things.items() if row not in going}
    if quiet:
        for thing in one.things.values():
            thing.kind = thing.kind.replace("step", "emptied")
    return True


def consented(person: Person, by: Actor, day: date) -> Consent:
    """A consent that ended on that day; it cannot be moved afterwards."""
    at = moment(day - timedelta(days=2))
    return makers.make_consent(person, by.institution, by, at=at, days=2)


MAKE: dict[str, Callable[..., Any]] = {
    "note": makers.make_note,
    "word": plan.make_word,
    "appointment": plan.make_appointment,
    "link": lambda person, by: makers.make_link(person, by).link,
    "consent": consented,
    "step": lambda person, by: makers.make_step(person, by, note="in confidence"),
    "contact": makers.make_contact,
}


def dated(kind: str, day: date) -> tuple[type[Any], dict[str, object], Thing]:
    """Which columns put a row of this kind on a day, and what the oracle makes of it."""
    at, before = moment(day), day - timedelta(days=2)
    told = moment(before)
    kinds: dict[str, tuple[type[Any], dict[str, object], Thing]] = {
        "note": (Note, {"written_at": at}, Thing(kind, day, day)),
        "word": (Word, {"written_at": at}, Thing(kind, day, day)),
        "appointment": (
            Appointment,
            {"starts_at": at - timedelta(hours=1), "ends_at": at, "made_at": told},
            Thing(kind, day, day if day <= TODAY else before),
        ),
        "link": (Link, {"expires_at": at, "made_at": told}, Thing(kind, day, before)),
        "consent": (Consent, {}, Thing(kind, day, before)),
        "step": (Step, {"agreed_at": at}, Thing(kind, day, day)),
        "contact": (Contact, {}, Thing(kind, day, date.min)),
    }
    return kinds[kind]


TODAY = timezone.localdate()
ROWS = st.tuples(st.sampled_from(sorted(MAKE)), st.integers(0, 1400))
PERSONS = st.tuples(
    AGO.filter(lambda n: n >= 0), st.none() | st.integers(0, 600), st.lists(ROWS, max_size=4)
)


def make(by: Actor, draft: tuple[int, int | None, list[tuple[str, int]]]) -> One:
    """A person with rows on days of the past."""
    ago, closed_ago, drawn = draft
    opened = TODAY - timedelta(days=ago)
    closed = None if closed_ago is None else TODAY - timedelta(days=min(closed_ago, ago))
    person = makers.make_person(by, opened_at=moment(opened))
    one = One(person.pk, opened, closed)
    for kind, days in drawn:
        day = TODAY - timedelta(days=days)
        row = MAKE[kind](person, by, *((day,) if kind == "consent" else ()))
        model, columns, thing = dated(kind, day)
        with acting(by):
            if columns:
                model.objects.filter(pk=row.pk).update(**columns)
        one.things[row.pk] = thing
    if closed:
        with acting(by):
            Person.objects.filter(pk=person.pk).update(
                closed_at=moment(closed), close_reason="work"
            )
    return one


def eraser(by: Actor) -> Actor:
    return Actor(role=Eraser, region=by.region)


def run(by: Actor, on: date) -> actions.Night:
    return actions.night(by=eraser(by), at=moment(on), on=on)


def found(by: Actor) -> dict[UUID, set[UUID]]:
    """Every person with the keys of every row, as it stands in the database."""
    left: dict[UUID, set[UUID]] = {}
    with acting(eraser(by)):
        for key in Person.objects.values_list("pk", flat=True):
            left[key] = set()
        for model in tables():
            if model.__name__ == "Announcement":
                continue
            for key, person in model._default_manager.values_list("pk", "person"):
                left[person].add(key)
    return left


def emptied(by: Actor) -> set[UUID]:
    with acting(eraser(by)):
        return set(Step.objects.filter(note="").values_list("pk", flat=True))


def by_oracle(persons: list[One]) -> dict[UUID, set[UUID]]:
    return {one.key: set(one.things) for one in persons}


@contextmanager
def undone() -> Iterator[None]:
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)


RANDOM = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RANDOM
@given(drafts=st.lists(PERSONS, min_size=1, max_size=4), gap=st.sampled_from([1, 30, 31, 200]))
def test_what_is_over_goes_and_nothing_else(drafts: list[Any], gap: int, db: None) -> None:
    with undone():
        by = makers.make_member()
        persons = [make(by, draft) for draft in drafts]
        for on in (TODAY, TODAY + timedelta(days=gap), TODAY + timedelta(days=gap + 30)):
            assert not run(by, on).failed
            persons = [one for one in persons if one_night(one, on)]
            assert found(by) == by_oracle(persons)
            empty = {
                key
                for one in persons
                for key, thing in one.things.items()
                if thing.kind == "emptied"
            }
            assert emptied(by) == empty


@RANDOM
@given(drafts=st.lists(PERSONS, min_size=1, max_size=3))
def test_a_second_night_of_the_same_day_changes_nothing(drafts: list[Any], db: None) -> None:
    with undone():
        by = makers.make_member()
        for draft in drafts:
            make(by, draft)
        run(by, TODAY)
        run(by, TODAY + timedelta(days=31))
        before = found(by)
        again = run(by, TODAY + timedelta(days=31))
        assert (again.persons, again.rows, again.announced) == (0, 0, 0)
        assert found(by) == before


class Killed(BaseException):
    """The process is gone."""


def kill_after(number: int) -> Callable[..., Any]:
    """Let so many statements through, and none after; undoing is left to the database."""
    left = [number]

    def each(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return execute(sql, params, many, context)

    return each


@RANDOM
@given(drafts=st.lists(PERSONS, min_size=1, max_size=3), number=st.integers(1, 400))
def test_a_crash_anywhere_leaves_each_person_whole_or_gone(
    drafts: list[Any], number: int, db: None
) -> None:
    with undone():
        by = makers.make_member()
        persons = [make(by, draft) for draft in drafts]
        run(by, TODAY)
        before, on = found(by), TODAY + timedelta(days=31)
        with undone():
            run(by, on)
            after = found(by)
        try:
            with connection.execute_wrapper(kill_after(number)):
                run(by, on)
        except Killed:
            halves = found(by)
            for one in persons:
                assert halves.get(one.key) in (before.get(one.key), after.get(one.key))
        run(by, on)
        assert found(by) == after
