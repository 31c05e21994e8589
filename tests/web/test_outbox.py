"""Pages of messages: a link by SMS, what became of it, what is wanted, and the house's post."""

import hashlib
import hmac
import json
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator
from nahtlos.core.wall import acting
from nahtlos.jobs import carriers, post
from nahtlos.network.models import Institution
from nahtlos.outbox.models import Choice, Message, Notice, QuietHours
from nahtlos.people.models import Person
from tests import makers
from tests.network.entering import enter
from tests.outbox.rows import carry_everything, make_message, make_way

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon() -> Any:
    carriers.KeptSms.kept.clear()
    with time_machine.travel("2026-12-02 11:00:00+00:00", tick=True):
        yield


@pytest.fixture
def by() -> Actor:
    return makers.make_member()


@pytest.fixture
def desk(by: Actor) -> Client:
    return enter(by)


@pytest.fixture
def person(by: Actor) -> Person:
    made = makers.make_person(by)
    makers.make_record(made, by)
    return made


def text(response: Any) -> str:
    return str(response.content.decode())


def page(person: Person) -> str:
    return reverse("outbox:list", args=[person.pk])


def path_of(letter: carriers.Letter) -> str:
    return "/my/enter/" + letter.body.partition("/my/enter/")[2].split()[0]


def test_a_link_by_sms_opens_the_own_page(desk: Client, person: Person, by: Actor) -> None:
    way = make_way(person, by)
    links = reverse("consent:way_link", args=[person.pk])
    assert "… 01" in text(desk.get(links))
    answer = desk.post(links, {"to": str(way.pk)}, follow=True)
    assert "It goes out now" in text(answer)
    assert "/my/enter/" not in text(answer)
    carry_everything()
    [letter] = carriers.KeptSms.kept
    phone = Client()
    asked = phone.get(path_of(letter), follow=True)
    assert asked.redirect_chain[-1][0] == "/my/birth-date/"
    born = {"birth_date_day": "17", "birth_date_month": "5", "birth_date_year": "1990"}
    assert phone.post("/my/birth-date/", born, follow=True).status_code == 200
    assert "by SMS" in text(desk.get(links))


def test_a_question_of_consent_goes_by_sms(desk: Client, person: Person, by: Actor) -> None:
    way = make_way(person, by)
    third = makers.make_institution(Institution.objects.get(pk=makers.sure(by.institution)).region)
    consent = makers.make_consent(person, third.pk, by, ("contact",), given=False)
    shown = reverse("consent:show", args=[person.pk, consent.pk])
    assert "Send by SMS" in text(desk.get(shown))
    desk.post(reverse("consent:link", args=[person.pk, consent.pk]), {"to": str(way.pk)})
    carry_everything()
    [letter] = carriers.KeptSms.kept
    assert "запитання" in letter.body
    assert third.name not in letter.body


def test_a_way_that_is_not_there_is_no_page(desk: Client, person: Person) -> None:
    links = reverse("consent:way_link", args=[person.pk])
    assert desk.post(links, {"to": str(person.pk)}).status_code == 404


def test_the_page_tells_and_offers_what_can_be_done(
    desk: Client, person: Person, by: Actor
) -> None:
    made = make_message(person, by, state="failed", fault="gave_up")
    waits = make_message(person, by)
    shown = text(desk.get(page(person)))
    assert "The service could not be reached for a day." in shown
    assert shown.count("Send again") == 1
    back = reverse("outbox:do", args=[person.pk, waits.pk, "back"])
    assert "Held back" in text(desk.post(back, follow=True))
    aside = reverse("outbox:do", args=[person.pk, made.pk, "aside"])
    assert "Put aside" in text(desk.post(aside, follow=True))
    again = desk.post(reverse("outbox:do", args=[person.pk, made.pk, "again"]), follow=True)
    assert "was sent again already" in text(again)


def test_what_did_not_arrive_stands_on_the_day(desk: Client, person: Person, by: Actor) -> None:
    assert "did not arrive" not in text(desk.get("/day/"))
    make_message(person, by, state="unsure", fault="broken_off")
    assert "Messages that did not arrive" in text(desk.get("/day/"))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_however_long(
    how_many: int, desk: Client, person: Person, by: Actor,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for _ in range(how_many):
        make_message(person, by)
    desk.get(page(person))
    with django_assert_num_queries(11):
        desk.get(page(person))


def test_the_person_chooses(person: Person, by: Actor) -> None:
    phone = enter(makers.make_login(person, by))
    make_message(person, by, state="sent", sent_at=timezone.now())
    assert "Words from the adviser" in text(phone.get("/my/messages/"))
    chosen = phone.post("/my/messages/", {"channel": "sms", "wanted": "no"}, follow=True)
    assert "Your choice is kept." in text(chosen)
    with acting(by):
        assert [(one.channel, one.wanted) for one in Choice.objects.all()] == [("sms", False)]
    phone.post("/my/messages/", {"channel": "sms", "wanted": "yes"})
    with acting(by):
        assert Choice.objects.get().wanted
    assert phone.post("/my/messages/", {"channel": "pigeon"}).status_code == 404


def test_a_mail_program_ends_mails_with_one_press(person: Person, by: Actor, desk: Client) -> None:
    way = make_way(person, by, "olena@mail.example")
    desk.post(reverse("consent:way_link", args=[person.pk]), {"to": str(way.pk)})
    carry_everything()
    [sent] = mail.outbox
    stop = "/my/no-more/" + sent.extra_headers["List-Unsubscribe"].rsplit("/", 2)[1] + "/"
    program = Client(enforce_csrf_checks=True)
    assert program.get(stop).status_code == 200
    with acting(by):
        assert not Choice.objects.exists()
    assert program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    with acting(by):
        assert [(one.channel, one.wanted) for one in Choice.objects.all()] == [("email", False)]
    assert program.post("/my/no-more/forged/").status_code == 410
    assert "not wanted" in text(desk.get(page(person)))


def test_the_morning_mail_is_taken_and_ended(desk: Client) -> None:
    assert "you get a mail" in text(desk.post("/day/digest/", {"wanted": "yes"}, follow=True))
    assert "End the mail in the morning" in text(desk.get("/day/"))
    assert "is ended" in text(desk.post("/day/digest/", {"wanted": "no"}, follow=True))


def notice(region: UUID) -> Notice:
    one = post.Mail(to="a@b.example", subject="A referral waits", text="T", opens="/day/")
    post.tell(one, region=region, once="r")
    with acting(post.courier(region)):
        made = Notice.objects.get()
        Notice.objects.update(state="failed", fault="refused")
    return made


def test_the_house_looks_after_its_post(by: Actor) -> None:
    house = Institution.objects.get(pk=makers.sure(by.institution))
    keeper = enter(makers.make_member(house, Administrator))
    failed = notice(house.region_id)
    shown = text(keeper.get("/house/post/"))
    assert "A referral waits" in shown
    assert "The service refused it." in shown
    keeper.post(reverse("outbox:house_do", args=[failed.pk, "again"]))
    assert carry_everything() == 1
    assert "Everything has arrived" in text(keeper.get("/house/post/"))
    gone = keeper.post(reverse("outbox:house_do", args=[house.pk, "again"]))
    assert gone.status_code == 404


def test_quiet_hours_are_set_by_the_house(by: Actor) -> None:
    house = Institution.objects.get(pk=makers.sure(by.institution))
    keeper = enter(makers.make_member(house, Administrator))
    wrong = keeper.post("/house/post/hours/", {"opens": "20:00", "closes": "08:00"})
    assert "after the first one" in text(wrong)
    keeper.post("/house/post/hours/", {"opens": "09:00", "closes": "18:30"})
    with acting(by):
        [kept] = QuietHours.objects.all()
    assert (str(kept.opens), str(kept.closes), kept.sundays_quiet) == (
        "09:00:00",
        "18:30:00",
        False,
    )


def test_nobody_else_opens_the_post(desk: Client) -> None:
    assert desk.get("/house/post/").status_code == 403


def report(body: bytes, secret: str) -> int:
    signed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    answer = Client().post(
        "/carriers/report/", body, content_type="application/json", headers={"X-Signature": signed}
    )
    return answer.status_code


def test_a_report_counts_only_with_our_signature(person: Person, by: Actor, settings: Any) -> None:
    way = make_way(person, by)
    made = make_message(person, by, contact=way)
    carry_everything()
    said = json.dumps({"id": f"{by.region}.message.{made.pk}", "state": "delivered"}).encode()
    assert report(said, "another secret") == 401
    assert report(b"[]", settings.CARRIER_SECRET) == 400
    assert report(b"\xff", settings.CARRIER_SECRET) == 400
    assert report(said, settings.CARRIER_SECRET) == 200
    with acting(by):
        assert Message.objects.get(pk=made.pk).state == "delivered"
    settings.CARRIER_SECRET = ""
    assert report(said, "") == 401
