"""A master electrician without knowledge of the law: from the front page to a name and a sum."""

import time

import pytest
from playwright.sync_api import ViewportSize

from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.portal import actions
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk
from tests.makers import keeper, make_institution, make_member, make_region
from tests.network.rows import make_answer

pytestmark = pytest.mark.journey
MOST_PRESSES, MOST_SECONDS = 14, 120


@pytest.fixture
def service(site: str) -> Institution:
    """Who answers to employers here, with the pages that come with the program."""
    made = make_institution(make_region("Kreis Lindenau"), name="Arbeitgeber-Service Lindenau")
    make_answer(made, "employers", telephone="030 23125 321", contact_name="Kim Muster")
    by = keeper(made.region_id)
    with acting(by):
        actions.fill_shelf(region=made.region_id, by=by, at=now(), on=today())
    return made


def put(walk: Walk, name: str, value: str) -> None:
    """Fill in a field, counted like a press."""
    walk.presses += 1
    walk.page.locator(f"main [name={name}]").first.fill(value)


def door(walk: Walk, path: str) -> None:
    walk.press(walk.page.locator(f"main .doors a[href$='{path}']"))


def to_the_document(walk: Walk) -> None:
    walk.open("/")
    walk.press(walk.page.locator("main .doors a[href='/portal/']"))
    door(walk, "may-i/")
    walk.press(walk.page.locator("main .doc-list a[href$='/card/']"))
    walk.choose("status", "ae_25_2")
    walk.press(walk.page.locator("main .form__actions button"))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_front_page_to_a_name_and_a_sum(
    begin: Begin, service: Institution, size: ViewportSize, language: str
) -> None:
    walk, began = begin(size=size, language=language), time.monotonic()
    to_the_document(walk)
    assert walk.page.locator("main .verdict--yes").first.is_visible()
    assert "§ 4a Abs. 5" in walk.text()
    walk.press(walk.page.locator("main a[href$='/costs/']"))
    put(walk, "wage", "2600")
    put(walk, "headcount", "11")
    walk.choose("status", "ae_25_2")
    walk.choose("benefit", "SGB_II")
    walk.press(walk.page.locator("main .form__actions button"))
    assert "18" in walk.page.locator(".cost-helps").inner_text()
    assert "Kim Muster" in walk.page.locator("aside").inner_text()
    assert walk.page.locator("aside a[href^='tel:']").is_visible()
    assert walk.presses <= MOST_PRESSES
    assert time.monotonic() - began < MOST_SECONDS


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_question_is_found_read_and_printed(
    begin: Begin, service: Institution, size: ViewportSize
) -> None:
    walk = begin(size=size)
    walk.open("/portal/")
    put(walk, "q", "Mindestlohn Praktikum")
    walk.press(walk.page.locator("main form[role=search] button"))
    walk.press(walk.page.locator("main .lines a").first)
    assert "§ 22 Abs. 1 MiLoG" in walk.text()
    walk.page.emulate_media(media="print")
    walk.look()
    assert not walk.page.locator("[data-share]").is_visible()
    assert "/questions/" in walk.page.locator(".share-address").inner_text()


def test_a_call_is_asked_for_without_javascript_and_ticked_off(
    begin: Begin, service: Institution
) -> None:
    walk = begin(javascript=False, size=PHONE)
    walk.open("/portal/")
    door(walk, "contact/")
    walk.press(walk.page.locator("main .form__actions button"), status=422)
    put(walk, "name", "Ralf Beispiel")
    put(walk, "telephone", "030 23125 777")
    walk.press(walk.page.locator("main .form__actions button"))
    desk = begin(make_member(service, Member), name="desk")
    desk.open("/portal/calls/")
    assert "Ralf Beispiel" in desk.text()
    desk.press(desk.page.locator("main form button"))
    assert "030 23125 777" not in desk.text()


def test_the_address_is_copied(begin: Begin, service: Institution) -> None:
    walk = begin()
    walk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk.page.add_init_script("navigator.share = undefined;")
    walk.open(f"/portal/{service.region.key}/questions/notice/")
    walk.page.locator("[data-share]").click()
    walk.page.wait_for_function("() => document.querySelector('[data-share-said]').textContent")
    assert walk.page.evaluate("navigator.clipboard.readText()").endswith("/questions/notice/")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_page_is_written_and_an_older_text_comes_back(
    begin: Begin, service: Institution, size: ViewportSize
) -> None:
    walk = begin(make_member(service, Coordinator), size=size)
    walk.open("/portal/keep/")
    walk.press(walk.page.locator("main .lines a").first)
    put(walk, "body", "**Neu**, § 1 SGB III.")
    walk.press(walk.page.locator("main button[name=preview]"))
    assert walk.page.locator(".preview strong").inner_text() == "Neu"
    walk.press(walk.page.locator("main .form__actions button").first)
    walk.press(walk.page.locator("main a[href$='/versions/']"))
    walk.press(walk.page.locator("main form button").first)
    assert walk.page.locator("main h2").count() == 3
