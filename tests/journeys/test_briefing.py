"""The briefing made, printed and looked at; an activity from the plan to what came of it."""

from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Institution
from tests.activities.rows import make_held
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE
from tests.makers import make_member, make_person, sure
from tests.outcomes.publishing import make_edition
from tests.placements.rows import make_started, make_worker

pytestmark = pytest.mark.journey


@pytest.fixture
def adviser(site: str) -> Actor:
    return make_member()


@pytest.fixture
def coordinator(adviser: Actor) -> Actor:
    home = Institution.objects.get(pk=sure(adviser.institution))
    found = make_member(home, Coordinator)
    for quarter in (2, 1, 0):
        make_edition(found, today() - timedelta(days=92 * quarter))
    return found


def test_an_example_is_agreed_to_and_the_briefing_is_made(
    begin: Begin, adviser: Actor, coordinator: Actor
) -> None:
    person = make_person(adviser)
    desk = begin(adviser, name="adviser")
    desk.open(f"/persons/{person.pk}/example/")
    desk.page.locator("textarea[name=german]").fill("Olena arbeitet wieder.")
    desk.page.locator("textarea[name=english]").fill("She works again.")
    desk.press(desk.button("Write down"), status=422)
    assert "Olena" in desk.page.locator("textarea[name=german]").input_value()
    desk.page.locator("textarea[name=german]").fill("Eine Pflegekraft arbeitet wieder.")
    desk.press(desk.button("Write down"))
    desk.press(desk.button("The person agrees"))
    steer = begin(coordinator, name="coordination")
    steer.open("/figures/briefing/")
    steer.press(steer.link("Write requests, choose chart and examples"))
    for language in ("de", "en"):
        for n in (1, 2, 3):
            steer.page.locator(f"input[name={language}{n}]").fill(f"Bitte {n} {language}")
    steer.page.locator("input[name=examples]").first.check(force=True)
    steer.press(steer.button("Save"))
    steer.press(steer.button("Publish anew"))
    assert steer.words("Please read the examples once more: nobody may be recognised in them.") in steer.text()  # fmt: skip
    steer.page.locator("#checked").check(force=True)
    steer.press(steer.button("Publish anew"))
    address = steer.link("The page").get_attribute("href")
    anybody = begin(None, size=PHONE, name="anybody")
    anybody.open(str(address))
    assert "Eine Pflegekraft arbeitet wieder." in anybody.text()
    assert "Bitte 3 de" in anybody.text()
    desk.press(desk.button("The person takes it back"))
    anybody.open(str(address))
    assert "Eine Pflegekraft" not in anybody.text()


def test_an_activity_is_planned_held_and_a_start_ticked(
    begin: Begin, adviser: Actor, coordinator: Actor
) -> None:
    held = make_held(coordinator, today() - timedelta(days=20), title="Messe im Mai")
    started = make_started(make_worker(adviser), adviser)
    desk = begin(adviser, name="adviser")
    desk.open(f"/persons/{started.person_id}/at-work/")
    desk.press(desk.link("Where it came from"))
    desk.page.locator("main select[name=activity]").select_option(str(held.pk))
    desk.press(desk.button("Save"))
    steer = begin(coordinator, size=PHONE, name="coordination")
    steer.open("/activities/")
    steer.press(steer.page.get_by_role("link", name="Messe im Mai").first)
    steer.press(steer.link("Write who came"))
    steer.page.locator("input[name=newcomers]").fill("40")
    steer.press(steer.button("Save"))
    assert "40" in steer.text()
    steer.press(steer.link("Before and after"))
    steer.press(steer.button("Show"))
    assert steer.words("What the numbers say") in steer.text()
