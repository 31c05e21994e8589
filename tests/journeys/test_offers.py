"""A course fills up, somebody leaves, the next is asked; a certificate comes back into the file."""

from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Member
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE
from tests.makers import (
    make_consent,
    make_fact,
    make_institution,
    make_login,
    make_member,
    make_person,
    make_record,
)
from tests.network.rows import make_area
from tests.offers.rows import make_booking, make_offer, make_run

pytestmark = pytest.mark.journey


@pytest.fixture
def adviser(site: str) -> Actor:
    return make_member(name="Aylin Muster")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    make_fact(person, adviser, "german", "A2")
    return person


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL, "Sprachschule Muster")


def test_a_course_fills_up_and_the_list_moves(
    begin: Begin, adviser: Actor, olena: Person, school: Institution
) -> None:
    offer = make_offer(school)
    make_run(offer, 1)
    make_consent(olena, school.pk, adviser, ("contact",))
    saba = make_person(adviser, "Saba", "Muster")
    desk = begin(adviser, name="adviser")
    for person in (olena, saba):
        desk.open(f"/persons/{person.pk}/offers/")
        desk.press(desk.link("Find an offer"))
        desk.press(
            desk.page.locator(f"main a[href='/persons/{person.pk}/offers/{offer.pk}/']").first
        )
        desk.press(desk.button("Put on the list"))
    assert desk.words("on the waiting list").casefold() in desk.text().casefold()
    phone = begin(make_login(olena, adviser), size=PHONE, language="ar", name="person")
    phone.open("/my/courses/")
    phone.press(phone.button("Yes, I take the seat"))
    phone.press(phone.button("I do not need this any more"))
    desk.open("/offers/held/")
    assert "Saba Muster" in desk.text()


def test_a_school_enters_a_course_brings_a_table_and_makes_an_exception(
    begin: Begin, adviser: Actor, olena: Person, school: Institution
) -> None:
    make_area(school.region, "Lindenau", ("01234",))
    offer = make_offer(school, checked_on=today() - timedelta(days=200))
    for person in (olena, make_person(adviser, "Saba")):
        make_booking(person, adviser, offer)
    make_run(offer, 1)
    desk = begin(make_member(school, Member), name="school")
    desk.open("/offers/ours/")
    desk.press(desk.button("Still right"))
    desk.open(f"/offers/{offer.pk}/list/")
    desk.press(desk.link("Before their turn"))
    desk.press(desk.button("Hold a seat, and keep the reason"), status=422)
    desk.open("/offers/new/")
    desk.press(desk.button("Save"), status=422)
    desk.open("/offers/import/")
    table = "Titel;Niveau bis;Beginn;Plätze\nDeutsch B1;B1;11.01.2027;18\nKaputt;B7;;\n"
    file = {"name": "Liste.csv", "mimeType": "text/csv", "buffer": table.encode()}
    desk.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a TypedDict
    desk.press(desk.button("Look through it"))
    desk.press(desk.page.locator("button[name=import]"))
    assert "Deutsch B1" in desk.text()


def test_a_certificate_comes_back_into_the_file(
    begin: Begin, adviser: Actor, olena: Person, school: Institution
) -> None:
    offer = make_offer(school)
    make_booking(olena, adviser, offer, state="taken", run=make_run(offer))
    make_consent(olena, school.pk, adviser, ("contact",))
    there = begin(make_member(school, Member), name="school")
    there.open(f"/offers/{offer.pk}/list/")
    there.press(there.link("What came of it"))
    there.pick("outcome", "passed")
    there.press(there.button("Record it"))
    desk = begin(adviser, name="adviser")
    desk.open("/offers/held/")
    desk.press(desk.button("Take it over"))
    desk.open(f"/persons/{olena.pk}/")
    assert "B1" in desk.text()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_anybody_finds_and_reads_an_offer(begin: Begin, school: Institution, language: str) -> None:
    make_area(school.region, "Lindenau", ("01234",))
    offer = make_offer(school, childcare=True, instruments=["ik_alpha"], languages=["de", "ar"])
    make_run(offer, 3)
    walk = begin(size=PHONE, language=language, name=language)
    walk.open("/offers/?topic=language&level=A2")
    walk.press(walk.page.locator("main").get_by_role("link", name=offer.title).first)
    walk.open("/offers/order/")
    walk.open("/offers/?place=Xyzzy&childcare=on")
