"""The person's own plan pages: told in two languages, answered, met, taken into the calendar."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan import actions
from nahtlos.plan.models import Agreement, Answer, Appointment, Coming, State, Step, Word
from tests.makers import make_login, make_member, make_person, make_step, newcomer, sure
from tests.network.entering import enter, queries_of
from tests.plan import rows

pytestmark = pytest.mark.django_db
COURSE: dict[str, Any] = {"phrase": "course_attend", "values": {"title": "Deutsch B1"}}
HOSTILE = ("", " ", "\0", "<b>x</b>", "=1+1", "\u202ex", "x" * 1001)
MOST = 13


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


@pytest.fixture
def phone(olena: Person, adviser: Actor) -> Client:
    return enter(make_login(olena, adviser))


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_way_is_told_in_the_language_of_the_page_with_german_beneath(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_step(olena, adviser, "Besuchen Sie den Kurs „Deutsch B1“.", **COURSE)
    make_step(olena, adviser, "Kita anrufen")
    page = text(phone.get("/my/", headers={"accept-language": "uk"}))
    assert "Відвідуйте курс" in page
    assert "Besuchen Sie den Kurs" in page
    assert page.count("Kita anrufen") >= 1
    german = text(phone.get("/my/", headers={"accept-language": "de"}))
    assert "Відвідуйте" not in german


def test_a_step_is_answered_with_words(phone: Client, olena: Person, adviser: Actor) -> None:
    step = make_step(olena, adviser)
    url = reverse("mine:answer", args=[step.pk])
    assert phone.post(url, {"says": "done"}).status_code == 200
    assert phone.post(url, {"says": "impossible", "words": "Немає часу"}).status_code == 302
    with acting(adviser):
        answer = Answer.objects.get()
        assert (answer.says, answer.words) == ("impossible", "Немає часу")
        assert Step.objects.get().state == State.STUCK


def test_done_and_open_again(phone: Client, olena: Person, adviser: Actor) -> None:
    step = make_step(olena, adviser)
    for _ in range(2):
        phone.post(reverse("mine:move", args=[step.pk, "done"]))
    with acting(adviser):
        assert [one.says for one in Answer.objects.all()] == ["done"]
    phone.post(reverse("mine:move", args=[step.pk, "open"]))
    with acting(adviser):
        assert Step.objects.get().state == State.OPEN


@pytest.mark.parametrize("bad", HOSTILE)
def test_bad_words_get_a_sentence(phone: Client, adviser: Actor, bad: str) -> None:
    response = phone.post("/my/words/", {"text": bad})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["text"]
    with acting(adviser):
        assert not Word.objects.exists()


def test_what_is_not_ones_own_is_not_there(phone: Client, adviser: Actor) -> None:
    iryna = make_person(adviser, "Iryna")
    step, meeting = make_step(iryna, adviser), rows.make_appointment(iryna, adviser)
    for url in (
        reverse("mine:answer", args=[step.pk]),
        reverse("mine:appointment", args=[meeting.pk]),
    ):
        assert phone.get(url).status_code == 404
    assert phone.post(reverse("mine:come", args=[meeting.pk, "confirmed"])).status_code == 404


def test_the_person_agrees_to_what_they_read(phone: Client, olena: Person, adviser: Actor) -> None:
    make_step(olena, adviser)
    shown = phone.get("/my/plan/").context["standing"].digest
    make_step(olena, adviser, "Slipped in")
    assert phone.post("/my/plan/agree/", {"shown": shown}).status_code == 403
    assert phone.post("/my/plan/agree/", {}).status_code == 403
    shown = phone.get("/my/plan/").context["standing"].digest
    assert phone.post("/my/plan/agree/", {"shown": shown}).status_code == 302
    with acting(adviser):
        assert [one.how for one in Agreement.objects.all()] == ["own_page"]


def test_i_come_or_i_cannot(phone: Client, olena: Person, adviser: Actor) -> None:
    meeting = rows.make_appointment(olena, adviser)
    for to, status in (("confirmed", 302), ("declined", 302), ("kept", 404), ("nowhere", 404)):
        assert phone.post(reverse("mine:come", args=[meeting.pk, to])).status_code == status
    with acting(adviser):
        assert Appointment.objects.get().state == "declined"


# --- the calendar ----------------------------------------------------------------------------------
def events(body: bytes) -> list[Event]:
    return list(Calendar.from_ical(body).walk("VEVENT"))  # type: ignore[arg-type]  # icalendar: components by name


def test_one_appointment_as_a_file(phone: Client, olena: Person, adviser: Actor) -> None:
    meeting = rows.make_appointment(olena, adviser)
    response = phone.get(reverse("mine:appointment", args=[meeting.pk]))
    [event] = events(response.content)
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert event.decoded("dtstart") == meeting.starts_at.replace(microsecond=0)
    assert "Ваш" in str(event["summary"]) or "Розмова" in str(event["summary"])


def feed(olena: Person) -> str:
    herself = newcomer(olena)
    with acting(herself):
        token = actions.make_feed(person=olena, by=herself, at=timezone.now())
    return reverse("mine:feed", args=[token])


def test_the_telephone_fetches_appointments_and_own_steps(olena: Person, adviser: Actor) -> None:
    rows.make_appointment(olena, adviser)
    called_off = rows.make_appointment(olena, adviser, state="cancelled", moved_at=timezone.now())
    make_step(olena, adviser, "Mine", until=today() + timedelta(days=9))
    make_step(olena, adviser, "Not mine", who="adviser", until=today() + timedelta(days=9))
    found = events(Client().get(feed(olena)).content)
    assert len(found) == 3
    assert "Not mine" not in {str(one["summary"]) for one in found}
    assert {str(one["uid"]).split("@")[1] for one in found} == {"nahtlos"}
    status = {str(one["uid"]): str(one.get("status", "")) for one in found}
    assert status[f"{called_off.pk}@nahtlos"] == "CANCELLED"


def test_a_change_reaches_the_telephone(olena: Person, adviser: Actor) -> None:
    url, meeting = feed(olena), rows.make_appointment(olena, adviser)
    make_step(olena, adviser, "Mine", until=today() + timedelta(days=9))
    once = {str(one["uid"]): int(str(one["sequence"])) for one in events(Client().get(url).content)}
    assert set(once.values()) == {0}
    with acting(adviser):
        actions.come(appointment=meeting, to=Coming.CANCELLED, by=adviser, at=timezone.now())
        Step.objects.update(moved_at=timezone.now(), moved_by=sure(adviser.account))
    found = events(Client().get(url).content)
    assert {str(one["uid"]) for one in found} == set(once)
    assert all(int(str(one["sequence"])) > 0 for one in found)


def test_a_feed_shows_nothing_of_a_note_and_nothing_of_anybody_else(
    olena: Person, adviser: Actor
) -> None:
    rows.make_appointment(olena, adviser, note="Private matter")
    rows.make_appointment(make_person(adviser, "Iryna"), adviser, what="Iryna's", phrase="")
    body = Client().get(feed(olena)).content.decode()
    for secret in ("Private matter", "Iryna", "Olena", "Prykladna"):
        assert secret not in body


@pytest.mark.parametrize("token", ["x", "a" * 43, "..%2F", "%00"])
def test_an_address_that_does_not_exist(token: str) -> None:
    assert Client().get(f"/my/feed/{token}/").status_code == 404


def test_an_ended_address_is_not_there(phone: Client, olena: Person) -> None:
    url = feed(olena)
    assert phone.post("/my/calendar/end/").status_code == 302
    assert Client().get(url).status_code == 404


def test_the_way_does_not_ask_more_for_more(phone: Client, olena: Person, adviser: Actor) -> None:
    counts = set()
    phone.get("/my/")
    for _ in range(3):
        make_step(olena, adviser, **COURSE)
        rows.make_appointment(olena, adviser)
        counts.add(queries_of(lambda: phone.get("/my/")))
    assert len(counts) == 1
    assert counts.pop() <= MOST
