"""Two files become one: the same work twice at one time is for a human to settle first."""

from datetime import timedelta

import pytest
from django.db import connection

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.refusal import Refused
from nahtlos.core.wall import acting
from nahtlos.people import actions as people
from nahtlos.people.models import Person
from nahtlos.placements import actions
from nahtlos.placements.models import FollowUp, Kind, Placement, Reason
from tests import makers
from tests.employers.rows import make_company
from tests.placements import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def two(adviser: Actor) -> tuple[Person, Person]:
    return rows.make_worker(adviser), rows.make_worker(adviser)


def join(two: tuple[Person, Person], by: Actor) -> None:
    with acting(by):
        people.merge(person=two[0], merged=two[1], by=by, at=now())
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_work_at_one_company_is_dropped_by_a_human_first(
    adviser: Actor, two: tuple[Person, Person]
) -> None:
    company = make_company(adviser)
    _own, theirs = [rows.make_planned(one, adviser, employer=company, where="") for one in two]
    with pytest.raises(Refused, match="end one of the two first"):
        join(two, adviser)
    with acting(adviser):
        assert Placement.objects.get(pk=theirs.pk).person_id == two[1].pk
        actions.drop(placement=theirs, reason=Reason.GAVE_UP, by=adviser, at=now())
    join(two, adviser)
    with acting(adviser):
        assert Placement.objects.filter(person=two[0]).count() == 2


def test_two_trainings_at_one_time_are_not_joined(
    adviser: Actor, two: tuple[Person, Person]
) -> None:
    rows.make_planned(two[0], adviser, kind=Kind.APPRENTICESHIP)
    rows.make_planned(two[1], adviser, kind=Kind.SCHOOL, where="")
    with pytest.raises(Refused, match="a training, at the same time"):
        join(two, adviser)


def test_what_has_ended_in_both_stays_in_two_files(
    adviser: Actor, two: tuple[Person, Person]
) -> None:
    company = make_company(adviser)
    for one in two:
        work = rows.make_started(one, adviser, employer=company, where="")
        with acting(adviser):
            actions.end(placement=work, ended_on=today(), reason=Reason.TERM, by=adviser, at=now())
    with pytest.raises(Refused, match="stay two files"):
        join(two, adviser)


def test_work_in_two_places_or_at_two_times_goes_along(
    adviser: Actor, two: tuple[Person, Person]
) -> None:
    company = make_company(adviser)
    first = rows.make_started(two[0], adviser, employer=company, where="")
    with acting(adviser):
        actions.end(placement=first, ended_on=today(), reason=Reason.TERM, by=adviser, at=now())
    tomorrow = today() + timedelta(days=1)
    rows.make_planned(two[1], adviser, employer=company, where="", starts_on=tomorrow)
    rows.make_started(two[1], adviser)
    join(two, adviser)
    with acting(adviser):
        assert Placement.objects.filter(person=two[0]).count() == 3
        assert FollowUp.objects.filter(person=two[1]).count() == 0
