"""The newcomer's own pages: in eight languages, with few queries, and for the person alone."""

from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution
from nahtlos.people.models import Consent, Person
from nahtlos.plan.models import Step
from tests.makers import (
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

pytestmark = pytest.mark.django_db
MOST = 12
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


def opened(client: Client, token: str) -> Client:
    client.get(reverse("mine:enter", args=[token]))
    return client


def filled(person: Person, adviser: Actor) -> Person:
    """One row of everything."""
    make_own_consent(person, adviser)
    make_record(person, adviser)
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
    phone = opened(client, make_link(olena, adviser).token)
    assert '<html lang="uk"' in text(phone.get(reverse("mine:way")))


@pytest.mark.parametrize("page", [*PAGES, "mine:download"])
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
    for page in (*PAGES, "mine:download"):
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
