"""What is counted of an opening: as the page of staff has it, seen by whoever offers it, written by nobody else."""

from collections import Counter as Bag
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today, uuid7
from nahtlos.core.roles import Administrator, Analyst, Coordinator, Counter, Watcher
from nahtlos.core.wall import acting
from nahtlos.employers import actions as employers
from nahtlos.employers.models import Employer, Opening
from nahtlos.jobs import matching as jobs
from nahtlos.matching import actions, queries
from nahtlos.matching.engine import Why
from nahtlos.matching.engine.counting import Count, counts
from nahtlos.matching.models import OpeningCount
from nahtlos.matching.queries.counting import crowd
from nahtlos.matching.translate import opening_of
from nahtlos.people.models import Person
from tests import makers
from tests.employers import rows
from tests.makers import sure
from tests.matching.rows import make_wish

pytestmark = pytest.mark.django_db
LEVELS = ("A0", "A1", "A2", "B1")


@dataclass(frozen=True)
class Scene:
    """A region with an adviser's persons, a company that another institution looks after."""

    adviser: Actor
    service: Actor
    company: Employer
    user: Actor

    def opening(self, **more: Any) -> Opening:
        fields: dict[str, Any] = {
            "german": "B1",
            "certificates": ["driving_b"],
            "shifts": ["early"],
        }
        return rows.make_opening(self.company, self.service, **(fields | more))

    def count(self, only: Opening | None = None, *, days: int = 0) -> int:
        on = today() + timedelta(days=days)
        return actions.count_openings(
            region=sure(self.adviser.region), on=on, only=only.pk if only else None
        )

    def raw(self, row: Opening) -> Count:
        """Everything that is counted, with what may not be told."""
        region = sure(self.adviser.region)
        with acting(Actor(role=Counter, region=region)):
            return counts(crowd(region, today()), [opening_of(row)])[str(row.pk)]


@pytest.fixture
def scene() -> Scene:
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    service = makers.make_member(makers.make_institution(region))
    company = rows.make_company(service)
    for number in range(24):
        somebody(adviser, number)
    return Scene(adviser, service, company, rows.make_user(company, service))


def somebody(adviser: Actor, number: int) -> Person:
    """Everybody a little different: level, hours, shifts, residence status, papers."""
    person = makers.make_person(adviser, f"Person {number}")
    status = ("ae_24", "ae_25_2", "ae_24", "gestattung_outside", "duldung_60a")[number % 5]
    makers.make_record(person, adviser, status=status)
    makers.make_fact(person, adviser, "german", LEVELS[number % 3 + 1])
    make_wish(
        person, adviser, wants=["job", "internship"] if number % 9 else ["internship"],
        hours_most=(40, 40, 25)[number % 3], shifts=["early"] if number % 2 else [],
        certificates=["driving_b"] if number % 7 else [],
        from_on=today() + timedelta(days=45 if number == 8 else 0),
    )  # fmt: skip
    return person


def counted(opening: Opening, by: Actor) -> OpeningCount | None:
    with acting(by):
        return queries.count_of(opening.pk)


def as_counted(why: Why) -> tuple[str, str]:
    """The one change of a near fit on the page of staff, as it is counted."""
    gap = why.fails[0]
    as_what = {
        "german": gap.has,
        "distance": "",
        "hours": "fewer" if gap.condition == "hours" and gap.has[1] < gap.needs else "more",
        "start": "later",
        "work_access": "permission" if gap.has == "permission" else "office",
    }
    return gap.condition, as_what.get(gap.condition, str(gap.changes[0].value))


@pytest.mark.parametrize(
    "asks",
    [
        {}, {"german": "A2"}, {"needs_access": "free", "german": "A1"}, {"kind": "trial"},
        {"regulated": True}, {"hours": Decimal(30), "german": "A1", "certificates": []},
    ],
)  # fmt: skip
def test_it_is_counted_as_staff_see_it(scene: Scene, asks: dict[str, Any]) -> None:
    row = scene.opening(**asks)
    with acting(scene.adviser):
        fits, near = queries.suited(row, today(), institution=sure(scene.adviser.institution))
    raw = scene.raw(row)
    assert raw.fits == len(fits)
    assert raw.near == Bag(as_counted(one.why) for one in near)


def test_whoever_offers_reads_numbers_and_nothing_small(scene: Scene) -> None:
    row = scene.opening(german="A2", hours=Decimal(25), shifts=[], certificates=[])
    assert scene.count() == 1
    kept = counted(row, scene.user)
    assert kept is not None
    assert kept.counted_on == today()
    raw = scene.raw(row)
    assert kept.fits == raw.fits >= 5
    assert kept.near
    assert all(many >= 5 for _what, _how, many in kept.near)
    assert sum(many < 5 for many in raw.near.values()) > 0
    assert counted(row, scene.service) == kept


def test_nobody_else_sees_it(scene: Scene) -> None:
    row = scene.opening()
    scene.count()
    other = rows.make_user(
        rows.make_company(scene.service, "Andere GmbH"), scene.service, "b@b.example"
    )
    region = sure(scene.adviser.region)
    roles = (Coordinator, Analyst, Administrator, Watcher)
    strangers = [scene.adviser, other, Actor(), *(Actor(role=one, region=region) for one in roles)]
    person = makers.make_person(scene.adviser)
    strangers += [
        makers.newcomer(person),
        makers.make_member(),
        replace(scene.user, region=uuid7()),
    ]
    for stranger in strangers:
        assert counted(row, stranger) is None, stranger.role


def test_nobody_who_signs_in_writes_it(scene: Scene) -> None:
    row = scene.opening()
    scene.count()
    signed_in = replace(
        Actor(role=Counter, region=scene.adviser.region), account=scene.user.account
    )
    for by in (scene.user, scene.service, signed_in):
        with acting(by):
            assert OpeningCount.objects.update(fits=99) == 0
            assert OpeningCount.objects.all().delete()[0] == 0
            with pytest.raises(ProgrammingError), transaction.atomic():
                OpeningCount.objects.create(
                    region_id=row.region_id, opening=row, counted_on=today(), law_on=today(),
                    asked="x",
                )  # fmt: skip
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from matching_counted(current_date)")
                assert cursor.fetchone() == (0,)


def test_a_new_opening_is_counted_at_once_and_once_a_day(scene: Scene) -> None:
    row = scene.opening()
    asked = ProcrastinateJob.objects.filter(task_name="matching.count", args__opening=str(row.pk))
    assert asked.count() == 1
    jobs.count(**asked.get().args)
    first = counted(row, scene.user)
    assert first is not None
    with acting(scene.user):
        row = employers.change_opening(opening=row, by=scene.user, german="A1")
    assert scene.count(row) == 0
    assert first.asked != queries.asked_by(row)
    assert scene.count(days=1) == 1
    after = counted(row, scene.user)
    assert after is not None
    assert (after.asked, after.counted_on) == (queries.asked_by(row), today() + timedelta(days=1))


def test_what_is_out_no_more_is_counted_no_more(scene: Scene) -> None:
    row = scene.opening()
    scene.count()
    with acting(scene.user):
        employers.pause(opening=row, by=scene.user)
    assert scene.count() == 0
    assert counted(row, scene.user) is None


def test_in_a_small_crowd_nothing_is_told() -> None:
    adviser = makers.make_member()
    for number in range(9):
        person = makers.make_person(adviser, f"Person {number}")
        makers.make_record(person, adviser)
        make_wish(person, adviser)
    row = rows.make_opening(rows.make_company(adviser), adviser, german="A0")
    actions.count_openings(region=row.region_id, on=today())
    kept = counted(row, adviser)
    assert kept is not None
    assert (kept.fits, kept.learned, kept.near) == (None, None, [])


def test_the_night_counts_every_region(scene: Scene) -> None:
    jobs.night(0)
    whole = ProcrastinateJob.objects.filter(
        task_name="matching.count", args__region=str(scene.adviser.region)
    )
    assert [one.args for one in whole] == [{"region": str(scene.adviser.region)}]
