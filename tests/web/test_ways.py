"""Pages of the ways: side by side, taken into the plan, a goal said; refused with a sentence."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Kind
from nahtlos.people.models import Person, Record
from nahtlos.plan.models import Step
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_qualification,
    make_record,
    sure,
)
from tests.offers.rows import make_offer, make_run
from tests.recognition.rows import make_procedure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser, goal_kind="job", goal_kldb="81302", goal_text="Pflege")
    make_fact(person, adviser, "german", "A2")
    make_procedure(make_qualification(person, adviser, kldb="81302"), adviser)
    return person


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL)


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    return client


def url(person: Person, name: str = "ways", *more: str) -> str:
    return reverse(f"plan:{name}", args=[person.pk, *more])


def legs(desk: Client, person: Person, kind: str = "skilled") -> list[str]:
    """The keys of the boxes of one way."""
    columns = desk.get(url(person)).context["columns"]
    [one] = [column for column in columns if column.kind == kind]
    return [row.leg.leg.step.id for row in one.rows]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_ways_ask_as_much_however_many_offers_there_are(
    desk: Client, olena: Person, school: Institution, how_many: int
) -> None:
    for number in range(how_many):
        make_run(make_offer(school, f"Deutsch B1 {number}", weeks=10))
    desk.get(url(olena))
    with CaptureQueriesContext(connection) as asked:
        desk.get(url(olena))
    assert len(asked) == QUERIES


QUERIES = 15


def test_a_way_stands_with_its_days_and_its_button(desk: Client, olena: Person) -> None:
    page = desk.get(url(olena)).content.decode()
    assert page.count('name="leg"') == sum(
        len(legs(desk, olena, kind)) for kind in kinds_shown(desk, olena)
    )


def kinds_shown(desk: Client, person: Person) -> list[str]:
    return [column.kind for column in desk.get(url(person)).context["columns"]]


def test_a_way_is_taken_into_the_plan_without_what_was_left_out(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    every = legs(desk, olena)
    desk.post(url(olena, "take-way", "skilled"), {"leg": every[1:]})
    with acting(adviser):
        taken = list(Step.objects.filter(person=olena).order_by("rank"))
    assert len(taken) == len(every) - 1
    assert all(step.starts_on and step.until and step.phrase for step in taken)


def test_the_same_way_taken_twice_is_there_once(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    every = legs(desk, olena)
    for _time in range(2):
        desk.post(url(olena, "take-way", "skilled"), {"leg": every})
    with acting(adviser):
        assert Step.objects.filter(person=olena).count() == len(every)


@pytest.mark.parametrize("ticked", [[], ["nothing-of-that-name"]])
def test_nothing_is_taken_that_is_not_on_the_way(
    desk: Client, olena: Person, adviser: Actor, ticked: list[str]
) -> None:
    answer = desk.post(url(olena, "take-way", "skilled"), {"leg": ticked})
    with acting(adviser):
        assert not Step.objects.filter(person=olena).exists()
    assert answer.headers["Location"] == url(olena)


def test_a_goal_is_said_and_leads_somewhere(desk: Client, adviser: Actor) -> None:
    person = make_person(adviser)
    make_record(person, adviser)
    desk.post(url(person, "ways-goal"), {"kind": "job", "kldb": "29302", "title": "Kochen"})
    with acting(adviser):
        record = Record.objects.get(person=person)
    assert (record.goal_kind, record.goal_kldb, record.goal_text) == ("job", "29302", "Kochen")


def test_the_next_legs_stand_on_the_case_page(desk: Client, olena: Person) -> None:
    fragment = desk.get(url(olena, "ways-next")).content.decode()
    assert fragment.count("way__what") == 3


def test_another_institution_finds_no_ways(client: Client, olena: Person) -> None:
    client.force_login(Account.objects.get(pk=sure(make_member().account)))
    assert client.get(url(olena)).status_code == 404


def test_a_goal_that_is_not_reckoned_says_so(desk: Client, adviser: Actor) -> None:
    person = make_person(adviser)
    make_record(person, adviser, goal_kind="studies")
    answer = desk.get(url(person))
    assert (answer.status_code, answer.context["columns"]) == (200, [])
