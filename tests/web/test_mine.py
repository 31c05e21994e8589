"""The newcomer's own pages: in eight languages, with few queries, and for the person alone."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Membership
from nahtlos.people.models import Consent, Link, Person
from nahtlos.plan.models import Step
from tests.makers import (
    keeper,
    make_burden,
    make_consent,
    make_contact,
    make_fact,
    make_household_member,
    make_institution,
    make_language,
    make_link,
    make_login,
    make_member,
    make_note,
    make_own_consent,
    make_person,
    make_qualification,
    make_record,
    make_step,
    newcomer,
    sure,
)
from tests.network.entering import opened

pytestmark = pytest.mark.django_db
MOST = 13
BORN = {"birth_date_day": "17", "birth_date_month": "5", "birth_date_year": "1990"}
LANGUAGES = [code for code, _name in site.LANGUAGES]
PAGES = ("mine:way", "mine:shared", "mine:about", "mine:help")
HOSTILE = ("%00", "..%2f..%2fetc", "%E2%80%AE", "=1+1", "%3Cscript%3E", "'--", "x" * 5000)


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def adviser() -> Actor:
    return make_member(name="Aylin Muster")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return filled(make_person(adviser), adviser)


@pytest.fixture
def phone(client: Client, olena: Person, adviser: Actor) -> Client:
    """Olena's telephone, on which she has opened her link."""
    return opened(client, make_link(olena, adviser).token)


def through_the_door(client: Client, token: str) -> Any:
    """Open the link and tell the birth date of the file."""
    client.get(reverse("mine:enter", args=[token]))
    return client.post(reverse("mine:birth_date"), BORN)


def filled(person: Person, adviser: Actor) -> Person:
    """One row of everything."""
    make_own_consent(person, adviser)
    make_record(person, adviser, status="ae_24")
    make_fact(person, adviser, "german", "A2")
    make_contact(person, adviser)
    make_language(person, adviser)
    make_household_member(person, adviser)
    make_qualification(person, adviser)
    make_burden(person, adviser, what_helps="A quiet hour")
    make_note(person, adviser, "Nobody but advisers reads this.")
    make_step(person, adviser)
    return person


def another(adviser: Actor) -> Institution:
    home = Institution.objects.get(pk=sure(adviser.institution))
    return make_institution(home.region)


def asked(person: Person, adviser: Actor, *parts: str) -> Consent:
    to = another(adviser).pk
    return make_consent(person, to, adviser, parts or ("contact", "plan"), given=False)


def text(response: Any) -> str:
    return str(response.content.decode())


# --- every page ------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_speaks_eight_languages(phone: Client, page: str, language: str) -> None:
    phone.cookies[site.LANGUAGE_COOKIE_NAME] = language
    response = phone.get(reverse(page))
    direction = "rtl" if language in {"ar", "fa"} else "ltr"
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in text(response)
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_asked_in_eight_languages(
    phone: Client, olena: Person, adviser: Actor, language: str
) -> None:
    phone.cookies[site.LANGUAGE_COOKIE_NAME] = language
    one = asked(olena, adviser, "profile", "burdens", "health")
    page = text(phone.get(reverse("mine:question", args=[one.pk])))
    assert f'lang="{language}"' in page
    assert page.count('type="checkbox" name="') == 2


def test_a_link_speaks_the_persons_language_first(
    client: Client, olena: Person, adviser: Actor
) -> None:
    through_the_door(client, make_link(olena, adviser).token)
    phone = client
    assert '<html lang="uk"' in text(phone.get(reverse("mine:way")))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_for_more_rows(
    phone: Client, olena: Person, adviser: Actor, page: str
) -> None:
    counts = []
    phone.get(reverse(page))
    for more in (1, 3):
        for number in range(more - 1):
            make_step(olena, adviser, f"Step {number}")
            asked(filled_again(olena, adviser, number), adviser)
        with CaptureQueriesContext(connection) as seen:
            assert phone.get(reverse(page)).status_code == 200
        counts.append(len(seen))
    assert len(set(counts)) == 1
    assert counts[0] <= MOST


def filled_again(person: Person, adviser: Actor, number: int) -> Person:
    make_contact(person, adviser, f"030 23125 {number:03d}")
    make_household_member(person, adviser, first_name=f"Child {number}")
    make_qualification(person, adviser, f"Title {number}")
    make_consent(person, another(adviser).pk, adviser)
    return person


def test_with_a_sign_in_of_ones_own_the_pages_are_the_same(
    client: Client, olena: Person, adviser: Actor
) -> None:
    client.force_login(Account.objects.get(pk=sure(make_login(olena, adviser).account)))
    for page in PAGES:
        client.get(reverse(page))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(page)).status_code == 200
        assert len(seen) <= MOST


def test_staff_and_strangers_have_no_page_here(client: Client, adviser: Actor) -> None:
    assert [client.get(reverse(page)).status_code for page in PAGES] == [401] * 4
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    assert [client.get(reverse(page)).status_code for page in PAGES] == [403] * 4


# --- my way ----------------------------------------------------------------------------------------
def test_my_way_says_what_is_next_and_whom_to_ring(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_step(olena, adviser, "Ring the school", who="adviser")
    Institution.objects.filter(pk=sure(adviser.institution)).update(telephone="030 23125 100")
    page = text(phone.get(reverse("mine:way")))
    assert "Send the diploma" in page
    assert page.count('aria-current="step"') == 1
    assert 'href="tel:03023125100"' in page
    assert page.count("/done/") == 1


def test_without_a_step_the_page_stays_calm(client: Client, adviser: Actor) -> None:
    phone = opened(client, make_link(make_person(adviser), adviser).token)
    assert 'class="empty"' in text(phone.get(reverse("mine:way")))


def test_an_own_step_is_done_and_open_again(phone: Client, olena: Person) -> None:
    with acting(newcomer(olena)):
        step = Step.objects.get()
    page = text(phone.post(reverse("mine:move", args=[step.pk, "done"]), follow=True))
    undo = reverse("mine:move", args=[step.pk, "open"])
    assert f'action="{undo}"' in page
    phone.post(undo)
    with acting(newcomer(olena)):
        assert Step.objects.get().state == "open"


@pytest.mark.parametrize(("who", "to", "status"), [
    ("adviser", "done", 403), ("institution", "done", 403), ("person", "dropped", 403),
    ("person", "open", 403), ("person", "gone", 404),
])  # fmt: skip
def test_what_is_not_the_persons_to_move_stays(
    phone: Client, olena: Person, adviser: Actor, who: str, to: str, status: int
) -> None:
    step = make_step(olena, adviser, "Somebody's", who=who)
    assert phone.post(reverse("mine:move", args=[step.pk, to])).status_code == status
    with acting(adviser):
        assert Step.objects.get(pk=step.pk).state == "open"


def test_what_belongs_to_somebody_else_is_not_there(phone: Client, adviser: Actor) -> None:
    samir = make_person(adviser, "Samir", "Rahimi")
    step, one = make_step(samir, adviser), asked(samir, adviser)
    assert phone.post(reverse("mine:move", args=[step.pk, "done"])).status_code == 404
    assert phone.get(reverse("mine:question", args=[one.pk])).status_code == 404
    for name in ("mine:question", "mine:take_back"):
        response = phone.post(reverse(name, args=[one.pk]), {"answer": "yes"})
        assert response.status_code == 404
    with acting(adviser):
        assert Consent.objects.get(pk=one.pk).given_at is None


def test_a_person_knows_the_own_adviser_and_no_other_staff(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_member(Institution.objects.get(pk=sure(adviser.institution)), name="Kemal Probe")
    page = text(phone.get(reverse("mine:way")))
    assert "Aylin Muster" in page
    with acting(newcomer(olena)):
        assert [str(one.pk) for one in Membership.objects.all()] == [str(adviser.membership)]


def test_an_adviser_who_has_left_is_not_named(phone: Client, olena: Person, adviser: Actor) -> None:
    with acting(keeper(olena.region_id)):
        Membership.objects.filter(pk=sure(adviser.membership)).update(ended_at=timezone.now())
    response = phone.get(reverse("mine:way"))
    assert response.status_code == 200
    assert "Aylin Muster" not in text(response)


# --- who sees what ---------------------------------------------------------------------------------
def test_who_has_looked_is_said_once_a_day(
    phone: Client, client: Client, olena: Person, adviser: Actor
) -> None:
    school = make_member(another(adviser))
    make_consent(olena, school.institution, adviser, ("profile", "plan"))
    desk = Client()
    desk.force_login(Account.objects.get(pk=sure(school.account)))
    for page in ("people:case", "people:case", "plan:steps"):
        assert desk.get(reverse(page, args=[olena.pk])).status_code == 200
    name = Institution.objects.get(pk=sure(school.institution)).short_name
    assert text(phone.get(reverse("mine:shared"))).count(f"<bdi>{name}</bdi> · <time") == 1


def test_taken_back_is_out_of_sight_at_once(phone: Client, olena: Person, adviser: Actor) -> None:
    school = make_member(another(adviser))
    one = make_consent(olena, school.institution, adviser)
    desk = Client()
    desk.force_login(Account.objects.get(pk=sure(school.account)))
    assert desk.get(reverse("people:case", args=[olena.pk])).status_code == 200
    back = reverse("mine:take_back", args=[one.pk])
    assert back in text(phone.get(reverse("mine:shared")))
    assert phone.post(back).status_code == 302
    assert desk.get(reverse("people:case", args=[olena.pk])).status_code == 404
    assert phone.post(back).status_code == 403
    assert back not in text(phone.get(reverse("mine:shared")))


# --- one question ----------------------------------------------------------------------------------
def given(one: Consent, adviser: Actor) -> tuple[bool, bool]:
    """Whether yes and whether no was said."""
    with acting(adviser):
        kept = Consent.objects.get(pk=one.pk)
    return kept.given_at is not None, kept.refused_at is not None


def test_yes_opens_and_a_second_answer_is_refused(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    one = asked(olena, adviser)
    where = reverse("mine:question", args=[one.pk])
    assert reverse("mine:question", args=[one.pk]) in text(phone.get(reverse("mine:way")))
    page = phone.post(where, {"answer": "yes"}, follow=True)
    assert page.redirect_chain[-1][0].endswith("/yes/")
    assert given(one, adviser) == (True, False)
    for answer in ("yes", "no", "perhaps"):
        again = phone.post(where, {"answer": answer})
        assert again.status_code == 403
    assert given(one, adviser) == (True, False)
    assert phone.get(where).status_code == 200


def test_no_opens_nothing(phone: Client, olena: Person, adviser: Actor) -> None:
    one = asked(olena, adviser, "profile", "health")
    phone.post(reverse("mine:question", args=[one.pk]), {"answer": "no"})
    assert given(one, adviser) == (False, True)


@pytest.mark.parametrize("said", [
    {"answer": "yes"}, {"answer": "yes", "burdens": "on"}, {"answer": "\0"}, {},
    {"answer": "yes", "health": "on"}, {"burdens": "on", "health": "on"},
])  # fmt: skip
def test_special_data_need_each_their_own_tick(
    phone: Client, olena: Person, adviser: Actor, said: dict[str, str]
) -> None:
    one = asked(olena, adviser, "profile", "burdens", "health")
    response = phone.post(reverse("mine:question", args=[one.pk]), said)
    assert response.status_code == 422
    assert text(response).count(" checked") == len(said.keys() & {"burdens", "health"})
    assert given(one, adviser) == (False, False)


def test_special_data_are_agreed_to_expressly(phone: Client, olena: Person, adviser: Actor) -> None:
    one = asked(olena, adviser, "burdens", "health")
    said = {"answer": "yes", "burdens": "on", "health": "on"}
    phone.post(reverse("mine:question", args=[one.pk]), said)
    assert given(one, adviser) == (True, False)


def test_a_question_whose_time_is_over_cannot_be_answered(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    before = timezone.now() - timedelta(days=9)
    one = make_consent(olena, another(adviser).pk, adviser, given=False, at=before, days=2)
    where = reverse("mine:question", args=[one.pk])
    assert phone.get(where).status_code == 200
    phone.post(where, {"answer": "yes"})
    assert given(one, adviser) == (False, False)


# --- links -----------------------------------------------------------------------------------------
def test_a_link_for_one_question_opens_nothing_else_and_serves_once(
    client: Client, olena: Person, adviser: Actor
) -> None:
    one, other = asked(olena, adviser), asked(olena, adviser)
    token = make_link(olena, adviser, one).token
    where = reverse("mine:question", args=[one.pk])
    assert client.get(reverse("mine:enter", args=[token])).headers["Location"] == where
    for page in PAGES:
        assert client.get(reverse(page)).headers["Location"] == where
    not_asked = reverse("mine:question", args=[other.pk])
    assert client.get(not_asked).headers["Location"] == where
    assert client.post(not_asked, {"answer": "yes"}).status_code == 404
    assert client.post(where, {"answer": "yes"}, follow=True).status_code == 200
    assert (given(one, adviser), given(other, adviser)) == ((True, False), (False, False))
    assert client.get(reverse("mine:way")).status_code == 401
    assert client.get(reverse("mine:enter", args=[token])).status_code == 410


def test_a_link_that_is_over_takes_its_session_with_it(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    assert phone.get(reverse("mine:way")).status_code == 200
    with acting(adviser):
        Link.objects.update(ended_at=timezone.now())
    assert [phone.get(reverse(page)).status_code for page in PAGES] == [401] * 4
    late = make_link(olena, adviser, hours=-1).token
    assert Client().get(reverse("mine:enter", args=[late])).status_code == 410


def test_a_token_is_in_no_later_address_and_no_row(
    client: Client, olena: Person, adviser: Actor
) -> None:
    token = make_link(olena, adviser).token
    response = client.get(reverse("mine:enter", args=[token]))
    assert token not in response.headers["Location"]
    assert token not in through_the_door(client, token).headers["Location"]
    assert token not in json.dumps(dict(client.session.items()))


@pytest.mark.parametrize("token", HOSTILE)
def test_forged_tokens_open_nothing(client: Client, token: str) -> None:
    response = client.get(f"/my/enter/{token}/")
    assert response.status_code in {404, 410}
    assert not client.session.keys() & {"link", "acting"}


def test_guessing_is_paused(client: Client, olena: Person, adviser: Actor) -> None:
    right = reverse("mine:enter", args=[make_link(olena, adviser).token])
    answers = [client.get(f"/my/enter/guess{n}/").status_code for n in range(22)]
    assert answers == [410] * 20 + [429] * 2
    assert client.get(right).status_code == 429
    assert client.get(right, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_page_for_a_dead_link_speaks_the_browsers_language(client: Client) -> None:
    page = client.get("/my/enter/forged/", HTTP_ACCEPT_LANGUAGE="fa")
    assert '<html lang="fa" dir="rtl">' in text(page)


def test_staff_are_asked_before_a_link_is_opened(
    client: Client, olena: Person, adviser: Actor
) -> None:
    client.force_login(Account.objects.get(pk=sure(adviser.account)))
    where = reverse("mine:enter", args=[make_link(olena, adviser).token])
    page = client.get(where)
    assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "no-referrer")
    assert client.get(reverse("people:case", args=[olena.pk])).status_code == 200
    assert client.post(where).headers["Location"] == reverse("mine:birth_date")
    client.post(reverse("mine:birth_date"), BORN)
    assert client.get(reverse("mine:way")).status_code == 200
    assert client.get(reverse("people:case", args=[olena.pk])).status_code == 404


def test_the_next_link_at_one_device_leaves_nothing_of_the_last(
    olena: Person, adviser: Actor
) -> None:
    device = opened(Client(), make_link(olena, adviser).token)
    before = device.session.session_key
    samir = make_person(adviser, "Samir", "Rahimi")
    make_record(samir, adviser)
    through_the_door(device, make_link(samir, adviser).token)
    page = device.get(reverse("mine:about"))
    assert "Samir" in text(page)
    assert "Olena" not in text(page)
    assert device.session.session_key != before


@pytest.mark.parametrize(("said", "again"), [({}, 302), ({"for_good": "1"}, 410)])
def test_going_out(
    client: Client, olena: Person, adviser: Actor, said: dict[str, str], again: int
) -> None:
    token = make_link(olena, adviser).token
    opened(client, token)
    assert client.post(reverse("mine:leave"), said, follow=True).status_code == 200
    assert client.get(reverse("mine:way")).status_code == 401
    assert client.get(reverse("mine:enter", args=[token])).status_code == again


# --- the own data ----------------------------------------------------------------------------------
def test_about_me_shows_what_is_kept_even_where_a_word_is_missing(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_fact(olena, adviser, "a_word_of_tomorrow", "kept all the same")
    make_fact(olena, adviser, "latin_script", {"not": "readable"})
    page = text(phone.get(reverse("mine:about")))
    for shown in ("Olena", "030 23125 001", "Daryna", "A quiet hour", "kept all the same"):
        assert shown in page
    assert "Nobody but advisers" not in page


def test_about_me_speaks_the_language_of_the_person(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_fact(olena, adviser, "latin_script", value=True)
    with translation.override("ar"):
        page = text(phone.get(reverse("mine:about"), headers={"Accept-Language": "ar"}))
    assert "أوكرانيا" in page
    assert "يعرف الحروف اللاتينية" in page
    assert "female" not in page
    assert "Ukrainian" not in page


def test_what_is_written_by_others_runs_nowhere(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    make_step(olena, adviser, "<script>alert(1)</script>", note="<img src=x>")
    page = text(phone.get(reverse("mine:way")))
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("path", [
    "/my/questions/1/", "/my/questions/%00/", "/my/shared/x/back/", "/my/steps/1/done/",
    "/my/thanks/01890000-0000-7000-8000-000000000000/yes/", "/my/nothing/", "/my/%E2%80%AE/",
])  # fmt: skip
def test_addresses_that_do_not_exist(phone: Client, path: str) -> None:
    assert phone.get(path).status_code == 404


def test_what_changes_something_is_never_a_link(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    step, one = make_step(olena, adviser), asked(olena, adviser)
    for address in (
        reverse("mine:move", args=[step.pk, "done"]),
        reverse("mine:take_back", args=[one.pk]),
        reverse("mine:leave"),
    ):
        assert phone.get(address).status_code == 405
