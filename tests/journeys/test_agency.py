"""On a phone without scripts: from the companies to what the agency's job search told, and the original."""

from typing import Any

import pytest

from nahtlos.jobs import agency
from tests.employers.agency import ANSWER, ELECTRICIAN, SEARCH, search_with
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE
from tests.makers import make_member

pytestmark = pytest.mark.journey


def test_an_adviser_finds_an_opening_of_the_job_search(
    begin: Begin, site: str, settings: Any
) -> None:
    settings.AGENCY = True
    service = make_member(name="Aylin Muster")
    agency.bring(agency.told([SEARCH], search_with(ANSWER.read_bytes())), service)
    walk = begin(service, size=PHONE, javascript=False)
    walk.open("/companies/")
    walk.press(walk.page.locator("main a[href='/companies/agency/']"))
    walk.fill("Occupation, company or town", "Elektriker")
    walk.press(walk.page.locator("main form button"))
    assert walk.page.locator("main a[href*='/jobsuche/jobdetail/']").count() == 1
    walk.press(walk.page.locator("main a[href$='/look/']"))
    original = walk.page.locator("main a[href*='/jobsuche/jobdetail/']")
    assert str(original.get_attribute("href")).endswith(ELECTRICIAN)
    assert walk.page.locator("main form[action$='/publish/']").count() == 0
    settings.AGENCY = False
    walk.open("/companies/import/")
    assert "ausgeschaltet" in walk.text()
