"""Three people at three browsers: an adviser proposes, the person agrees in Arabic on a telephone, the
employer invites, and whoever else waited is told.
"""

import pytest
from playwright.sync_api import expect

from nahtlos.introductions.models import State
from tests import makers
from tests.introductions import world
from tests.introductions.world import World, fresh
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE

pytestmark = pytest.mark.journey
WORDS = "Sorgfältig, pünktlich, arbeitet gern im Team."


@pytest.fixture
def here(site: str) -> World:
    return world.make()


def test_from_the_proposal_to_the_job(begin: Begin, here: World) -> None:
    opening = here.opening()
    other = here.shown(here.propose(opening, second := here.colleague()), person=second)

    adviser = begin(here.adviser, size=DESK, name="introductions_adviser")
    adviser.open(f"/persons/{here.person.pk}/introductions/{opening.pk}/")
    adviser.fill("A few words for the employer", WORDS)
    adviser.press(adviser.button("Ask the person"))
    expect(adviser.page.locator("main")).to_contain_text(WORDS)

    phone = begin(
        makers.make_login(here.person, here.adviser),
        size=PHONE, language="ar", name="introductions_person",
    )  # fmt: skip
    phone.open("/my/work/")
    phone.press(phone.page.locator("section[aria-labelledby=open] a").first)
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.page.locator("main")).to_contain_text(WORDS)
    phone.page.locator("input[name=with_name]").check()
    phone.press(phone.button("Yes, introduce me"))

    employer = begin(here.employer, size=PHONE, name="introductions_employer")
    employer.open("/employer/")
    employer.press(employer.page.locator("a[href*='/employer/candidates/']").first)
    expect(employer.page.locator("main")).not_to_contain_text("Olena")
    employer.page.locator("summary", has_text="Zum Gespräch einladen").click()
    employer.press(employer.page.locator("details[open] button"))
    expect(employer.page.locator("main")).to_contain_text("Olena")

    phone.open("/my/work/")
    expect(phone.page.locator("main")).to_contain_text("تودّ الشركة")

    adviser.open(f"/openings/{opening.pk}/settle/")
    adviser.pick("placed", str(here.person.pk))
    adviser.press(adviser.button("Save and tell the others"))
    assert fresh(other, here.adviser).state == State.SETTLED
