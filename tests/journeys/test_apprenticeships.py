"""An apprenticeship from entry qualification to contract, with three parties on three screens: the
adviser at a desk, the trainee in Arabic on a telephone, the company on another one; then the chamber.
"""

from datetime import timedelta

import pytest

from nahtlos.apprenticeships import queries
from nahtlos.apprenticeships.models import Apprenticeship, Registration, Sign, State
from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.wall import acting
from nahtlos.internships.models import Internship
from nahtlos.people.models import Contact, Person
from tests import makers
from tests.apprenticeships import rows
from tests.internships import rows as internships
from tests.journeys.conftest import Begin
from tests.journeys.test_internships import fill_day
from tests.journeys.walk import DESK, PHONE, Walk
from tests.placements import rows as work

pytestmark = pytest.mark.journey
DIRECTION = "() => document.documentElement.dir"


@pytest.fixture
def adviser(site: str) -> Actor:
    return makers.make_member(name="Aylin Muster")


@pytest.fixture
def person(adviser: Actor) -> Person:
    whole = work.make_worker(
        adviser, given_name="Samir", family_name="Beispiel", preferred_language="ar"
    )
    with acting(adviser):
        Contact.objects.create(**makers.of(whole), kind="phone", value="0171 39200 55",
                               message_may_be_left=True)  # fmt: skip
    return whole


@pytest.fixture
def eq(adviser: Actor, person: Person) -> Internship:
    """An entry qualification that runs since six weeks, signed by all three."""
    days = {"starts_on": today() - timedelta(days=42), "ends_on": today() + timedelta(days=140)}
    place = internships.make_place(adviser)
    return rows.make_eq(person, adviser, place=place, **days)


def one(by: Actor) -> Apprenticeship:
    with acting(by):
        return Apprenticeship.objects.select_related("placement").get()


def begin_the_way(desk: Walk, person: Person) -> None:
    desk.open(f"/persons/{person.pk}/apprenticeship/")
    desk.press(desk.link("Begin the way to an apprenticeship").first)
    desk.page.locator("#id_occupation").press_sequentially("Elektronik", delay=30)
    desk.page.locator("[role=listbox] [role=option]").first.wait_for()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
    desk.press(desk.button("Save"))
    assert "§ 54a SGB III" in desk.text()


def asked(by: Actor, side: str) -> str:
    """The address in the message of one side."""
    row = one(by)
    with acting(by):
        sign = Sign.objects.get(apprenticeship=row, side=side)
    name = "training" if side == "trainee" else "trainees"
    return f"/{name}/{queries.token_of(sign.pk)}/"


def test_from_entry_qualification_to_contract(
    begin: Begin, adviser: Actor, person: Person, eq: Internship
) -> None:
    desk = begin(adviser, size=DESK, name="desk")
    begin_the_way(desk, person)
    desk.press(desk.page.locator("main a[href$='/entry/']"))
    desk.pick("internship", str(eq.pk))
    desk.press(desk.button("Save"))
    assert one(adviser).state == State.ENTRY
    desk.press(desk.page.locator("main a[href$='/voices/trainer/']"))
    desk.fill("Name", "Ada Muster")
    desk.page.locator("#id_email").fill("ada@elektro.example")
    desk.page.locator("main label[for='id_agreed']").click()
    desk.press(desk.button("Save"))
    rows.make_asked(one(adviser), adviser, now())

    phone = begin(size=PHONE, language="ar", name="phone")
    phone.open(asked(adviser, "trainee"))
    assert phone.page.evaluate(DIRECTION) == "rtl"
    for question, answer in (
        ("work", "well"),
        ("school", "badly"),
        ("stays", "sure"),
        ("help", "yes"),
    ):
        phone.pick(question, answer)
    phone.press(phone.button("Send"))
    assert phone.words("Thank you for your answers. You can close this page.") in phone.text()

    workshop = begin(size=PHONE, name="workshop")
    workshop.open(asked(adviser, "trainer"))
    assert "Samir" in workshop.text()
    for question, answer in (
        ("work", "well"),
        ("comes", "always"),
        ("stays", "sure"),
        ("help", "no"),
    ):
        workshop.pick(question, answer)
    workshop.press(workshop.button("Send"))

    desk.open("/day/")
    desk.press(desk.page.locator(f"main a[href='/persons/{person.pk}/apprenticeship/']").first)
    desk.press(desk.link("Write down what was done"))
    desk.pick("did", "support")
    desk.press(desk.button("Write down"))
    desk.press(desk.page.locator("main a[href$='/contract/']"))
    fill_day(desk, "starts_on", 60)
    fill_day(desk, "ends_on", 60 + 3 * 365)
    desk.press(desk.button("Save"))
    assert one(adviser).state == State.CONTRACT
    tell_the_chamber(begin, desk, adviser)


def tell_the_chamber(begin: Begin, desk: Walk, adviser: Actor) -> None:
    chamber = rows.make_chamber(adviser)
    desk.press(desk.page.locator("main a[href$='/tell-chamber/']"))
    desk.pick("chamber", str(chamber.pk))
    desk.page.locator("main label[for='id_agreed']").click()
    desk.press(desk.button("Tell it"))
    with acting(adviser):
        told = Registration.objects.get()
    office = begin(size=DESK, name="office")
    office.open(f"/register/{queries.token_of(told.pk)}/")
    assert "Samir Beispiel" in office.text()
    office.fill("Number in the register", "4711")
    office.press(office.button("It is registered").first)
    assert "4711" not in office.text()
    desk.open(f"/persons/{told.person_id}/apprenticeship/")
    assert "4711" in desk.text()
    office.open("/register/no-such-link/", status=410)
