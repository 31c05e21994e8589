"""A master electrician publishes an apprenticeship, reads how many nearly fit and what closes the gap, and
meets one of them, without a name, after an adviser has asked and the person has said yes; at a desk and on
a phone.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import ViewportSize, expect
from procrastinate.contrib.django.models import ProcrastinateJob

from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.jobs.matching import count
from nahtlos.people.models import Person
from tests import makers
from tests.introductions import world
from tests.introductions.world import World
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk
from tests.journeys.working import warm
from tests.matching.rows import make_wish

pytestmark = pytest.mark.journey
CROWD = 11


@pytest.fixture
def here(site: str) -> World:
    made = world.make()
    ready(made, made.person)
    for number in range(CROWD):
        ready(made, made.colleague(f"Person {number}"))
    with acting(made.service):
        made.company.keeper_id = made.service.membership
        made.company.save()
    return made


def ready(here: World, person: Person) -> None:
    """Looks for an apprenticeship, with German A2."""
    makers.make_fact(person, here.adviser, "german", "A2")
    make_wish(person, here.adviser, wants=["apprenticeship"])


def publish(walk: Walk, here: World) -> Opening:
    """An apprenticeship for which German B1 is asked, written by the employer."""
    walk.open("/employer/")
    walk.press(walk.page.locator(f"main a[href='/companies/{here.company.pk}/openings/new/']"))
    walk.pick("kind", "apprenticeship")
    walk.fill("Title", "Ausbildung Elektronik")
    field = walk.page.locator("#id_occupation")
    field.press_sequentially("Elektrik", delay=30)
    walk.page.locator("[role=listbox] [role=option]").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    walk.fill("What is there to do?", "Leitungen verlegen und Schaltschränke bauen, im Team.")
    walk.pick("german_needs", "school")
    walk.choose("german", "B1")
    day = today() + timedelta(days=40)
    for part in ("day", "month", "year"):
        walk.page.locator(f"main input[name='start_{part}']").fill(str(getattr(day, part)))
    walk.press(walk.button("Next"))
    walk.press(walk.button("Save"))
    walk.press(walk.button("Publish"))
    with acting(here.employer):
        return Opening.objects.get()


def work_off() -> None:
    """What the program counts beside the pages."""
    for job in ProcrastinateJob.objects.filter(task_name="matching.count").order_by("id"):
        count(**job.args)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_numbers_to_the_near_fit(begin: Begin, here: World, size: ViewportSize) -> None:
    warm(here.employer, "/employer/")
    employer = begin(here.employer, size=size, name=f"near_fit_{size['width']}")
    opening = publish(employer, here)
    counted = employer.page.locator("section[aria-labelledby=counted]")
    expect(counted).to_contain_text(employer.words("This is being counted, tonight at the latest."))
    work_off()
    employer.open(f"/openings/{opening.pk}/look/")
    expect(counted).to_contain_text(f"Mit Deutsch A2 statt B1 würden {CROWD + 1} weitere passen.")
    expect(counted).to_contain_text(employer.words("A German course for work can close that."))
    expect(counted).to_contain_text(here.service.name)
    expect(counted.locator("a[href='/employers/funding/']")).to_be_visible()

    adviser = begin(here.adviser, name="near_fit_adviser")
    adviser.open(f"/persons/{here.person.pk}/introductions/{opening.pk}/")
    expect(adviser.page.locator("main")).to_contain_text(
        "Gefragt ist Deutsch B1, vorhanden ist A2."
    )
    adviser.press(adviser.button("Ask the person"))

    phone = begin(
        makers.make_login(here.person, here.adviser),
        size=PHONE, language="ar", name="near_fit_person",
    )  # fmt: skip
    phone.open("/my/work/")
    phone.press(phone.page.locator("section[aria-labelledby=open] a").first)
    expect(phone.page.locator("main")).to_contain_text("المطلوب مستوى B1 في الألمانية")
    expect(phone.page.locator("main")).to_contain_text("Ein Deutschkurs für den Beruf kann helfen.")
    phone.press(phone.button("Yes, introduce me"))

    employer.open("/employer/")
    employer.press(employer.page.locator("a[href*='/employer/candidates/']").first)
    compared = employer.page.locator("section[aria-labelledby=compared]")
    expect(compared).to_contain_text("Gefragt ist Deutsch B1, vorhanden ist A2.")
    expect(compared).to_contain_text("Ein Deutschkurs für den Beruf kann helfen.")
    expect(employer.page.locator("section[aria-labelledby=ring]")).to_contain_text(
        here.service.name
    )
    for hidden in ("Olena", "Kovalchuk", "AufenthG", "Ukrain"):
        assert hidden not in employer.text()
