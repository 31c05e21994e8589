"""The page of what the agency's job search told: marked, with the original, for one's institution."""

from typing import Any

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Mentor
from nahtlos.core.wall import acting
from nahtlos.employers import actions
from nahtlos.employers.models import Opening
from nahtlos.jobs import agency
from tests.employers.agency import ANSWER, ELECTRICIAN, NURSE, SEARCH, search_with
from tests.makers import make_institution, make_member
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db
PAGE = "/companies/agency/"
ORIGINAL = f"https://www.arbeitsagentur.de/jobsuche/jobdetail/{ELECTRICIAN}"


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.AGENCY = True


@pytest.fixture
def service() -> Actor:
    """An adviser whose institution has asked the job search."""
    by = make_member(name="Kim Dienst")
    agency.bring(agency.told([SEARCH], search_with(ANSWER.read_bytes())), by)
    return by


@pytest.fixture
def client(service: Actor) -> Client:
    return enter(service)


def page(client: Client, address: str = PAGE, language: str = "en") -> str:
    client.cookies["django_language"] = language
    found = client.get(address)
    assert found.status_code == 200
    return found.content.decode()


def opening(by: Actor, key: str = ELECTRICIAN) -> Opening:
    with acting(by):
        return Opening.objects.select_related("company").get(external_key=key)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "From the agency's job search"),
        ("de", "Aus der Jobsuche der Agentur für Arbeit"),
    ],
)
def test_each_opening_leads_to_its_original(client: Client, language: str, title: str) -> None:
    shown = page(client, language=language)
    assert title in shown
    assert f'href="{ORIGINAL}" rel="noopener noreferrer"' in shown
    assert shown.count("/jobsuche/jobdetail/") == 3


def test_it_is_searched_by_occupation_town_and_kind(client: Client) -> None:
    assert NURSE in page(client, PAGE + "?text=Krankenschwester")
    assert ELECTRICIAN not in page(client, PAGE + "?text=Krankenschwester")
    assert NURSE in page(client, PAGE + "?text=Erlenrade")
    assert "No opening fits" in page(client, PAGE + "?kind=internship")


def test_what_has_run_out_is_gone(client: Client, service: Actor) -> None:
    with acting(service):
        Opening.objects.update(expires_on=today().replace(year=today().year - 1))
    assert "/jobdetail/" not in page(client)


def test_one_opening_says_where_it_comes_from_and_what_is_assumed(
    client: Client, service: Actor
) -> None:
    one = opening(service)
    shown = page(client, f"/openings/{one.pk}/look/")
    assert ORIGINAL in shown
    assert "is assumed" in shown
    assert "is published there" in shown
    assert f"/openings/{one.pk}/publish/" not in shown
    assert "from the agency's job search" in page(client, f"/companies/{one.company_id}/")


def test_a_press_on_publish_is_refused_in_a_sentence(client: Client, service: Actor) -> None:
    one = opening(service)
    assert client.post(f"/openings/{one.pk}/publish/").status_code == 403
    assert opening(service).state == "draft"
    with acting(service):
        actions.expire_told(by=service, on=today().replace(year=today().year + 1))
    assert client.post(f"/openings/{one.pk}/refresh/").status_code == 403
    assert opening(service).state == "expired"


def test_the_public_sees_none_of_it(service: Actor) -> None:
    assert "Elektroinstallateur" not in page(Client(), "/openings/")
    assert Client().get(f"/openings/{opening(service).pk}/").status_code == 404


def test_another_institution_sees_its_own_alone(service: Actor) -> None:
    assert "/jobdetail/" not in page(enter(make_member(make_institution())))


@pytest.mark.parametrize("role", [Mentor, Coordinator])
def test_whoever_keeps_no_companies_is_refused(role: Any) -> None:
    assert enter(make_member(role=role)).get(PAGE).status_code == 403


def test_nobody_signed_in_is_sent_to_the_door() -> None:
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("language", "says"), [("en", "is switched off here"), ("de", "ist hier ausgeschaltet")]
)
def test_switched_off_the_pages_only_say_so(
    client: Client, settings: Any, language: str, says: str
) -> None:
    settings.AGENCY = False
    shown = page(client, language=language)
    assert says in shown
    assert "/jobdetail/" not in shown
    assert says in page(client, "/companies/import/", language)
    assert PAGE not in page(client, "/companies/", language)


def test_switched_on_the_way_there_shows(client: Client) -> None:
    assert PAGE in page(client, "/companies/import/")
    assert PAGE in page(client, "/companies/")


def test_more_openings_take_no_more_questions(client: Client, service: Actor) -> None:
    page(client)
    before = queries_of(lambda: client.get(PAGE))
    one = opening(service)
    with acting(service):
        for number in range(5):
            actions.make_opening(
                company=one.company, site=one.site, by=service, at=now(), source="agency",
                external_key=f"10000-{number}-S", title="Mehr", kldb="26212", german="A2", hours=40,
                start=today(), refreshed_on=today(), expires_on=today(),
            )  # fmt: skip
    assert queries_of(lambda: client.get(PAGE)) == before
