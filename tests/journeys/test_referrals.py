"""Between the desks in six browsers: four institutions, the person, and the coordination."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Adviser, Coordinator, Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.referrals import queries
from nahtlos.referrals.models import Referral
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
    make_referral,
    make_region,
    make_step,
)
from tests.network.rows import make_answer

pytestmark = pytest.mark.journey
NUMBER, NOTE, STEP = "030 23125 017", "Wants to cook again.", "Language school"
SCHOOL, CLUB, JOBCENTER = "Sprachschule Lindenau", "Verein Lindenau", "Jobcenter Lindenau"


@dataclass(frozen=True)
class Scene:
    """A person at a Jobcenter, a school with an account, an association without, the office."""

    person: Person
    herself: Actor
    adviser: Actor
    school: Institution
    member: Actor
    club: Institution
    office: Actor
    keeper: Actor

    @property
    def case(self) -> str:
        return f"/persons/{self.person.pk}/"

    def last(self) -> Referral:
        with acting(self.adviser):
            return Referral.objects.filter(person=self.person).latest("id")


@pytest.fixture
def scene(site: str) -> Scene:
    region = make_region("Kreis Lindenau")
    home = make_institution(region, name=JOBCENTER)
    school = make_institution(region, Kind.SCHOOL, SCHOOL)
    club = make_institution(region, Kind.MIGRANT_ASSOCIATION, CLUB)
    office = make_institution(region, Kind.IMMIGRATION_OFFICE, "Ausländerbehörde Lindenau")
    adviser = make_member(home, Adviser, name="Aylin Demir")
    for house in (school, club):
        make_answer(house, "language", email="desk@nahtlos.example")
    person = make_person(adviser, "Olena", "Prykladna", native_name="Олена Прикладна")
    make_record(person, adviser)
    make_contact(person, adviser, NUMBER)
    make_note(person, adviser, NOTE)
    make_step(person, adviser, STEP, who="institution")
    return Scene(
        person, make_login(person, adviser), adviser, school,
        make_member(school, Member, name="Toni Muster"), club,
        make_member(office, Immigration, name="Gudrun Beispiel"),
        make_member(home, Coordinator, name="Kim Muster"),
    )  # fmt: skip


def refer(adviser: Walk, scene: Scene, to: Institution, how: str) -> None:
    """From the step of the plan to the words in the person's language."""
    adviser.open(f"{scene.case}plan/")
    adviser.press(adviser.link("Refer"))
    adviser.choose("topic", "language")
    adviser.press(adviser.button("Show who answers"))
    assert STEP in adviser.page.locator("textarea[name=asked]").input_value()
    adviser.pick("recipient", str(to.pk))
    adviser.pick("parts", "contact")
    adviser.pick("parts", "profile")
    adviser.pick("how", how)
    adviser.press(adviser.button("Go on"))


def agree_on_the_spot(adviser: Walk) -> None:
    """The words stand there in Ukrainian; once ticked, it goes."""
    assert adviser.page.locator(".consent-words[lang=uk]").count() == 1
    adviser.presses += 1
    adviser.page.locator("label[for=id_agreed]").click()
    adviser.press(adviser.button("Send"))


def take_on(walk: Walk) -> None:
    """Take notice, see what is shared, accept, say that they have met."""
    assert NUMBER not in walk.text()
    walk.press(walk.button("Take notice and open"))
    assert NUMBER in walk.text()
    assert NOTE not in walk.text()
    walk.press(walk.page.locator("main form button", has_text=walk.words("Accept")).first)
    walk.press(walk.button("The first appointment was kept"))


def test_a_referral_by_the_hands_of_sender_recipient_and_person(begin: Begin, scene: Scene) -> None:
    adviser, school = begin(scene.adviser, name="adviser"), begin(scene.member, name="school")
    phone = begin(scene.herself, size=PHONE, language="uk", name="person")
    refer(adviser, scene, scene.school, "on_the_spot")
    agree_on_the_spot(adviser)
    phone.open("/my/")
    assert SCHOOL in phone.text()
    school.open("/inbox/")
    school.press(school.page.locator("main a.row-link").first)
    take_on(school)
    adviser.open(f"{scene.case}referrals/")
    assert SCHOOL in adviser.page.locator(".page-head").inner_text()
    phone.open("/my/")
    phone.page.locator("main summary").first.click()
    phone.press(phone.button("Yes, take back"))
    school.open(f"/referrals/{scene.last().pk}/", status=404)
    adviser.open(f"{scene.case}referrals/")
    assert JOBCENTER in adviser.page.locator(".page-head").inner_text()


def test_the_persons_yes_on_the_own_page_sends_it(begin: Begin, scene: Scene) -> None:
    adviser = begin(scene.adviser, name="adviser")
    phone = begin(size=PHONE, language="uk", name="person")
    refer(adviser, scene, scene.school, "phone")
    adviser.press(adviser.button("Show the link for the telephone"))
    phone.open(adviser.page.locator("main bdi.break").inner_text())
    phone.born(17, 5, 1990)
    assert STEP in phone.text()
    phone.press(phone.button("Yes, I agree"))
    assert scene.last().state == "sent"


def test_whoever_has_no_account_declines_and_names_somebody(begin: Begin, scene: Scene) -> None:
    adviser, club = begin(scene.adviser, name="adviser"), begin(name="club")
    refer(adviser, scene, scene.club, "on_the_spot")
    agree_on_the_spot(adviser)
    club.open(f"/answer/{queries.token_of(scene.last().pk)}/")
    club.press(club.button("Take notice and open"))
    club.page.locator("main summary", has_text=club.words("Decline")).first.click()
    club.press(club.page.locator("form[action*='/decline/'] button").first, status=422)
    club.pick("decline-reason", "full")
    club.choose("decline-instead", str(scene.school.pk))
    club.press(club.page.locator("form[action*='/decline/'] button").first)
    assert NUMBER not in club.text()
    adviser.open(f"{scene.case}referrals/{scene.last().pk}/")
    adviser.press(adviser.link("Refer there"))
    assert adviser.page.locator(f"input[value='{scene.school.pk}']").is_checked()


def test_whoever_has_no_account_takes_somebody_on(begin: Begin, scene: Scene) -> None:
    adviser, club = begin(scene.adviser, name="adviser"), begin(name="club")
    refer(adviser, scene, scene.club, "on_the_spot")
    agree_on_the_spot(adviser)
    club.open(f"/answer/{queries.token_of(scene.last().pk)}/")
    take_on(club)
    assert scene.last().state == "kept"
    club.open("/inbox/", status=200)
    assert NUMBER not in club.text()


def test_one_question_to_the_immigration_office(begin: Begin, scene: Scene) -> None:
    adviser, office = begin(scene.adviser, name="adviser"), begin(scene.office, name="office")
    phone = begin(scene.herself, size=PHONE, language="uk", name="person")
    adviser.open(f"{scene.case}office/")
    adviser.choose("office", str(scene.office.institution))
    adviser.pick("matter", "missing")
    adviser.pick("how", "phone")
    adviser.press(adviser.button("Go on"))
    office.open("/questions/")
    assert office.page.locator("main a.task__link").count() == 0
    phone.open("/my/")
    phone.press(phone.link("Read and answer"))
    phone.press(phone.button("Yes, I agree"))
    office.open("/questions/")
    office.press(office.page.locator("main a.task__link").first)
    assert NUMBER not in office.text()
    office.pick("outcome", "papers")
    office.page.locator("main textarea").fill("Der Arbeitsvertrag fehlt.")
    office.press(office.button("Answer"))
    adviser.open(f"{scene.case}office/")
    assert "Der Arbeitsvertrag fehlt." in adviser.text()


def test_the_coordination_sees_where_it_jams_and_nobody(begin: Begin, scene: Scene) -> None:
    keeper = begin(scene.keeper, name="keeper")
    for _ in range(3):
        make_referral(
            make_person(scene.adviser, "Olena", "Prykladna"), scene.school.pk, scene.adviser,
            answer_due_on=today() - timedelta(days=20),
        )  # fmt: skip
    keeper.open("/network/")
    keeper.go("/network/interfaces/")
    assert SCHOOL in keeper.text()
    assert keeper.words("for the steering group") in keeper.text()
    assert "Prykladna" not in keeper.text()
    keeper.press(keeper.link("Deadlines"))
    keeper.page.locator("input[name=answer]").fill("5")
    keeper.page.locator("input[name=appointment]").fill("10")
    keeper.press(keeper.button("Keep"))
