"""Pages of internships: the adviser's, the person's, the employer's, and those behind a link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Mentor
from nahtlos.core.wall import acting
from nahtlos.internships import actions, queries
from nahtlos.internships.models import Internship, Pass, State, Teller
from nahtlos.people.models import Person
from nahtlos.plan.models import Step
from tests import makers
from tests.bench import ReadOnlyClient
from tests.employers.rows import make_user
from tests.internships import rows
from tests.network.entering import enter, opened, queries_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _nobody_paused() -> None:
    cache.clear()


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member()


@pytest.fixture
def person(adviser: Actor) -> Person:
    return rows.make_person(adviser, preferred_language="ar")


@pytest.fixture
def place(adviser: Actor) -> rows.Place:
    return rows.make_place(adviser)


def herself(person: Person, by: Actor) -> Client:
    link = makers.make_link(person, by)
    return opened(ReadOnlyClient(), link.token)


def address(link: Pass) -> str:
    return f"/sign/{queries.token_of(link.pk)}/"


def days(name: str, day: Any) -> dict[str, str]:
    return {
        f"{name}_day": str(day.day),
        f"{name}_month": str(day.month),
        f"{name}_year": str(day.year),
    }


def form(place: rows.Place, **more: Any) -> dict[str, Any]:
    fields = {
        "kind": "orientation", "occupation": "26212",
        "site": str(place.site.pk), "supervisor": "Ada Muster",
        "purpose": "Ausprobieren", "aims": "Leitungen verlegen", "hours_day": "7.5",
        "hours_week": "37.5", "accident": "employer", "liability": "employer",
        "employer_name": "Ada Muster", "employer_email": "ada@elektro.example",
        "guardian_language": "ar", **days("starts_on", today()), **days("ends_on", today() + 13 * DAY),
    }  # fmt: skip
    return fields | more


def test_an_adviser_writes_sends_and_signs(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    desk = enter(adviser)
    assert "Elektro Muster" in desk.get(f"/persons/{person.pk}/internships/new/").text
    at = f"/persons/{person.pk}/internships/new/?company={place.company.pk}"
    assert desk.get(at).status_code == 200
    wrong = desk.post(at, form(place, **days("ends_on", today() - DAY)))
    assert wrong.status_code == 422
    assert "The last day comes after the first." in wrong.text
    sent = desk.post(at, form(place))
    assert sent.status_code == 302, sent.text
    page = desk.get(sent["Location"])
    assert "§ 22 Abs. 1 S. 2 Nr. 2 MiLoG" in page.text
    assert "allowed" in page.text
    with acting(adviser):
        one = Internship.objects.get()
    base = f"/internships/{one.pk}/"
    assert desk.post(f"{base}send/").status_code == 302
    shown = rows.shown(one, adviser)
    assert desk.post(f"{base}sign/", {"name": "Kim", "shown": shown}).status_code == 422
    assert (
        desk.post(f"{base}sign/", {"name": "Kim", "sure": "on", "shown": shown}).status_code == 302
    )
    assert "Signed for your institution." in desk.get(base).text
    assert desk.get("/internships/").status_code == 200
    assert desk.get(f"{base}paper/").content.startswith(b"%PDF-")


def test_the_minimum_wage_is_asked_for_with_its_paragraph(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    at = f"/persons/{person.pk}/internships/new/?company={place.company.pk}"
    refused = enter(adviser).post(at, form(place, kind="other"))
    assert refused.status_code == 422
    assert "minimum wage is owed here" in refused.text
    assert "§ 22 Abs. 1 S. 2, 3, § 1 MiLoG" in refused.text


def test_the_person_signs_in_arabic_and_the_employer_by_link(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    one = rows.make_sent(person, adviser, place)
    phone = ReadOnlyClient(headers={"accept-language": "ar", "user-agent": "Mozilla (Mobile)"})
    at = address(rows.link_of(one, adviser, "person"))
    page = phone.get(at)
    assert page.status_code == 200
    assert 'dir="rtl"' in page.text
    assert "Elektro Muster" in page.text
    shown = rows.shown(one, adviser)
    assert phone.post(at, {"name": "", "shown": shown}).status_code == 422
    assert phone.post(at, {"name": "عليا", "sure": "on", "shown": shown}).status_code == 302
    assert phone.get(at).status_code == 200
    with acting(adviser):
        kept = queries.signature_of(one.pk, "person")
    assert kept is not None
    assert (kept.name, kept.language, kept.device) == ("عليا", "ar", "phone")
    door = ReadOnlyClient()
    at = address(rows.link_of(one, adviser, "employer"))
    assert door.post(at, {"name": "Ada", "sure": "on", "shown": shown}).status_code == 302
    again = door.post(at, {"name": "Ada", "sure": "on", "shown": shown})
    assert again.status_code == 422
    assert "signed this agreement already" in again.text


def test_what_a_link_says_that_opens_nothing(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    one = rows.make_sent(person, adviser, place)
    old = address(rows.link_of(one, adviser, "person"))
    with acting(adviser):
        actions.change(
            internship=one, prepared=rows.prepared(place, aims="Messen"), by=adviser, at=now()
        )
    door = ReadOnlyClient()
    over = door.get(old)
    assert over.status_code == 410
    assert "the agreement was changed" in over.text
    assert door.post(old, {"name": "x", "sure": "on", "shown": "0" * 64}).status_code == 410
    assert "do not know this address" in door.get("/sign/somebody-elses/").text
    tried = [door.get("/sign/somebody-elses/").status_code for _ in range(25)]
    assert tried[-1] == 429


def test_under_a_changed_text_nothing_is_signed_and_the_page_says_so(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    one = rows.make_sent(person, adviser, place)
    phone, before = herself(person, adviser), rows.shown(one, adviser)
    with acting(adviser):
        actions.change(
            internship=one, prepared=rows.prepared(place, aims="Messen"), by=adviser, at=now()
        )
    answer = phone.post(
        f"/my/internships/{one.pk}/sign/", {"name": "x", "sure": "on", "shown": before}
    )
    assert answer.status_code == 422
    assert "changed meanwhile" in answer.text


@pytest.mark.parametrize("typed", ["x" * 161, "<b>x</b>", "=1+1", "\u202ex", "   "])
def test_hostile_names_get_a_sentence(adviser: Actor, person: Person, typed: str) -> None:
    one = rows.make_sent(person, adviser)
    at = address(rows.link_of(one, adviser, "person"))
    answer = ReadOnlyClient().post(
        at, {"name": typed, "sure": "on", "shown": rows.shown(one, adviser)}
    )
    assert answer.status_code == 422
    with acting(adviser):
        assert not queries.signatures_of(one.pk).exists()


def test_an_employer_sees_nothing_before_the_person_has_signed(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    one = rows.make_sent(person, adviser, place)
    chef = enter(rows.chef_of(place))
    at = f"/employer/internships/{one.pk}/"
    assert chef.get(at).status_code == 404
    assert "Olena" not in chef.get("/employer/").text
    rows.sign(one, adviser, "person")
    assert "Olena" in chef.get("/employer/").text
    shown = rows.shown(one, adviser)
    assert chef.post(at, {"name": "Kim", "sure": "on", "shown": shown}).status_code == 302
    assert chef.get(f"{at}paper/").content.startswith(b"%PDF-")
    elsewhere = rows.make_place(adviser, "Andere")
    other = make_user(elsewhere.company, adviser, "andere@elektro.example")
    assert enter(other).get(at).status_code == 404


def test_diary_answer_and_what_it_showed(adviser: Actor, person: Person, place: rows.Place) -> None:
    one = rows.make_running(person, adviser, place)
    phone, chef, desk = herself(person, adviser), enter(rows.chef_of(place)), enter(adviser)
    base = f"/my/internships/{one.pk}/"
    line = {**days("on", today()), "words": "اليوم كابل"}
    assert phone.post(f"{base}line/", line).status_code == 302
    assert phone.post(f"{base}line/", {**days("on", today()), "words": ""}).status_code == 422
    with acting(adviser):
        entry = queries.entries_of(one.pk).get()
    assert "اليوم كابل" in chef.get(f"/employer/internships/{one.pk}/").text
    assert (
        chef.post(f"/employer/internships/lines/{entry.pk}/", {"words": "Gut"}).status_code == 302
    )
    assert "Gut" in phone.get(base).text
    told = {"went": "well", "next": "apprenticeship", "skills": ["s0019"], "words": ""}
    assert phone.post(f"{base}told/", told).status_code == 302
    assert phone.post(f"{base}told/", told).status_code == 422
    assert phone.post(f"{base}told/", {"went": "no such"}).status_code == 422
    assert chef.post(f"/employer/internships/{one.pk}/told/", told).status_code == 302
    page = desk.get(f"/internships/{one.pk}/").text
    assert "An apprenticeship at this employer" in page
    assert desk.post(f"/internships/{one.pk}/next/").status_code == 302
    assert desk.post(f"/internships/{one.pk}/next/").status_code == 302
    with acting(adviser):
        assert Step.objects.get().what == "Über die Ausbildung sprechen: Elektro Muster"


def test_the_employer_without_a_sign_in_tells_by_link(
    adviser: Actor, person: Person, place: rows.Place
) -> None:
    one = rows.make_running(person, adviser, place, starts_on=today() - 5 * DAY)
    with acting(adviser):
        actions.break_off(internship=one, last=today(), words="Umzug", by=adviser, at=now())
        actions.ask_how_it_was(internship=one, at=now())
    at = address(rows.link_of(one, adviser, "employer", "assess"))
    door = ReadOnlyClient()
    assert door.get(at).status_code == 200
    assert (
        door.post(at, {"went": "partly", "next": "not_yet", "words": "Deutsch"}).status_code == 302
    )
    with acting(adviser):
        assert queries.impressions_of(one.pk)[Teller.EMPLOYER].words == "Deutsch"
    assert "Thank you" in door.get(at).text


def test_the_person_takes_it_back(adviser: Actor, person: Person) -> None:
    one = rows.make_sent(person, adviser)
    phone = herself(person, adviser)
    assert "Elektro Muster" in phone.get("/my/").text
    assert phone.get(f"/my/internships/{one.pk}/").status_code == 200
    assert phone.post(f"/my/internships/{one.pk}/back/", {"words": ""}).status_code == 302
    assert rows.fresh(one, adviser).state == State.WITHDRAWN
    assert phone.get("/my/internships/").status_code == 200
    other = herself(rows.make_person(adviser), adviser)
    assert other.get(f"/my/internships/{one.pk}/").status_code == 404


@pytest.mark.parametrize(
    "verb", ["start", "end", "send", "permit", "break-off", "withdraw", "sign", "next", "no-such"]
)
def test_what_cannot_be_done_now_is_a_sentence_and_no_fault(
    adviser: Actor, person: Person, verb: str
) -> None:
    one = rows.make_running(person, adviser)
    answer = enter(adviser).post(f"/internships/{one.pk}/{verb}/", {})
    assert answer.status_code in {403, 404, 422}


@pytest.mark.parametrize("role", [Coordinator, Mentor])
def test_other_roles_have_no_page(adviser: Actor, person: Person, role: Any) -> None:
    one = rows.make_sent(person, adviser)
    other = enter(makers.make_member(role=role))
    for at in (
        "/internships/",
        f"/internships/{one.pk}/",
        f"/my/internships/{one.pk}/",
        f"/employer/internships/{one.pk}/",
    ):
        assert other.get(at).status_code in {403, 404}


def lists() -> tuple[Callable[[], object], Callable[[], None]]:
    adviser = makers.make_member()
    place, desk = rows.make_place(adviser), enter(adviser)

    def one_more() -> None:
        rows.make_sent(rows.make_person(adviser), adviser, place)

    return (lambda: desk.get("/internships/")), one_more


def test_the_list_asks_the_same_however_long_it_is() -> None:
    read, one_more = lists()
    one_more()
    read()
    before = queries_of(read)
    for _ in range(3):
        one_more()
    assert queries_of(read) == before
