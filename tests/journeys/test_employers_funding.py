"""An employer reckons the help for somebody without a name, corrects a mistake, and prints the sheet."""

import pytest

from nahtlos.network.models import Institution
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_record,
    make_region,
)
from tests.network.rows import make_answer

pytestmark = pytest.mark.journey
URL = "/employers/funding/"


@pytest.fixture
def service(site: str) -> Institution:
    """Who answers to employers here."""
    found = make_institution(make_region("Kreis Lindenau"), name="Arbeitgeber-Service Lindenau")
    make_answer(found, "employers", telephone="030 23125 321", contact_name="Kim Muster")
    return found


def tell_the_work(walk: Walk, wage: str) -> None:
    walk.page.locator("[name=wage]").fill(wage)
    for part, value in (("day", "1"), ("month", "2"), ("year", "2027")):
        walk.page.locator(f"[name=start_{part}]").fill(value)


def send(walk: Walk, *, status: int = 200) -> None:
    walk.press(walk.page.locator("main .form__actions button").first, status=status)


def test_an_employer_on_a_phone_corrects_and_reads_the_sum(
    begin: Begin, service: Institution
) -> None:
    walk = begin(size=PHONE)
    walk.open(URL)
    tell_the_work(walk, "viel")
    walk.choose("benefit", "ALG")
    walk.choose("hindered", "yes")
    send(walk, status=422)
    assert walk.page.locator("[name=wage]").input_value() == "viel"
    tell_the_work(walk, "2.600")
    send(walk)
    assert "18.720" in walk.page.locator(".fund-help").first.inner_text()
    assert "Kim Muster" in walk.page.locator("aside").inner_text()
    assert walk.page.url.endswith(URL)
    walk.press(walk.page.locator("main button[name=change]"))
    assert walk.page.locator("[name=wage]").input_value() == "2.600"


def test_it_works_without_javascript_and_prints(begin: Begin, service: Institution) -> None:
    walk = begin(javascript=False)
    walk.open(URL)
    tell_the_work(walk, "2600")
    send(walk)
    walk.page.emulate_media(media="print")
    walk.look()
    assert walk.page.locator(".fund-order").is_visible()
    assert not walk.page.locator("main button[name=change]").is_visible()


def test_the_bars_begin_where_reading_begins(begin: Begin, service: Institution) -> None:
    walk = begin(size=PHONE)
    walk.open(URL)
    tell_the_work(walk, "2600")
    send(walk)
    bar = walk.page.locator(".fund-bars__bar").last
    assert bar.evaluate("one => getComputedStyle(one).transform") == "none"
    walk.page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    assert bar.evaluate("one => getComputedStyle(one).transform").startswith("matrix(-1")
    walk.look()


def test_an_adviser_hands_over_a_sheet_without_a_name(begin: Begin, service: Institution) -> None:
    adviser = make_member(service)
    person = make_person(adviser, given_name="Olena", family_name="Beispiel")
    make_record(person, adviser, status="ae_25_2")
    make_fact(person, adviser, "benefit", "SGB_II")
    walk = begin(adviser)
    walk.open(f"/persons/{person.pk}/funding/")
    tell_the_work(walk, "2600")
    send(walk)
    walk.page.emulate_media(media="print")
    assert "Beispiel" not in walk.text()
    assert "Kim Muster" in walk.text()
