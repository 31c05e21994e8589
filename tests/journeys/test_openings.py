"""An employer signs in by a link, writes an apprenticeship in German words, publishes it; the service works."""

from datetime import timedelta

import pytest
from playwright.sync_api import ViewportSize

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.employers import queries
from nahtlos.employers.models import Employer, Opening, SignIn
from tests.employers.rows import make_company, make_opening, make_site, make_user
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk
from tests.makers import make_member

pytestmark = pytest.mark.journey


@pytest.fixture
def service(site: str) -> Actor:
    return make_member(name="Aylin Muster")


@pytest.fixture
def company(service: Actor) -> Employer:
    made = make_company(service)
    make_site(made, service)
    return made


def link_of(chef: Actor) -> str:
    with acting(chef):
        return f"/employer/in/{queries.token_of(SignIn.objects.latest('made_at').pk)}/"


def fill_day(walk: Walk, name: str) -> None:
    day = today() + timedelta(days=40)
    for part in ("day", "month", "year"):
        walk.page.locator(f"main input[name='{name}_{part}']").fill(str(getattr(day, part)))


def write(walk: Walk) -> None:
    """The form, with nothing that is not needed."""
    walk.pick("kind", "apprenticeship")
    walk.fill("Title", "Ausbildung Elektronik")
    walk.fill("What is there to do?", "Leitungen verlegen und Schaltschränke bauen, im Team.")
    walk.pick("german_needs", "orders")
    walk.pick("german_needs", "school")
    fill_day(walk, "start")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_employer_publishes_an_apprenticeship(
    begin: Begin, service: Actor, company: Employer, size: ViewportSize
) -> None:
    walk = begin(size=size)
    walk.open(link_of(make_user(company, service)))
    walk.press(walk.button("Sign in"))
    walk.press(walk.page.locator(f"main a[href='/companies/{company.pk}/openings/new/']"))
    field = walk.page.locator("#id_occupation")
    field.press_sequentially("Elektrik", delay=30)
    walk.page.locator("[role=listbox] [role=option]").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant")
    field.press("Enter")
    assert walk.page.locator("#id_kldb").input_value() == "26212"
    write(walk)
    walk.press(walk.button("Next"))
    walk.pick("essential", "s0019")
    walk.press(walk.button("Save"))
    walk.press(walk.button("Publish"))
    walk.press(walk.page.locator("main a[href^='/openings/']").filter(
        has_text=walk.words("to the public page")))  # fmt: skip
    assert "Ausbildung Elektronik" in walk.text()
    assert walk.page.locator("script[type='application/ld+json']").count() == 1
    walk.open("/openings/?text=електрик")
    assert "Ausbildung Elektronik" in walk.text()


def test_without_javascript_the_page_asks_back(
    begin: Begin, service: Actor, company: Employer
) -> None:
    walk = begin(javascript=False)
    walk.open(link_of(make_user(company, service)))
    walk.press(walk.button("Sign in"))
    walk.open(f"/companies/{company.pk}/openings/new/")
    walk.page.locator("#id_occupation").fill("Elektirker")
    write(walk)
    walk.press(walk.button("Next"), status=422)
    walk.pick("meant", "26212")
    walk.press(walk.button("Next"))
    with acting(service):
        assert Opening.objects.get().kldb == "26212"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_service_works_its_portfolio(
    begin: Begin, service: Actor, company: Employer, size: ViewportSize
) -> None:
    opening = make_opening(company, service)
    walk = begin(service, size=size)
    walk.open("/companies/")
    walk.press(walk.page.locator(f"main a[href='/companies/{company.pk}/']").first)
    walk.press(walk.link("Promise something"))
    walk.fill("What did you promise?", "Rückruf wegen Probewoche")
    fill_day(walk, "due_on")
    walk.press(walk.button("Save"))
    walk.press(walk.link("One more contact"))
    walk.fill("Name", "Mia Muster")
    walk.press(walk.button("Save"), status=422)
    walk.fill("Telephone", "030 23125 555")
    walk.press(walk.button("Save"))
    assert "Mia Muster" in walk.text()
    walk.open(f"/openings/{opening.pk}/look/")
    walk.press(walk.button("Still open"))
