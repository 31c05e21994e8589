"""An internship signed by three on three screens, the person's in Arabic on a telephone; then what it showed."""

from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.internships import queries
from nahtlos.internships.models import Internship, State
from nahtlos.people.models import Person
from tests import makers
from tests.internships import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk

pytestmark = pytest.mark.journey
DIRECTION = "() => document.documentElement.dir"


def fill_day(walk: Walk, name: str, days: int) -> None:
    day = today() + timedelta(days=days)
    for part in ("day", "month", "year"):
        walk.page.locator(f"main input[name='{name}_{part}']").fill(str(getattr(day, part)))


def write(walk: Walk) -> None:
    """The agreement, with nothing that is not needed."""
    walk.pick("kind", "orientation")
    walk.page.locator("#id_occupation").press_sequentially("Elektrik", delay=30)
    walk.page.locator("[role=listbox] [role=option]").first.wait_for()
    walk.page.keyboard.press("ArrowDown")
    walk.page.keyboard.press("Enter")
    walk.fill("What is it for?", "Herausfinden, ob der Beruf passt")
    walk.fill("What does the person learn?", "Leitungen verlegen")
    walk.fill("Who is there for the person at work?", "Ada Muster")
    fill_day(walk, "starts_on", 0)
    fill_day(walk, "ends_on", 13)
    walk.fill("Who signs for the company?", "Ada Muster")
    walk.page.locator("#id_employer_email").fill("ada@elektro.example")


def sign(walk: Walk, name: str) -> None:
    walk.page.locator("main input[name='name']").fill(name)
    walk.page.locator("main label[for='id_sure']").click()
    walk.press(walk.page.locator("main form:has(input[name='shown']) button").first)


def address(one: Internship, by: Actor, party: str) -> str:
    return f"/sign/{queries.token_of(rows.link_of(one, by, party).pk)}/"


@pytest.fixture
def adviser(site: str) -> Actor:
    return makers.make_member(name="Aylin Muster")


@pytest.fixture
def person(adviser: Actor) -> Person:
    return rows.make_person(
        adviser, given_name="Hassan", family_name="Beispiel", preferred_language="ar"
    )


def test_three_sign_on_three_screens(begin: Begin, adviser: Actor, person: Person) -> None:
    place = rows.make_place(adviser)
    desk = begin(adviser, size=DESK, name="desk")
    desk.open(f"/persons/{person.pk}/internships/")
    desk.press(desk.link("New internship"))
    desk.choose("company", str(place.company.pk))
    desk.press(desk.button("Next"))
    write(desk)
    desk.press(desk.button("Save"))
    assert "§ 22 Abs. 1 S. 2 Nr. 2 MiLoG" in desk.text()
    desk.press(desk.button("Send for signing"))
    with acting(adviser):
        one = Internship.objects.get()

    phone = begin(size=PHONE, language="ar", name="phone")
    phone.open(address(one, adviser, "person"))
    assert phone.page.evaluate(DIRECTION) == "rtl"
    assert phone.words("Internship agreement") in phone.text()
    sign(phone, "حسن")
    assert phone.words("You have signed this agreement.") in phone.text()

    workshop = begin(size=PHONE, name="workshop")
    workshop.open(address(one, adviser, "employer"))
    assert "Hassan Beispiel" in workshop.text()
    sign(workshop, "Ada Muster")

    desk.open(f"/internships/{one.pk}/")
    desk.page.locator("main summary").filter(
        has_text=desk.words("Sign for your institution")
    ).click()
    sign(desk, "Aylin Muster")
    assert rows.fresh(one, adviser).state == State.SIGNED
    desk.press(desk.button("It has begun"))
    assert rows.fresh(one, adviser).state == State.RUNNING
    desk.open("/internships/")
    assert "Hassan Beispiel" in desk.text()
    phone.open("/sign/no-such-link/", status=410)


def test_a_diary_on_a_phone_and_what_it_showed(
    begin: Begin, adviser: Actor, person: Person
) -> None:
    place = rows.make_place(adviser)
    days = {"starts_on": today() - timedelta(days=12), "ends_on": today() + timedelta(days=1)}
    one = rows.make_running(person, adviser, place, **days)
    link = makers.make_link(person, adviser)
    phone = begin(size=PHONE, language="ar", name="phone")
    phone.open(f"/my/enter/{link.token}/")
    phone.born(rows.GROWN.day, rows.GROWN.month, rows.GROWN.year)
    phone.press(phone.link("Write a line about today"))
    phone.page.locator("main input[name='words']").fill("مددت كابلًا")
    phone.press(phone.button("Keep"))
    assert "مددت كابلًا" in phone.text()

    workshop = begin(rows.chef_of(place), size=PHONE, name="workshop")
    workshop.open("/employer/")
    workshop.press(workshop.page.locator(f"main a[href='/employer/internships/{one.pk}/']"))
    workshop.page.locator("main summary").filter(has_text=workshop.words("Answer")).first.click()
    workshop.page.locator("main input[name='words']").first.fill("Gut gemacht")
    workshop.press(workshop.button("Send"))
    workshop.press(workshop.link("Answer"))
    workshop.pick("went", "well")
    workshop.pick("skills", "s0019")
    workshop.pick("next", "apprenticeship")
    workshop.press(workshop.button("Send"))

    phone.open(f"/my/internships/{one.pk}/")
    assert "Gut gemacht" in phone.text()
    phone.press(phone.link("Answer"))
    phone.pick("went", "well")
    phone.pick("next", "apprenticeship")
    phone.press(phone.button("Send"))

    desk = begin(adviser, name="desk")
    desk.open(f"/internships/{one.pk}/")
    desk.press(desk.button("Put the next step into the plan"))
    assert "Über die Ausbildung sprechen: Elektro Muster" in desk.text()
