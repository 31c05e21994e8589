"""A newcomer reads the own pages on a telephone, in Arabic first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people import actions
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import (
    make_burden,
    make_consent,
    make_contact,
    make_fact,
    make_household_member,
    make_institution,
    make_language,
    make_member,
    make_note,
    make_own_consent,
    make_person,
    make_qualification,
    make_record,
    make_region,
    make_step,
)
from tests.network.entering import enter

pytestmark = pytest.mark.journey
SCHOOL, DONE_BY_ME, NOTE = "Sprachschule Lindenau", "Zeugnis beglaubigen lassen", "Came alone."
NUMBER, NUMBER_OF_THE_HOUSE = "030 23125 017", "030 23125 100"
DIRECTION = "() => document.documentElement.dir"
# A telephone number keeps its order of digits whatever runs around it.
NUMBERS = """() => [...document.querySelectorAll("main a[href^='tel:'], main .number")].map((one) => {
  const inner = one.matches('bdi') ? one : one.querySelector('bdi') || one;
  return [inner.textContent.trim(), getComputedStyle(inner).direction];
})"""


def furnish(person: Person, adviser: Actor, school: Actor) -> None:
    """A file with something in every part, and a school that has looked into it."""
    make_record(person, adviser, nationality="SY", status="ae_25_2")
    make_fact(person, adviser)
    make_contact(person, adviser, NUMBER)
    make_language(person, adviser, "ar")
    make_household_member(person, adviser, first_name="Lina")
    make_qualification(person, adviser, "Elektriker", title_original="كهربائي")
    make_note(person, adviser, NOTE)
    make_own_consent(person, adviser)
    make_burden(person, adviser)
    make_consent(person, school.institution, adviser, ("profile", "plan"))
    make_step(person, adviser, DONE_BY_ME, until=timezone.localdate() + timedelta(days=10))
    make_step(person, adviser, "Platz im Sprachkurs anfragen", who="adviser")
    enter(school).get(f"/persons/{person.pk}/")


@pytest.fixture
def address(site: str) -> str:
    """The link to the own pages that the adviser hands over."""
    region = make_region("Kreis Lindenau")
    centre = make_institution(region, name="Jobcenter Lindenau")
    Institution.objects.filter(pk=centre.pk).update(telephone=NUMBER_OF_THE_HOUSE)
    adviser = make_member(centre, Adviser, name="Aylin Demir")
    school = make_member(make_institution(region, Kind.SCHOOL, SCHOOL), Member)
    person = make_person(
        adviser, "Samir", "Beispiel", native_name="سمير مثال", preferred_language="ar"
    )
    furnish(person, adviser, school)
    with acting(adviser):
        token = actions.make_link(person=person, by=adviser, at=timezone.now()).token
    return f"/my/enter/{token}/"


def speak(walk: Walk, language: str) -> None:
    """Choose another language in the head of the page."""
    walk.page.locator("header .menu--languages summary").click()
    walk.press(walk.page.locator(f"header button[name=language][value={language}]"))
    walk.language = language


def reads_from(walk: Walk, direction: str) -> None:
    assert walk.page.evaluate(DIRECTION) == direction
    brand = walk.page.locator(".site__brand svg").bounding_box()
    assert brand is not None
    assert (brand["x"] > PHONE["width"] / 2) == (direction == "rtl")
    for number, runs in walk.page.evaluate(NUMBERS):
        assert runs == "ltr", number


def test_newcomer_reads_the_own_pages_in_arabic(begin: Begin, address: str) -> None:
    walk = begin(size=PHONE, language="ar")
    walk.open(address)
    walk.born(17, 5, 1990)
    reads_from(walk, "rtl")
    assert DONE_BY_ME in walk.page.locator(".way__step--now").inner_text()
    assert [NUMBER_OF_THE_HOUSE, "ltr"] in walk.page.evaluate(NUMBERS)

    walk.press(walk.button("I have done this"))
    assert DONE_BY_ME not in walk.page.locator(".way").inner_text()
    walk.press(walk.button("Undo"))
    assert DONE_BY_ME in walk.page.locator(".way__step--now").inner_text()

    walk.go("/my/shared/")
    reads_from(walk, "rtl")
    looks = walk.page.get_by_role("heading", name=walk.words("Who has looked")).locator("..")
    assert SCHOOL in looks.inner_text()
    walk.page.locator("main summary", has_text=walk.words("Take back")).first.click()
    walk.press(walk.button("Yes, take back"))
    walk.go("/my/about/")
    reads_from(walk, "rtl")
    assert [NUMBER, "ltr"] in walk.page.evaluate(NUMBERS)
    assert NOTE not in walk.text()
    walk.go("/my/help/")
    reads_from(walk, "rtl")
    walk.press(walk.button("Sign out"))
    walk.open("/my/", status=401)
    assert "Samir" not in walk.text()


@pytest.mark.parametrize(("language", "direction"), [("fa", "rtl"), ("uk", "ltr")])
def test_newcomer_changes_the_language(
    begin: Begin, address: str, language: str, direction: str
) -> None:
    walk = begin(size=PHONE, language="ar")
    walk.open(address)
    walk.born(17, 5, 1990)
    speak(walk, language)
    reads_from(walk, direction)
    assert walk.words("My way") in walk.page.locator("h1").inner_text()
    for path in ("/my/shared/", "/my/about/", "/my/help/"):
        walk.go(path)
        reads_from(walk, direction)
