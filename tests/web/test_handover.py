"""Pages on which a whole case changes hands: giver, receiver, the person."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.clock import today
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.jobs import referrals as jobs
from nahtlos.network.models import Institution
from nahtlos.people.models import Consent, Person
from nahtlos.referrals.models import Handover
from tests import makers
from tests.network.entering import enter
from tests.outbox.rows import carry_everything
from tests.recognition import rows as recognition
from tests.referrals.handing import Two, two

pytestmark = pytest.mark.django_db
NUMBER = "030 23125 044"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def pair(db: None) -> Two:
    pair = two()
    makers.make_contact(pair.person, pair.giver, NUMBER)
    makers.make_record(pair.person, pair.giver)
    makers.make_note(pair.person, pair.giver, "Only for us")
    return pair


@pytest.fixture
def giver(pair: Two) -> Client:
    return enter(pair.giver)


@pytest.fixture
def receiver(pair: Two) -> Client:
    return enter(pair.receiver)


def text(response: Any) -> str:
    return str(response.content.decode())


def form(pair: Two, **more: object) -> dict[str, object]:
    until = today() + timedelta(days=60)
    day = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    fields = {"recipient": pair.receiver.institution, "why": "She moves", "how": "on_the_spot"}
    return {**fields, **day, "parts": ["contact", "plan"], **more}


def only(pair: Two) -> Handover:
    with acting(pair.giver):
        return Handover.objects.select_related("recipient").get()


def offered(giver: Client, pair: Two, **more: object) -> Handover:
    """Fill in, read the words, tick them, offer."""
    page = reverse("handover:prepare", args=[pair.person.pk])
    words = giver.post(page, form(pair, **more)).context["words"]
    assert giver.post(page, form(pair, **more) | {"agreed": words.mark}).status_code == 302
    return only(pair)


def test_from_preparing_to_taking_over(giver: Client, receiver: Client, pair: Two) -> None:
    one = offered(giver, pair)
    page = reverse("handover:received", args=[one.pk])
    assert pair.person.family_name in text(receiver.get(reverse("people:inbox")))
    assert NUMBER not in text(receiver.get(page)), "first somebody takes notice"
    assert receiver.post(reverse("handover:answer", args=[one.pk, "see"])).status_code == 302
    shown = text(receiver.get(page))
    assert NUMBER in shown
    assert "Only for us" not in shown
    taken = {"take-adviser": str(pair.receiver.membership)}
    response = receiver.post(reverse("handover:answer", args=[one.pk, "take"]), taken)
    case = reverse("people:case", args=[pair.person.pk])
    assert response.headers["Location"] == case
    assert receiver.get(case).status_code == 200
    assert giver.get(case).status_code == 404


def test_what_stayed_has_its_pages(giver: Client, pair: Two) -> None:
    pair.taken()
    with acting(pair.giver):
        left = Person.objects.get()
    for name in ("people:case", "people:notes", "people:about", "people:history", "handover:list",
                 "referrals:list", "consent:list", "documents:list", "law:answers"):  # fmt: skip
        assert giver.get(reverse(name, args=[left.pk])).status_code == 200, name
    assert "Only for us" in text(giver.get(reverse("people:notes", args=[left.pk])))
    assert giver.post(reverse("people:reopen", args=[left.pk])).status_code == 403


def test_words_that_were_not_shown_are_not_agreed_to(giver: Client, pair: Two) -> None:
    page = reverse("handover:prepare", args=[pair.person.pk])
    mark = giver.post(page, form(pair)).context["words"].mark
    giver.post(page, form(pair, with_referrals="on") | {"agreed": mark})
    with acting(pair.giver):
        assert (Handover.objects.count(), Consent.objects.count()) == (0, 0)


def test_the_words_name_every_document_that_goes(giver: Client, pair: Two) -> None:
    document = recognition.make_document(pair.person, pair.giver)
    page = reverse("handover:prepare", args=[pair.person.pk])
    words = giver.post(page, form(pair, documents=[str(document.pk)])).context["words"]
    assert any(document.title in one for one in words.goes)
    words = giver.post(page, form(pair)).context["words"]
    assert not any(document.title in one for one in words.goes)


def test_burdens_need_the_persons_own_hand(giver: Client, pair: Two) -> None:
    page = reverse("handover:prepare", args=[pair.person.pk])
    assert giver.post(page, form(pair, parts=["burdens"])).status_code == 422


def test_a_member_declines_but_does_not_take_over(pair: Two) -> None:
    one = pair.offered()
    house = Institution.objects.get(pk=makers.sure(pair.receiver.institution))
    member = enter(makers.make_member(house, Member))
    member.post(reverse("handover:answer", args=[one.pk, "see"]))
    taken = {"take-adviser": str(pair.receiver.membership)}
    refused = member.post(reverse("handover:answer", args=[one.pk, "take"]), taken)
    assert (refused.status_code, "Only an adviser" in text(refused)) == (422, True)
    no = reverse("handover:answer", args=[one.pk, "decline"])
    assert member.post(no, {"decline-words": " "}).status_code == 422
    assert member.post(no, {"decline-words": "Not our area"}).status_code == 302
    assert only(pair).state == "declined"


def test_nobody_else_finds_the_page(pair: Two) -> None:
    one = pair.offered()
    region = makers.by_region(pair.person)
    third = enter(makers.make_member(makers.make_institution(region)))
    assert third.get(reverse("handover:received", args=[one.pk])).status_code == 404
    assert third.get(reverse("handover:list", args=[pair.person.pk])).status_code == 404


def test_by_the_link_the_person_says_yes_and_takes_it_back(giver: Client, pair: Two) -> None:
    page = reverse("handover:prepare", args=[pair.person.pk])
    giver.post(page, form(pair, how="phone"))
    one = only(pair)
    assert one.state == "drafted"
    herself = enter(makers.make_login(pair.person, pair.giver))
    question = reverse("mine:question", args=[makers.sure(one.consent_id)])
    shown = text(herself.get(question))
    assert one.recipient.name in shown
    assert herself.post(question, {"answer": "yes"}).status_code == 302
    assert only(pair).state == "offered"
    assert one.recipient.name in text(herself.get(reverse("mine:way")))
    assert herself.post(reverse("handover:mine_back", args=[one.pk])).status_code == 302
    assert only(pair).state == "withdrawn"


def test_the_own_page_names_the_new_adviser(pair: Two) -> None:
    herself = makers.make_login(pair.person, pair.giver)
    pair.taken()
    shown = text(enter(herself).get(reverse("mine:way")))
    assert pair.receiver.name in shown
    with acting(pair.receiver):
        assert Person.objects.get(pk=pair.person.pk).institution.name in shown


def test_the_page_prints_the_words(giver: Client, pair: Two) -> None:
    page = reverse("handover:prepare", args=[pair.person.pk])
    printed = giver.post(page, form(pair, how="paper", print="1"))
    assert "consent-words" in text(printed)
    with acting(pair.giver):
        assert Handover.objects.count() == 0


def test_lists_ask_the_same_for_one_and_three(giver: Client, receiver: Client, pair: Two) -> None:
    asked: dict[str, list[int]] = {"people:inbox": [], "people:day": []}
    for number in (1, 2):
        for _ in range(number):
            person = makers.make_person(pair.giver)
            makers.make_handover(person, pair.receiver.institution, pair.giver)
        for page, by in (("people:inbox", receiver), ("people:day", giver)):
            by.get(reverse(page))
            with CaptureQueriesContext(connection) as counted:
                by.get(reverse(page))
            asked[page].append(len(counted))
    assert all(one == three for one, three in asked.values()), asked


def test_what_is_open_is_shown_before(giver: Client, pair: Two) -> None:
    page = reverse("handover:prepare", args=[pair.person.pk])
    assert "What is open" not in text(giver.get(page))
    school = makers.make_institution(makers.by_region(pair.person), name="Sprachschule Beispiel")
    makers.make_referral(pair.person, school.pk, pair.giver)
    shown = text(giver.get(page)).split("What is open")[1].split("</section>")[0]
    assert school.short_name in shown


def test_mail_names_nobody(pair: Two) -> None:
    job: Any = jobs.tell.func
    for what in ("handover", "handover_late", "handover_back", "handover_answered",
                 "handover_taken"):  # fmt: skip
        house = str(pair.receiver.institution)
        job(institution=house, what=what, email="desk@nahtlos.example", referral="")
    assert carry_everything() == 5
    assert len(mail.outbox) == 5
    assert len({one.subject for one in mail.outbox}) == 5
    assert not any(str(pair.person) in f"{one.subject} {one.body}" for one in mail.outbox)
