"""The interfaces for the coordination: what the steering group should speak about, handovers among it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from tests import makers
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
HEADING = "For the steering group"
NAMES = ("Olena", "Iryna", "Oksana", "Halyna")


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser(db: None) -> Actor:
    house = makers.make_institution(makers.make_region(), name="Servicestelle Musterau")
    return makers.make_member(house)


@pytest.fixture
def persons(adviser: Actor) -> list[Person]:
    return [makers.make_person(adviser, name) for name in NAMES]


@pytest.fixture
def school(persons: list[Person]) -> Institution:
    region = makers.by_region(persons[0])
    return makers.make_institution(region, Kind.SCHOOL, name="Sprachschule Beispiel")


@pytest.fixture
def keeper(school: Institution) -> Client:
    return enter(makers.make_member(makers.make_institution(school.region), Coordinator))


def page(keeper: Client) -> str:
    return str(keeper.get(reverse("referrals:interfaces")).content.decode())


def steering(keeper: Client) -> str:
    """The section for the steering group alone; empty where there is none."""
    before, found, after = page(keeper).partition(HEADING)
    return after.partition("</section>")[0] if found and before else ""


def noon(days_ago: int) -> datetime:
    """So many days ago by the calendar, also where clocks were changed in between."""
    day = today() - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(12)))


def sent(persons: list[Person], to: Institution, by: Actor, due: date) -> None:
    for person in persons:
        makers.make_referral(person, to.pk, by, state="sent", sent_at=noon(40), answer_due_on=due)


def offered(persons: list[Person], to: Institution, by: Actor, due: date) -> None:
    for person in persons:
        makers.make_handover(person, to.pk, by, answer_due_on=due, offered_at=noon(30))


@pytest.mark.parametrize(("past", "listed"), [(0, False), (10, False), (11, True), (60, True)])
def test_more_than_ten_days_past_the_deadline_go_to_the_steering_group(
    past: int, listed: bool, keeper: Client, persons: list[Person], school: Institution,
    adviser: Actor,
) -> None:  # fmt: skip
    sent(persons, school, adviser, today() - timedelta(days=past))
    told = steering(keeper)
    assert bool(told) == listed
    assert (f"{school.short_name}: waits for 40 days" in told) == listed
    assert ("for the steering group" in page(keeper)) == listed


def test_of_one_or_two_persons_the_interface_is_named_and_no_number(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    sent(persons[:2], school, adviser, today() - timedelta(days=20))
    told = steering(keeper)
    assert school.short_name in told
    assert "40" not in told
    assert not any(name in page(keeper) for name in NAMES)


def test_what_was_answered_in_the_end_is_not_spoken_about(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    for person in persons:
        makers.make_referral(person, school.pk, adviser, state="declined")
    assert school.short_name in page(keeper)
    assert not steering(keeper)


def test_handovers_stand_on_the_board(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    offered(persons, school, adviser, today() + timedelta(days=3))
    told = page(keeper)
    assert f"{persons[0].institution.short_name} – {school.short_name}" in told
    assert '<td role="cell" class="number" data-label="Waiting">4</td>' in told
    assert '<td role="cell" class="number" data-label="Longest, in days">30</td>' in told
    assert not steering(keeper)


def test_handovers_and_referrals_of_one_interface_are_one_line(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    offered(persons[:2], school, adviser, today() - timedelta(days=20))
    sent(persons[2:], school, adviser, today() + timedelta(days=20))
    told = page(keeper)
    assert told.count(f"– {school.short_name}</td>") + told.count(f"– {school.short_name} <") == 1
    assert '<td role="cell" class="number" data-label="Number">4</td>' in told
    assert f"{school.short_name}: waits for 40 days" in steering(keeper)


def test_a_handover_taken_over_has_its_answer_and_waits_no_longer(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    """Between whom it was, and how long the answer took; whose it was is in no figure."""
    answered = (now() - timedelta(days=30), now() - timedelta(days=25))
    for person in persons:
        makers.make_handover(
            person,
            school.pk,
            adviser,
            state="declined",
            offered_at=answered[0],
            ended_at=answered[1],
        )
    told = page(keeper)
    assert '<td role="cell" class="number" data-label="Days to the answer">5</td>' in told
    assert '<td role="cell" class="number" data-label="Waiting">0</td>' in told
    assert not steering(keeper)


def test_a_draft_counts_nowhere(
    keeper: Client, persons: list[Person], school: Institution, adviser: Actor
) -> None:
    for person in persons:
        makers.make_handover(person, school.pk, adviser, state="drafted")
    assert school.short_name not in page(keeper)


def test_no_other_region_is_counted(
    persons: list[Person], school: Institution, adviser: Actor
) -> None:
    offered(persons, school, adviser, today() - timedelta(days=20))
    elsewhere = enter(makers.make_member(makers.make_institution(), Coordinator))
    assert school.short_name not in page(elsewhere)
    assert not steering(elsewhere)
