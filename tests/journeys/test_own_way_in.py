"""From the adviser's sheet to the person's telephone, and shut again; how heavy the first page is."""

import re
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser
from nahtlos.jobs.carriers import KeptSms
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.walk import OUTPUT, PHONE, Walk
from tests.makers import (
    make_institution,
    make_member,
    make_person,
    make_record,
    make_region,
    make_step,
)
from tests.outbox.rows import carry_everything, make_way

pytestmark = pytest.mark.journey
MOST_BYTES = 60_000
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 6_250, "uploadThroughput": 6_250}
"""Fifty kilobits a second, and 400 milliseconds to the first answer."""
PATIENCE = 60_000
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.fixture
def adviser(site: str) -> Actor:
    region = make_region("Kreis Lindenau")
    centre = make_institution(region, name="Jobcenter Lindenau")
    return make_member(centre, Adviser, name="Aylin Demir")


@pytest.fixture
def samir(adviser: Actor) -> Person:
    person = make_person(adviser, "Samir", "Beispiel", preferred_language="ar")
    make_record(person, adviser, nationality="SY")
    make_step(person, adviser, "Zeugnis beglaubigen lassen")
    return person


def sheet(desk: Walk, person: Person) -> str:
    """The adviser makes the sheet; the code that stands on it."""
    desk.open(f"/persons/{person.pk}/")
    desk.press(desk.link("The person's own page"))
    desk.press(desk.page.locator("main button[value=paper]"))
    assert "سمير" not in desk.text()
    code = desk.page.locator("main .sheet__code").first.inner_text()
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", code)
    return code


def type_in(phone: Walk, code: str, day: int, *, status: int = 200) -> None:
    phone.page.locator("main input[name=code]").fill(code)
    phone.born(day, 5, 1990, status=status)


def test_from_the_sheet_to_the_way_and_shut_again(
    begin: Begin, adviser: Actor, samir: Person
) -> None:
    desk, phone = begin(adviser, name="desk"), begin(size=PHONE, language="ar", name="phone")
    code = sheet(desk, samir)
    phone.open("/my/code/")
    type_in(phone, code.replace(" ", "-"), 17)
    assert phone.words("My way") in phone.page.locator("h1").inner_text()
    desk.open(f"/persons/{samir.pk}/link/")
    desk.press(desk.button("End all at once"))
    shared = "/my/shared/"
    phone.page.locator("header .site__toggle").click()
    phone.press(phone.page.locator(f"header nav a[href='{shared}']"), status=401)
    assert phone.words("This link does not open any more") in phone.text()


def test_a_link_by_sms_opens_it_and_reminders_are_ended(
    begin: Begin, adviser: Actor, samir: Person
) -> None:
    make_way(samir, adviser)
    KeptSms.kept.clear()
    desk, phone = begin(adviser, name="desk"), begin(size=PHONE, language="ar", name="phone-sms")
    desk.open(f"/persons/{samir.pk}/link/")
    desk.press(desk.page.locator("main button[name=to]"))
    assert carry_everything() == 1
    [letter] = KeptSms.kept
    phone.open(urlsplit(re.findall(r"https?://\S+", letter.body)[0]).path)
    phone.born(17, 5, 1990)
    assert phone.words("My way") in phone.page.locator("h1").inner_text()
    phone.open("/my/messages/")
    phone.press(phone.page.locator("main form button").first)
    assert phone.words("not wanted") in phone.text()
    desk.open(f"/persons/{samir.pk}/messages/")
    assert desk.words("The person wants them again") in desk.text()


def test_five_wrong_dates_lock_and_the_adviser_sees_it(
    begin: Begin, adviser: Actor, samir: Person
) -> None:
    desk, phone = begin(adviser, name="desk"), begin(size=PHONE, language="ar", name="phone")
    code = sheet(desk, samir)
    phone.open("/my/code/")
    for _ in range(5):
        type_in(phone, code, 18, status=422)
    type_in(phone, code, 17, status=422)
    desk.open(f"/persons/{samir.pk}/link/")
    assert desk.words("Locked") in desk.text()
    assert sheet(desk, samir) != code


@dataclass
class Scales:
    """Weighs what the browser receives, as it is sent: compressed, with its head."""

    page: Page
    names: dict[str, str] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = self.page.context.new_cdp_session(self.page)
        self.line.send("Network.enable")
        self.line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.line.on("Network.responseReceived", self._named)
        self.line.on("Network.loadingFinished", self._weighed)

    def slow(self) -> None:
        """As in a shelter; the fonts, which nobody waits for, stay out."""
        self.line.send("Network.setBlockedURLs", {"urls": ["*.woff2*"]})
        self.line.send("Network.emulateNetworkConditions", SLOW)

    def _named(self, event: dict[str, Any]) -> None:
        self.names[event["requestId"]] = event["type"]

    def _weighed(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def besides_fonts(self) -> int:
        return sum(size for key, size in self.bytes.items() if self.names.get(key) != "Font")


def opened(begin: Begin, adviser: Actor, samir: Person) -> Walk:
    code = sheet(begin(adviser, name="desk"), samir)
    phone = begin(size=PHONE, language="ar", name="phone")
    phone.open("/my/code/")
    type_in(phone, code, 17)
    return phone


def test_the_first_view_is_light_on_a_slow_line(
    begin: Begin, adviser: Actor, samir: Person
) -> None:
    phone = opened(begin, adviser, samir)
    scales = Scales(phone.page)
    scales.slow()
    phone.page.goto(f"{phone.home}/my/", timeout=PATIENCE, wait_until="load")
    assert phone.page.evaluate("document.documentElement.dir") == "rtl"
    assert {"Document", "Stylesheet", "Script"} <= set(scales.names.values())
    assert 0 < scales.besides_fonts() <= MOST_BYTES, scales


def test_the_page_is_read_before_its_fonts_arrive(
    begin: Begin, adviser: Actor, samir: Person
) -> None:
    phone = opened(begin, adviser, samir)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.page.route(re.compile(r"\.woff2"), hold)
    phone.page.goto(f"{phone.home}/my/", wait_until="domcontentloaded")
    phone.page.wait_for_function(PAINTED)
    faces = (
        "[...document.fonts].filter((one) => one.status === 'loading').map((one) => one.display)"
    )
    assert held
    assert set(phone.page.evaluate(faces)) == {"swap"}
    picture = phone.page.context.new_cdp_session(phone.page).send("Page.captureScreenshot")
    (OUTPUT / phone.name / "without-fonts.png").write_bytes(b64decode(picture["data"]))
    for route in held:
        route.abort()
