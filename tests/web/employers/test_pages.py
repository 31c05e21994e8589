"""Pages of companies and openings: for the service, for the employer, for everybody."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Mentor
from nahtlos.core.wall import acting
from nahtlos.employers import actions, queries
from nahtlos.employers.models import CompanyUser, Employer, Opening, SignIn, Task, Touch
from nahtlos.jobs.employers import send_link
from nahtlos.network.models import Institution
from tests.employers.rows import address_of, make_company, make_opening, make_site, make_user
from tests.makers import make_institution, make_member
from tests.network.entering import enter, queries_of
from tests.outbox.rows import carry_everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_paused() -> None:
    cache.clear()


@pytest.fixture
def service() -> Actor:
    return make_member(name="Kim Dienst")


@pytest.fixture
def company(service: Actor) -> Employer:
    return make_company(service)


def link_in_mail(chef: Actor) -> str:
    with acting(chef):
        key = SignIn.objects.latest("made_at").pk
    send_link(sign_in=str(key), account=str(chef.account), region=str(chef.region))
    carry_everything()
    found = re.search(r"/employer/in/\S+/", str(mail.outbox[-1].body))
    assert found
    return found[0]


def signed_in(client: Client, chef: Actor) -> Client:
    assert client.post(link_in_mail(chef)).status_code == 302
    return client


def opening_data(company: Employer, **more: Any) -> dict[str, Any]:
    start = today() + timedelta(days=30)
    site = company.sites.first()
    return {
        "kind": "apprenticeship", "occupation": "Elektriker", "title": "Ausbildung Elektro",
        "text": "Leitungen verlegen im Team.", "german": "A2", "german_needs": ["orders"],
        "site": str(site.pk) if site else "", "contact": "", "hours": "40", "seats": "2",
        "start_day": start.day, "start_month": start.month, "start_year": start.year,
        "needs_access": "permission",
    } | more  # fmt: skip


# --- signing in ------------------------------------------------------------------------------------
def test_an_employer_signs_in_by_the_link_of_a_mail(
    service: Actor, company: Employer, client: Client
) -> None:
    link = link_in_mail(make_user(company, service))
    assert client.get(link).status_code == 200
    assert client.post(link)["Location"] == "/employer/"
    with acting(service):
        Institution.objects.filter(pk=company.institution_id).update(telephone="030 23125 040")
    page = client.get("/employer/").content.decode()
    assert "Elektro Muster" in page
    assert page.index('href="tel:') < page.index("<h2")  # whom to ring, before anything else
    assert Client().post(link).status_code == 410


def test_nobody_learns_who_has_a_sign_in(service: Actor, company: Employer, client: Client) -> None:
    make_user(company, service)
    pages = [
        client.post("/employer/sign-in/", {"email": email}).content
        for email in ("chefin@elektro.example", "nobody@nowhere.example")
    ]
    mains = [page.partition(b"<main")[2].partition(b"</main")[0] for page in pages]
    assert mains[0] == mains[1] != b""


def test_staff_do_not_come_in_past_their_second_factor(service: Actor, client: Client) -> None:
    client.post("/employer/sign-in/", {"email": address_of(service)})
    with acting(service):
        assert not SignIn.objects.exists()


def test_too_many_wrong_links_pause(client: Client) -> None:
    codes = [client.get(f"/employer/in/wrong{n}/").status_code for n in range(22)]
    assert (codes[0], codes[-1]) == (410, 429)


def test_whoever_was_ended_is_out_at_once(
    service: Actor, company: Employer, client: Client
) -> None:
    chef = make_user(company, service)
    signed_in(client, chef)
    with acting(service):
        user = CompanyUser.objects.select_related("company").get(account=chef.account)
        actions.end_user(user=user, by=service, at=now())
    assert client.get("/employer/").status_code in {302, 403}


# --- the employer's own pages ----------------------------------------------------------------------
def test_an_employer_writes_and_publishes(
    service: Actor, company: Employer, client: Client
) -> None:
    make_site(company, service)
    signed_in(client, make_user(company, service))
    url = f"/companies/{company.pk}/openings/new/"
    with acting(service):
        data = opening_data(company)
    assert client.get(url).status_code == 200
    skills = client.post(url, data)["Location"]
    page = client.get(skills).content.decode()
    assert "laying cables" in page
    assert " checked" not in page
    ticked = re.search(r'value="(s\d+)"[^>]*>\s*<label[^>]*>\s*laying', page)
    look = client.post(skills, {"essential": [ticked[1]] if ticked else []})["Location"]
    client.post(look.replace("/look/", "/publish/"))
    with acting(service):
        one = Opening.objects.get()
    assert (one.state, one.kldb, one.source) == ("published", "26212", "employer")
    assert Client().get(f"/openings/{one.pk}/").status_code == 200


def test_an_unsure_word_is_asked_back(service: Actor, company: Employer) -> None:
    make_site(company, service)
    client, url = enter(service), f"/companies/{company.pk}/openings/new/"
    with acting(service):
        data = opening_data(company, occupation="Elektirker")
    page = client.post(url, data)
    assert page.status_code == 422
    assert 'value="26212"' in page.content.decode()
    assert client.post(url, data | {"meant": "26212"}).status_code == 302
    nonsense = client.post(url, data | {"occupation": "xqzzw"})
    assert "Maler" in nonsense.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("hours", "-3"), ("hours", "99"), ("seats", "0"), ("german", "B7"), ("start_year", "1990"),
     ("title", "<b>x"), ("site", "x")],
)  # fmt: skip
def test_bad_input_is_named_at_the_field(
    service: Actor, company: Employer, field: str, value: str
) -> None:
    make_site(company, service)
    with acting(service):
        data = opening_data(company, **{field: value})
    page = enter(service).post(f"/companies/{company.pk}/openings/new/", data)
    assert page.status_code == 422
    with acting(service):
        assert not Opening.objects.exists()


def test_an_employer_comes_to_no_other_company(
    service: Actor, company: Employer, client: Client
) -> None:
    other = make_company(service, name="Bäckerei Fremd")
    opening = make_opening(other, service)
    signed_in(client, make_user(company, service))
    for url in (f"/openings/{opening.pk}/change/", f"/openings/{opening.pk}/look/",
                f"/companies/{other.pk}/change/", f"/companies/{other.pk}/openings/new/"):  # fmt: skip
        assert client.get(url).status_code in {403, 404}, url
    for url in ("/companies/", f"/companies/{company.pk}/", "/persons/"):
        assert client.get(url).status_code in {302, 403, 404}, url
    assert client.post(f"/openings/{opening.pk}/pause/").status_code in {403, 404}


def test_an_employer_tells_about_the_company(
    service: Actor, company: Employer, client: Client
) -> None:
    signed_in(client, make_user(company, service))
    url = f"/companies/{company.pk}/change/"
    assert 'name="register_number"' not in client.get(url).content.decode()
    client.post(url, {"language_help": "Ein Kollege spricht Arabisch", "works_mentor": "on"})
    with acting(service):
        company.refresh_from_db()
    assert (company.language_help[:11], company.works_mentor) == ("Ein Kollege", True)


# --- the portfolio ---------------------------------------------------------------------------------
def test_the_service_enters_a_company_once(service: Actor) -> None:
    client = enter(service)
    data = {"name": "Elektro Muster", "street": "Werkstraße 1", "postcode": "59981",
            "place": "Lindenau"}  # fmt: skip
    assert client.post("/companies/new/", data).status_code == 302
    again = client.post("/companies/new/", data | {"name": "Elektro Muster GmbH"})
    assert again.status_code == 422
    assert "Elektro Muster" in again.content.decode()
    assert client.post("/companies/new/", data | {"anyway": "on"}).status_code == 302


def test_the_service_works_its_portfolio(service: Actor, company: Employer) -> None:
    client, on = enter(service), today()
    day = {"day": on.day, "month": on.month, "year": on.year}
    base = f"/companies/{company.pk}"
    visit = {"touch": "visit", "note": "Sucht zwei Lehrlinge"}
    client.post(f"{base}/visits/new/", visit | {f"held_on_{k}": v for k, v in day.items()})
    client.post(
        f"{base}/tasks/new/", {"text": "Rückruf"} | {f"due_on_{k}": v for k, v in day.items()}
    )
    client.post(f"{base}/contacts/new/", {"name": "Mia Muster", "telephone": "030 23125 555"})
    page = client.get(f"{base}/").content.decode()
    assert all(word in page for word in ("zwei Lehrlinge", "Rückruf", "Mia Muster"))
    assert "Rückruf" in client.get("/companies/").content.decode()
    with acting(service):
        task = Task.objects.get()
    client.post(f"/companies/tasks/{task.pk}/done/")
    assert "Rückruf" not in client.get("/companies/").content.decode()


def test_a_contact_without_a_way_to_reach_them(service: Actor, company: Employer) -> None:
    page = enter(service).post(f"/companies/{company.pk}/contacts/new/", {"name": "Mia"})
    assert page.status_code == 422


def test_a_company_is_handed_over(service: Actor, company: Employer) -> None:
    to = make_institution(company.region)
    client = enter(service)
    data = {"to": str(to.pk), "why": "Handwerk"}
    assert client.post(f"/companies/{company.pk}/hand-over/", data).status_code == 302
    assert client.get(f"/companies/{company.pk}/visits/new/").status_code == 403


@pytest.mark.parametrize("role", [Coordinator, Mentor])
def test_other_roles_have_no_portfolio(company: Employer, role: type) -> None:
    assert (
        enter(make_member(make_institution(company.region), role)).get("/companies/").status_code
        == 403
    )


def test_a_colleague_elsewhere_sees_no_visit(service: Actor, company: Employer) -> None:
    with acting(service):
        actions.note_visit(
            company=company, touch=Touch.CALL, held_on=today(), note="vertraulich", by=service,
            at=now(),
        )  # fmt: skip
    page = enter(make_member(make_institution(company.region))).get(f"/companies/{company.pk}/")
    assert page.status_code == 200
    assert "vertraulich" not in page.content.decode()


# --- for everybody ---------------------------------------------------------------------------------
def test_the_public_page_carries_a_job_posting(
    service: Actor, company: Employer, client: Client
) -> None:
    opening = make_opening(company, service, text="Arbeit & </script><b>mehr")
    page = client.get(f"/openings/{opening.pk}/")
    found = re.search(
        r'<script type="application/ld\+json" nonce="([^"]+)">(.*?)</script>', page.content.decode()
    )
    assert found
    assert f"'nonce-{found[1]}'" in page["Content-Security-Policy"]
    told = json.loads(found[2])
    assert told["@type"] == "JobPosting"
    assert told["hiringOrganization"]["name"] == "Elektro Muster"
    assert told["jobLocation"]["address"]["postalCode"] == "59981"
    assert told["validThrough"] == (today() + timedelta(days=42)).isoformat()
    assert told["description"] == "Arbeit &amp; &lt;/script&gt;&lt;b&gt;mehr"


def test_what_is_not_published_has_no_page(
    service: Actor, company: Employer, client: Client
) -> None:
    draft = make_opening(company, service, publish=False)
    assert client.get(f"/openings/{draft.pk}/").status_code == 404
    assert "Elektroniker" not in client.get("/openings/").content.decode()


@pytest.mark.parametrize(
    "text", ["електрик", "Elektriker", "Lindenau", "Elektro Muster", "gesucht"]
)
def test_everybody_finds_by_any_word(
    service: Actor, company: Employer, client: Client, text: str
) -> None:
    make_opening(company, service)
    assert "Elektroniker gesucht" in client.get("/openings/", {"text": text}).content.decode()
    assert "Elektroniker gesucht" not in client.get("/openings/?text=Friseur").content.decode()


def test_the_field_is_answered_as_json_and_as_a_page(client: Client) -> None:
    found = client.get("/occupations/", {"q": "Staplerfahrer", "as": "json"}).json()["found"]
    assert found[0]["code"] == "52531"
    assert "52531" in client.get("/occupations/?q=Staplerfahrer").content.decode()
    assert client.get("/occupations/?as=json").json() == {"found": []}


# --- lists do not grow in questions ----------------------------------------------------------------
@pytest.mark.parametrize("path", ["/companies/", "/openings/", "company"])
def test_a_list_asks_the_same_number_of_questions(
    service: Actor, path: str, make_more: Callable[[int], Employer]
) -> None:
    company = make_more(1)
    client = enter(service)
    url = f"/companies/{company.pk}/" if path == "company" else path
    client.get(url)
    one = queries_of(lambda: client.get(url))
    make_more(2)
    assert queries_of(lambda: client.get(url)) == one


@pytest.mark.parametrize("language", ["de", "en", "uk", "ru", "ar", "fa", "tr", "fr"])
def test_the_list_names_the_occupation_in_the_language_of_the_page(
    service: Actor, company: Employer, client: Client, language: str
) -> None:
    row = make_opening(company, service, title="Flinke Hände gesucht")
    client.cookies["django_language"] = language
    shown = client.get("/openings/").content.decode()
    own = queries.occupation_name(row.kldb, language)
    assert "Flinke Hände gesucht" in shown
    assert (own in shown) is (language != "de")


@pytest.fixture
def make_more(service: Actor) -> Callable[[int], Employer]:
    first = make_company(service, name="Erste")

    def more(count: int) -> Employer:
        for number in range(count):
            one = make_company(service, name=f"Nummer {number}")
            make_opening(one, service)
            for company in (one, first):
                with acting(service):
                    actions.make_task(
                        company=company, text="Rückruf", due_on=today(), by=service, at=now()
                    )
            make_opening(first, service)
        return first

    return more
