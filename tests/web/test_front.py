"""The first pages: doors for everybody, a beginning for each role, and a demo only in a demo."""

import os
import subprocess
import sys
from typing import Any, cast
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from nahtlos.core.roles import ROLES, Adviser, Coordinator, EmployerContact, Member, Newcomer, Role
from nahtlos.network.models import Region
from nahtlos.web.acting import NahtlosRequest
from nahtlos.web.front.places import FIRST_PAGES
from nahtlos.web.tour import views as tour
from tests.makers import make_account, make_institution, make_member, sure
from tests.network.entering import enter, queries_of
from tests.network.rows import make_answer
from tests.web.test_sign_in import actor_of

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "en", "uk", "ru", "ar", "fa", "tr", "fr"]
ABOUT = ["privacy", "accessibility", "imprint", "roles", "looking"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["doors", *ABOUT])
def test_public_pages_are_there_in_every_language(name: str, language: str, client: Client) -> None:
    client.cookies["django_language"] = language
    response = client.get(reverse(f"front:{name}"))
    assert (response.status_code, response["Content-Language"]) == (200, language)


def test_each_language_stands_under_its_own_name(client: Client) -> None:
    page = client.get("/").content.decode()
    for name in ("Deutsch", "English", "Українська", "Русский", "العربيّة", "فارسی", "Türkçe"):
        assert name in page, name


def test_three_doors_and_the_directory(client: Client) -> None:
    page = client.get("/").content.decode()
    for url in ("/about/work/", "/portal/", "/account/login/?next=/start/", "/directory/"):
        assert f'href="{url}"' in page


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_each_role_begins_somewhere(role: type[Role]) -> None:
    try:
        first = reverse(FIRST_PAGES[role.key])
    except NoReverseMatch:
        assert role is Newcomer, "only the newcomer's pages may still be missing"
        return
    assert enter(actor_of(role)).get("/start/")["Location"] == first


@pytest.mark.parametrize("page", ["referrals:questions", "front:employer", "mentoring:mentees"])
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_first_page_belongs_to_its_role_and_is_no_dead_end(role: type[Role], page: str) -> None:
    response = enter(actor_of(role)).get(reverse(page))
    if FIRST_PAGES[role.key] == page:
        assert response.status_code == 200
        assert 'href="/directory/"' in response.content.decode()
    else:
        assert response.status_code == 403


def test_an_employer_sees_whom_to_ring() -> None:
    actor = make_member(role=EmployerContact)
    home = make_institution()
    make_answer(home, "employers", telephone="030 23125 321", contact_name="Fremd")
    answer = make_answer(
        make_institution(region=Region.objects.get(pk=sure(actor.region))),
        "employers",
        telephone="030 23125 123",
    )
    client = enter(actor)
    page = client.get("/employer/").content.decode()
    assert answer.contact_name in page
    assert "tel:03023125123" in page
    assert "tel:03023125321" not in page
    assert queries_of(lambda: client.get("/employer/")) <= 12


def test_whoever_has_lost_the_place_is_told_so() -> None:
    account = make_account()
    client = Client()
    client.force_login(account)
    page = client.get("/start/", follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "You no longer have a place here" in page.content.decode()


# --- working for two institutions ------------------------------------------------------------------
def test_somebody_with_two_places_switches_between_them() -> None:
    account = make_account()
    one = make_member(account=account, role=Adviser)
    other = make_member(account=account, role=Coordinator)
    client = enter(one)
    assert client.get("/network/").status_code == 403
    response = client.post("/switch/", {"membership": str(other.membership)})
    assert response["Location"] == "/start/"
    assert client.get("/network/").status_code == 200
    client.post("/switch/", {"membership": str(one.membership)})
    assert client.get("/network/").status_code == 403


@pytest.mark.parametrize("chosen", ["theirs", "nothing", "nonsense", "strange"])
def test_nobody_switches_to_a_place_that_is_not_theirs(chosen: str) -> None:
    theirs = make_member(role=Coordinator)
    texts = {"theirs": str(theirs.membership), "nothing": "", "strange": str(uuid4())}
    client = enter(make_member(role=Member))
    response = client.post("/switch/", {"membership": texts.get(chosen, "x\x00'--")})
    assert response.status_code == 403
    assert client.get("/network/").status_code == 403


# --- the demo --------------------------------------------------------------------------------------
DEMO_URLS = ["/tour/", "/tour/as/adviser/", "/tour/1/1/", "/gallery/"]
DEMO_NAMES = [("tour:walk", []), ("tour:enter", ["adviser"]), ("tour:go", [1, 1])]
ABSENT = """
import sys
import django
django.setup()
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
for name, args in {names!r}:
    try:
        reverse(name, args=args)
    except NoReverseMatch:
        continue
    raise SystemExit(f"{{name}} is there")
for url in {urls!r}:
    try:
        resolve(url)
    except Resolver404:
        continue
    raise SystemExit(f"{{url}} is there")
loaded = [name for name in sys.modules if name.startswith("nahtlos.web.tour")]
raise SystemExit(f"loaded: {{loaded}}" if loaded else 0)
"""


def run(settings_name: str) -> subprocess.CompletedProcess[str]:
    """Look for the demo's doors in a process of its own with these settings."""
    code = ABSENT.format(names=DEMO_NAMES, urls=DEMO_URLS)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": f"nahtlos.site.settings.{settings_name}",
        "NAHTLOS_SECRET_KEY": "x" * 50,
        "NAHTLOS_WALL_KEY": "y" * 50,
    }
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("settings_name", ["production", "test"])
def test_outside_the_demo_its_doors_do_not_exist(settings_name: str) -> None:
    done = run(settings_name)
    assert done.returncode == 0, done.stderr


def test_the_search_for_the_doors_would_find_them() -> None:
    assert "tour:walk is there" in run("demo").stderr


@pytest.mark.parametrize("url", DEMO_URLS)
def test_the_doors_of_the_demo_are_not_found_here(url: str, client: Client) -> None:
    assert client.get(url).status_code == client.post(url).status_code == 404


def test_a_database_that_is_no_demo_lets_nobody_in_with_one_click(settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(Http404):
        tour.enter(cast("NahtlosRequest", RequestFactory().get("/")), "adviser")
