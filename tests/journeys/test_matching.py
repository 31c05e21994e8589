"""An adviser finds three openings for a person and reads why; the same on a telephone."""

import pytest
from playwright.sync_api import ViewportSize, expect

from nahtlos.core.actor import Actor
from nahtlos.people.models import Person
from tests.employers.rows import make_company, make_opening
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_record,
    make_region,
)
from tests.matching.rows import make_wish

pytestmark = pytest.mark.journey
TITLES = ("Lagerhilfe", "Helferin im Verkauf", "Elektroniker")


@pytest.fixture
def adviser(site: str) -> Actor:
    return make_member(make_institution(make_region("Kreis Lindenau")), name="Aylin Demir")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser, native_name="Олена Прикладна")
    make_record(person, adviser, status="ae_24", goal_kind="job", goal_kldb="26212")
    make_fact(person, adviser, "german", "A2")
    make_wish(person, adviser)
    company = make_company(adviser)
    for title in TITLES:
        make_opening(company, adviser, title=title)
    make_opening(company, adviser, title="Verkauf", german="B1")
    return person


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_an_adviser_finds_three_openings_and_reads_why(
    begin: Begin, adviser: Actor, olena: Person, size: ViewportSize
) -> None:
    walk = begin(adviser, size=size, name="matching")
    walk.open(f"/persons/{olena.pk}/openings/")
    fits = walk.page.locator("section[aria-labelledby=fits] li")
    expect(fits).to_have_count(len(TITLES))
    expect(fits.first).to_contain_text("Deutsch reicht gerade")
    near = walk.page.locator("section[aria-labelledby=near] li")
    expect(near).to_contain_text("mit Deutsch B1")
