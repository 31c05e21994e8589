"""A whole case changes hands in three browsers: giver, receiver, and the person on her telephone."""

from dataclasses import dataclass

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people.models import Person
from nahtlos.referrals.models import Handover
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import (
    make_contact,
    make_institution,
    make_login,
    make_member,
    make_note,
    make_person,
    make_record,
    make_region,
)

pytestmark = pytest.mark.journey
NUMBER, NOTE = "030 23125 018", "Wants to cook again."
HERE, THERE = "Jobcenter Lindenau", "Beratungsstelle Auental"


@dataclass(frozen=True)
class Scene:
    """A person at a Jobcenter, and an advice centre that is to accompany her from now on."""

    person: Person
    herself: Actor
    giver: Actor
    receiver: Actor
    house: Institution

    @property
    def case(self) -> str:
        return f"/persons/{self.person.pk}/"

    def last(self) -> Handover:
        with acting(self.giver):
            return Handover.objects.latest("id")


@pytest.fixture
def scene(site: str) -> Scene:
    region = make_region("Kreis Lindenau")
    giver = make_member(make_institution(region, name=HERE), Adviser, name="Aylin Demir")
    house = make_institution(region, name=THERE)
    receiver = make_member(house, Adviser, name="Jonas Beispiel")
    person = make_person(giver, "Olena", "Prykladna", native_name="Олена Прикладна")
    make_record(person, giver)
    make_contact(person, giver, NUMBER)
    make_note(person, giver, NOTE)
    return Scene(person, make_login(person, giver), giver, receiver, house)


def offer(giver: Walk, scene: Scene, how: str) -> None:
    """From the handovers of the case to the words in the person's language."""
    giver.open(f"{scene.case}handovers/")
    giver.press(giver.link("Hand over the case").first)
    giver.choose("recipient", str(scene.house.pk))
    giver.page.locator("textarea[name=why]").fill("Sie zieht um.")
    giver.pick("parts", "contact")
    giver.pick("parts", "plan")
    giver.pick("how", how)
    giver.press(giver.button("Go on"))


def take_over(receiver: Walk) -> None:
    """Take notice, see what would come, take over for oneself."""
    receiver.open("/inbox/")
    receiver.press(receiver.page.locator("main a[href^='/handovers/']").first)
    assert NUMBER not in receiver.text()
    receiver.press(receiver.button("Take notice and open"))
    assert NUMBER in receiver.text()
    assert NOTE not in receiver.text()
    receiver.press(receiver.page.locator("form[action*='/take/'] button").first)
    assert receiver.page.url.endswith(f"/persons/{receiver.page.url.split('/')[-2]}/")


def test_a_case_changes_hands(begin: Begin, scene: Scene) -> None:
    giver, receiver = begin(scene.giver, name="giver"), begin(scene.receiver, name="receiver")
    phone = begin(scene.herself, size=PHONE, language="uk", name="person")
    offer(giver, scene, "on_the_spot")
    assert giver.page.locator(".consent-words[lang=uk]").count() == 1
    giver.presses += 1
    giver.page.locator("label[for=id_agreed]").click()
    giver.press(giver.button("Offer the case"))
    phone.open("/my/")
    assert THERE in phone.text()
    take_over(receiver)
    giver.open(scene.case, status=404)
    phone.open("/my/")
    assert "Jonas Beispiel" in phone.text()
    giver.open("/persons/?state=closed")
    giver.press(giver.page.locator("main a.row-link").first)
    assert NOTE in giver.text()
    assert NUMBER not in giver.text()


def test_in_arabic_on_the_telephone_yes_and_back(begin: Begin, scene: Scene) -> None:
    giver = begin(scene.giver, name="giver")
    phone = begin(scene.herself, size=PHONE, language="ar", name="person")
    offer(giver, scene, "phone")
    phone.open("/my/")
    phone.press(phone.page.locator("main a[href*='/my/questions/']").first)
    assert THERE in phone.text()
    phone.press(phone.button("Yes, I agree"))
    assert scene.last().state == "offered"
    phone.open("/my/")
    phone.page.locator("main summary").first.click()
    phone.press(phone.button("Yes, take back"))
    assert scene.last().state == "withdrawn"
