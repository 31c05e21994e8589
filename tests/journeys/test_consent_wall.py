"""Consent in three browsers: what another institution sees, from when, and until when."""

from dataclasses import dataclass
from http import HTTPStatus

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser, Member
from nahtlos.network.models import Kind
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import (
    make_burden,
    make_contact,
    make_fact,
    make_institution,
    make_member,
    make_note,
    make_own_consent,
    make_person,
    make_record,
    make_region,
    make_step,
)

pytestmark = pytest.mark.journey
BORN = (17, 5, 1990)
NOTE, DEBT, STEP, PHONE_NUMBER = (
    "Wants to cook again.",
    "Talk to the bank",
    "Book a course",
    "030 23125 017",
)
SCHOOL = "Sprachschule Lindenau"


@dataclass(frozen=True)
class Scene:
    """An adviser with a person on file, and a school that would like to know more."""

    person: Person
    adviser: Actor
    member: Actor

    @property
    def case(self) -> str:
        return f"/persons/{self.person.pk}/"


@pytest.fixture
def scene(site: str) -> Scene:
    region = make_region("Kreis Lindenau")
    adviser = make_member(
        make_institution(region, name="Jobcenter Lindenau"), Adviser, name="Aylin Demir"
    )
    school = make_institution(region, Kind.SCHOOL, name=SCHOOL)
    member = make_member(school, Member, name="Toni Muster")
    person = make_person(adviser, "Olena", "Prykladna", native_name="Олена Прикладна")
    make_record(person, adviser)
    make_fact(person, adviser)
    make_contact(person, adviser, PHONE_NUMBER)
    make_note(person, adviser, NOTE)
    make_own_consent(person, adviser)
    make_burden(person, adviser, what_helps=DEBT)
    make_step(person, adviser, STEP)
    return Scene(person, adviser, member)


def shut(member: Walk, scene: Scene) -> None:
    """For the school there is no such person: neither page, nor list, nor name."""
    member.open(scene.case, status=404)
    assert "Olena" not in member.text()
    for path in ("about/", "plan/", "notes/", "burdens/", "answers/", "history/"):
        status, text = member.peek(f"{scene.case}{path}")
        assert status == HTTPStatus.NOT_FOUND
        assert "Olena" not in text
    member.open("/inbox/")
    assert "Olena" not in member.text()
    member.open("/persons/")
    member.change(lambda: member.page.locator("#find").fill("Olena"))
    assert "Prykladna" not in member.page.locator("main").inner_text()


def ask_by_phone(adviser: Walk, scene: Scene) -> str:
    """The adviser asks for contact and profile; the address that the person's telephone opens."""
    adviser.open(f"{scene.case}consents/")
    adviser.press(adviser.link("Ask for consent"))
    adviser.page.locator("main select[name=recipient]").select_option(label=SCHOOL)
    adviser.pick("purpose", "course")
    adviser.pick("parts", "contact")
    adviser.pick("parts", "profile")
    adviser.pick("how", "phone")
    adviser.press(adviser.button("Go on"))
    adviser.press(adviser.button("Show the link for the telephone"))
    return adviser.page.locator("main bdi.break").inner_text()


def say_yes(phone: Walk, address: str) -> None:
    phone.open(address)
    phone.born(*BORN)
    assert SCHOOL in phone.text()
    phone.press(phone.button("Yes, I agree"))
    assert "Jobcenter Lindenau" in phone.text()


def look_in(member: Walk, scene: Scene) -> None:
    """The school sees what was agreed, and nothing beside it."""
    member.open("/inbox/")
    member.press(member.page.locator("main a.row-link"))
    assert "§ 24" in member.text()
    everything = member.text()
    for path in ("about/", "answers/", "plan/", "notes/", "burdens/"):
        everything += member.peek(f"{scene.case}{path}")[1]
    assert PHONE_NUMBER in everything
    for secret in (NOTE, DEBT, STEP):
        assert secret not in everything


def take_back(phone: Walk, address: str) -> None:
    """The person sees who looked, and ends it."""
    phone.open(address)
    phone.born(*BORN)
    phone.go("/my/shared/")
    looks = phone.page.get_by_role("heading", name=phone.words("Who has looked")).locator("..")
    assert SCHOOL in looks.inner_text()
    assert phone.words("Your situation: residence, language, education, goal") in looks.inner_text()
    assert phone.words("Notes of the conversations") not in looks.inner_text()
    phone.page.locator("main summary", has_text=phone.words("Take back")).first.click()
    phone.press(phone.button("Yes, take back"))


def test_consent_opens_the_wall_and_closes_it(begin: Begin, scene: Scene) -> None:
    member, adviser = begin(scene.member, name="school"), begin(scene.adviser, name="adviser")
    phone = begin(size=PHONE, language="uk", name="person")
    shut(member, scene)

    say_yes(phone, ask_by_phone(adviser, scene))
    look_in(member, scene)
    member.open(scene.case)

    adviser.open(f"{scene.case}link/")
    adviser.press(adviser.button("Scan from this screen"))
    address = adviser.page.locator("main bdi.break").last.inner_text()
    take_back(phone, address)

    member.page.reload()
    member.look(status=404)
    shut(member, scene)
    adviser.open(f"{scene.case}history/")
    assert SCHOOL in adviser.text()
