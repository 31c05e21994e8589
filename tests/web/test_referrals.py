"""Pages between the desks: sender, recipient with and without an account, the person, coordination."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.models import Reading
from nahtlos.core.roles import Coordinator, Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.jobs import referrals as jobs
from nahtlos.network.models import Answer, Institution, Kind
from nahtlos.people.models import Consent, Person
from nahtlos.referrals import actions, queries
from nahtlos.referrals.models import Gap, Question, Referral
from tests import makers
from tests.network.entering import enter
from tests.outbox.rows import carry_everything

pytestmark = pytest.mark.django_db
NUMBER = "030 23125 044"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@dataclass(frozen=True)
class Desks:
    """An adviser with a person, a school with a member, an association without an account."""

    adviser: Actor
    person: Person
    school: Institution
    member: Actor
    association: Institution

    @property
    def page(self) -> str:
        return reverse("referrals:refer", args=[self.person.pk])

    def form(self, to: Institution, **more: object) -> dict[str, object]:
        until = today() + timedelta(days=90)
        day = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
        fields = {"recipient": to.pk, "asked": "A B1 course", "parts": ["contact", "profile"]}
        return {**fields, **day, "how": "on_the_spot", **more}

    def only(self) -> Referral:
        with acting(self.adviser):
            return Referral.objects.select_related("recipient", "person").get()


@pytest.fixture
def desks(db: None) -> Desks:
    region = makers.make_region()
    adviser = makers.make_member(makers.make_institution(region))
    school = makers.make_institution(region, Kind.SCHOOL)
    alone = makers.make_institution(region, Kind.MIGRANT_ASSOCIATION)
    for house, address in ((school, ""), (alone, "verein@nahtlos.example")):
        Answer.objects.create(
            region=region, institution=house, topic="language", contact_name="Kim", email=address
        )
    person = makers.make_person(adviser)
    makers.make_contact(person, adviser, NUMBER)
    member = makers.make_member(school, Member)
    return Desks(adviser, person, school, member, alone)


@pytest.fixture
def sender(desks: Desks) -> Client:
    return enter(desks.adviser)


@pytest.fixture
def school(desks: Desks) -> Client:
    return enter(desks.member)


def agreed(sender: Client, desks: Desks, to: Institution, **more: object) -> Any:
    """Fill in, read the words, tick them, send."""
    address, form = f"{desks.page}?topic=language&area=", desks.form(to, **more)
    words = sender.post(address, form).context["words"]
    return sender.post(address, form | {"agreed": words.mark})


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_directory_says_who_answers(sender: Client, desks: Desks) -> None:
    page = text(sender.get(desks.page, {"topic": "language", "area": ""}))
    assert desks.school.name in page
    assert "value" in page


def test_without_the_persons_yes_nothing_is_sent(sender: Client, desks: Desks) -> None:
    page = sender.post(f"{desks.page}?topic=language&area=", desks.form(desks.school))
    assert "context" in dir(page)
    assert "consent-words" in text(page)
    with acting(desks.adviser):
        assert (Referral.objects.count(), Consent.objects.count()) == (0, 0)


def test_words_that_were_not_shown_are_not_agreed_to(sender: Client, desks: Desks) -> None:
    address, form = f"{desks.page}?topic=language&area=", desks.form(desks.school)
    mark = sender.post(address, form).context["words"].mark
    sender.post(address, form | {"agreed": mark, "parts": ["contact", "plan"]})
    with acting(desks.adviser):
        assert Referral.objects.count() == 0


def test_from_sending_to_the_first_appointment(
    sender: Client, school: Client, desks: Desks
) -> None:
    assert agreed(sender, desks, desks.school).status_code == 302
    one = desks.only()
    assert desks.person.family_name in text(school.get(reverse("people:inbox")))
    page = reverse("referrals:received", args=[one.pk])
    assert NUMBER not in text(school.get(page)), "first somebody takes notice"
    for verb, form in (("see", {}), ("accept", {"accept-words": "Gladly"}), ("keep", {})):
        answer = reverse("referrals:answer", args=[one.pk, verb])
        assert school.post(answer, form).status_code == 302
        assert NUMBER in text(school.get(page))
    with acting(desks.adviser):
        assert queries.holder_now(desks.person).institution == desks.school
        assert Reading.objects.filter(person_id=desks.person.pk).exists()
    assert desks.school.name in text(sender.get(reverse("people:case", args=[desks.person.pk])))


def test_a_refusal_needs_a_reason_and_a_proposal(
    sender: Client, school: Client, desks: Desks
) -> None:
    agreed(sender, desks, desks.school)
    one = desks.only()
    answer = reverse("referrals:answer", args=[one.pk, "decline"])
    school.post(reverse("referrals:answer", args=[one.pk, "see"]))
    page = school.post(answer, {"decline-words": "Kept words"})
    assert page.status_code == 422
    assert "Kept words" in text(page)
    form = {"decline-reason": "full", "decline-instead": str(desks.association.pk)}
    assert school.post(answer, form).status_code == 302
    shown = text(sender.get(reverse("referrals:sent", args=[desks.person.pk, one.pk])))
    assert f"to={desks.association.pk}" in shown


def test_nowhere_is_a_gap(sender: Client, school: Client, desks: Desks) -> None:
    agreed(sender, desks, desks.school)
    answer = reverse("referrals:answer", args=[desks.only().pk, "decline"])
    school.post(answer, {"decline-reason": "full", "decline-instead": "nowhere"})
    with acting(makers.keeper(desks.person.region_id)):
        assert Gap.objects.count() == 1


@pytest.fixture
def link(sender: Client, desks: Desks) -> str:
    """The address by which the association answers."""
    agreed(sender, desks, desks.association)
    return reverse("referrals:by_link", args=[queries.token_of(desks.only().pk)])


def test_whoever_has_no_account_answers_by_the_link(link: str, desks: Desks) -> None:
    guest = Client()
    assert NUMBER not in text(guest.get(link))
    for verb in ("see", "accept", "keep"):
        assert guest.post(f"{link}{verb}/").status_code == 302
        assert NUMBER in text(guest.get(link))
    assert desks.only().state == "kept"


def test_the_link_shows_what_was_consented_and_nothing_else(link: str, desks: Desks) -> None:
    makers.make_step(desks.person, desks.adviser, "Secret step")
    makers.make_note(desks.person, desks.adviser, "Secret note")
    guest = Client()
    guest.post(f"{link}see/")
    page = text(guest.get(link))
    assert "Secret" not in page
    for other in (f"/persons/{desks.person.pk}/", "/inbox/", "/persons/"):
        assert guest.get(other).status_code in {302, 403, 404}


def test_the_link_ends_with_the_referral(link: str, desks: Desks) -> None:
    with acting(desks.adviser):
        actions.withdraw(referral=desks.only(), by=desks.adviser, at=now())
    assert Client().get(link).status_code == 410
    assert Client().post(f"{link}accept/").status_code == 410


def test_a_link_that_has_run_out_opens_nothing(link: str, desks: Desks) -> None:
    with acting(desks.adviser):
        Referral.objects.update(token_ends_at=now() - timedelta(minutes=1))
    assert Client().get(link).status_code == 410


def test_notes_never_go_by_link(sender: Client, desks: Desks) -> None:
    page = agreed(sender, desks, desks.association, parts=["notes"])
    assert page.status_code == 422
    assert desks.association.name in text(page)


def test_mail_names_nobody(link: str, desks: Desks) -> None:
    jobs.tell(
        institution=str(desks.association.pk), what="sent", email="verein@nahtlos.example",
        referral=str(desks.only().pk),
    )  # fmt: skip
    carry_everything()
    [sent] = mail.outbox
    assert link in sent.body
    assert sent.to == ["verein@nahtlos.example"]
    for told in (desks.person.given_name, desks.person.family_name, "language", "Sprache", "B1"):
        assert told not in f"{sent.body}{sent.subject}"


def test_bad_input_gets_a_sentence_and_nothing_is_lost(sender: Client, desks: Desks) -> None:
    form = desks.form(desks.school, parts=[], asked="Typed before")
    page = sender.post(f"{desks.page}?topic=language&area=", form)
    assert page.status_code == 422
    assert "Typed before" in text(page)


def test_whoever_is_not_between_them_finds_no_page(sender: Client, desks: Desks) -> None:
    agreed(sender, desks, desks.school)
    one = desks.only()
    third = enter(makers.make_member(desks.association, Member))
    for page in ("referrals:received",):
        assert third.get(reverse(page, args=[one.pk])).status_code == 404
    assert third.get(reverse("referrals:sent", args=[desks.person.pk, one.pk])).status_code == 404


def test_the_board_shows_no_person_and_no_small_number(sender: Client, desks: Desks) -> None:
    agreed(sender, desks, desks.school)
    keeper = enter(makers.make_member(desks.association, Coordinator))
    page = text(keeper.get(reverse("referrals:interfaces")))
    assert desks.school.short_name in page
    assert desks.person.family_name not in page
    assert '<td role="cell" class="number" data-label="Anzahl">1' not in page
    assert sender.get(reverse("referrals:interfaces")).status_code == 403


def test_the_coordination_sets_deadlines(desks: Desks) -> None:
    keeper = enter(makers.make_member(desks.association, Coordinator))
    page = reverse("referrals:deadlines")
    assert (
        keeper.post(page, {"topic": "language", "answer": "", "appointment": "x"}).status_code
        == 422
    )
    assert (
        keeper.post(page, {"topic": "language", "answer": 5, "appointment": 9}).status_code == 302
    )
    with acting(desks.adviser):
        assert queries.times_for(desks.person.region_id, "language") == queries.Times(5, 9)
        assert queries.times_for(desks.person.region_id, "work") != queries.Times(5, 9)


def test_the_person_reads_where_they_were_referred_and_takes_it_back(
    sender: Client, desks: Desks
) -> None:
    agreed(sender, desks, desks.school)
    herself = enter(makers.make_login(desks.person, desks.adviser))
    assert desks.school.name in text(herself.get(reverse("mine:way")))
    herself.post(reverse("referrals:mine_back", args=[desks.only().pk]))
    assert desks.only().state == "withdrawn"
    with acting(desks.member):
        assert Person.objects.count() == 0


@pytest.fixture
def office(desks: Desks) -> Actor:
    region = makers.by_region(desks.person)
    return makers.make_member(makers.make_institution(region, Kind.IMMIGRATION_OFFICE), Immigration)


def ask_on_the_spot(sender: Client, desks: Desks, office: Actor) -> None:
    page = reverse("referrals:ask_office", args=[desks.person.pk])
    form = {"office": office.institution, "matter": "missing", "how": "on_the_spot"}
    mark = sender.post(page, form).context["words"].mark
    assert sender.post(page, form | {"agreed": mark}).status_code == 302


def test_the_office_answers_one_question(sender: Client, desks: Desks, office: Actor) -> None:
    ask_on_the_spot(sender, desks, office)
    there = enter(office)
    assert desks.person.family_name not in text(there.get(reverse("referrals:questions")))
    with acting(desks.adviser):
        one = Question.objects.get()
    page = reverse("referrals:question", args=[one.pk])
    assert desks.person.family_name in text(there.get(page))
    assert there.post(page, {"words": "Kept"}).status_code == 422
    assert there.post(page, {"outcome": "papers", "words": "A contract"}).status_code == 302
    shown = text(sender.get(reverse("referrals:ask_office", args=[desks.person.pk])))
    assert "A contract" in shown


def test_the_person_says_yes_to_a_question_on_the_own_page(
    sender: Client, desks: Desks, office: Actor
) -> None:
    page = reverse("referrals:ask_office", args=[desks.person.pk])
    form = {"office": office.institution, "matter": "missing", "how": "phone", "file_number": "7-1"}
    assert sender.post(page, form).status_code == 302
    with acting(desks.adviser):
        one = Question.objects.get()
    there, asked = enter(office), reverse("referrals:question", args=[one.pk])
    assert there.get(asked).status_code == 404
    herself = enter(makers.make_login(desks.person, desks.adviser))
    mine = reverse("referrals:mine_question", args=[one.pk])
    assert "7-1" in text(herself.get(mine))
    herself.post(mine, {"answer": "yes"})
    assert there.get(asked).status_code == 200
    herself.post(mine, {"answer": "back"})
    assert there.get(asked).status_code == 404
