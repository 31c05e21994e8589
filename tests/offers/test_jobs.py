"""The night of offers: mail without names, reminders at most every two weeks, deadlines let go."""

from datetime import timedelta

import pytest
from django.core import mail

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.jobs import offers as jobs
from nahtlos.network.models import Institution, Kind
from nahtlos.offers.models import Offer, Place, Sheet
from tests.makers import make_institution, make_member, make_person
from tests.offers.rows import make_booking, make_offer, make_run, usher
from tests.outbox.rows import carry_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Institution:
    made = make_institution(kind=Kind.SCHOOL)
    Institution.objects.filter(pk=made.pk).update(email="school@lindenau.example")
    made.refresh_from_db()
    return made


@pytest.fixture
def adviser(school: Institution) -> Actor:
    house = make_institution(school.region)
    Institution.objects.filter(pk=house.pk).update(email="house@lindenau.example")
    return make_member(house)


def test_whoever_asked_is_told_of_the_seat_without_a_name(
    school: Institution, adviser: Actor
) -> None:
    offer = make_offer(school)
    booking = make_booking(
        make_person(adviser, "Olena", "Prykladna"), adviser, offer,
        state="offered", run=make_run(offer), hold_until=now() + timedelta(days=7),
    )  # fmt: skip
    jobs.tell_seat(place=str(booking.place_id), region=str(offer.region_id))
    carry_everything()
    [sent] = mail.outbox
    assert sent.to == ["house@lindenau.example"]
    assert "/offers/held/" in sent.body
    assert "Prykladna" not in f"{sent.subject}{sent.body}"


def test_a_seat_that_was_answered_meanwhile_sends_nothing(
    school: Institution, adviser: Actor
) -> None:
    offer = make_offer(school)
    booking = make_booking(make_person(adviser), adviser, offer, state="taken", run=make_run(offer))
    jobs.tell_seat(place=str(booking.place_id), region=str(offer.region_id))
    carry_everything()
    assert mail.outbox == []


def test_owners_are_reminded_once_in_two_weeks(school: Institution) -> None:
    make_offer(school, "Stale", checked_on=today() - timedelta(days=91))
    make_offer(school, "Fresh")
    program = usher(school.region_id)
    assert [jobs.remind(program), jobs.remind(program)] == [1, 0]
    carry_everything()
    [sent] = mail.outbox
    assert (sent.to, "Stale" in sent.body, "Fresh" in sent.body) == (
        ["school@lindenau.example"], True, False,
    )  # fmt: skip
    Offer.objects.filter(title="Stale").update(reminded_on=today() - timedelta(days=15))
    assert jobs.remind(program) == 1


def test_deadlines_are_let_go_in_every_region(school: Institution, adviser: Actor) -> None:
    offer = make_offer(school)
    late = {"state": "offered", "hold_until": now() - timedelta(hours=1)}
    booking = make_booking(make_person(adviser), adviser, offer, run=make_run(offer), **late)
    jobs.let_go(timestamp=0)
    with acting(adviser):
        assert Place.objects.get(pk=booking.place_id).state == "lapsed"


def test_tables_of_yesterday_are_forgotten(school: Institution, adviser: Actor) -> None:
    teacher = make_member(school)
    common = {"region": school.region, "institution": school, "head": [], "rows": []}
    with acting(teacher):
        Sheet.objects.create(name="old", brought_at=now() - timedelta(days=2), **common)
        Sheet.objects.create(name="new", **common)
    jobs.night(timestamp=0)
    with acting(teacher):
        assert [sheet.name for sheet in Sheet.objects.all()] == ["new"]
