"""From the case to what is open, what would open more and whom to ask; and the same for everybody."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import ViewportSize

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution
from nahtlos.people import actions, queries
from nahtlos.people.facts import FactValue
from nahtlos.people.models import Person
from nahtlos.web.law.panel import panel_of
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE
from tests.makers import make_member, sure
from tests.network.rows import make_answer

pytestmark = pytest.mark.journey
KNOWN: dict[str, FactValue] = {
    "status": "ae_24",
    "birth_date": date(1998, 4, 12),
    "german": "A2",
    "benefit": "SGB_II",
    "registered_jobseeker": True,
}
IN_SIGHT = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}"""


def milica(by: Actor) -> str:
    """Somebody with a few answers; the address of the case."""
    return f"/persons/{somebody(by).pk}/"


def somebody(by: Actor) -> Person:
    """A person with a few answers."""
    with acting(by):
        person = actions.make_person(given_name="Milica", by=by, at=timezone.now())
        for name, value in KNOWN.items():
            actions.answer(person=person, name=name, value=value, by=by, at=timezone.now())
    return person


def with_contact(by: Actor) -> None:
    home = Institution.objects.select_related("region").get(pk=sure(by.institution))
    make_answer(home, "language", contact_name="Robin Beispiel", telephone="030 23125 145")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_adviser_answers_and_takes_it_back_on_the_case(begin: Begin, size: ViewportSize) -> None:
    adviser = make_member(role=Adviser)
    person = somebody(adviser)
    with acting(adviser):
        panel = panel_of(queries.file_of(person.pk), today())
    walk = begin(adviser, size=size)
    walk.open(f"/persons/{person.pk}/")
    counts = walk.page.locator(".law__counts")
    before = counts.inner_text()
    numbers = [int(number) for number in re.findall(r"\d+", before)]
    assert numbers == [panel.open_now, panel.closed, panel.unknown]
    walk.press(walk.page.locator(".law__ask button[name='answer']").first)
    assert counts.inner_text() != before
    walk.press(walk.button("Undo"))
    assert counts.inner_text() == before


def test_the_first_screenful_has_counters_question_and_the_open_list(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser)
    walk.open(milica(adviser))
    for part in (".law__counts", ".law__ask", ".law__open", ".law__levers"):
        assert walk.page.evaluate(IN_SIGHT, part), part


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_adviser_sees_why_it_is_closed_and_whom_to_ask(begin: Begin, javascript: bool) -> None:
    adviser = make_member(role=Adviser)
    with_contact(adviser)
    walk = begin(adviser, javascript=javascript)
    walk.open(milica(adviser))
    walk.press(walk.page.locator(".law__counts a[href$='state=closed']"))
    walk.press(walk.page.locator("main a[href$='/bsk_b2/']"))
    assert "§ 12 Nr. 1" in walk.text()
    assert "030 23125 145" in walk.text()
    walk.press(walk.page.locator("main a[href='/instruments/bsk_b2/']"))
    assert "§ 12 Nr. 1" in walk.text()


def test_a_filter_is_taken_off(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser, size=PHONE)
    walk.open(f"{milica(adviser)}instruments/?state=closed")
    few = walk.page.locator("main .row-link").count()
    walk.press(walk.page.locator("main a.pill"))
    assert walk.page.locator("main .row-link").count() > few


@pytest.mark.parametrize("language", ["de", "ar", "uk"])
def test_everybody_finds_it_by_paragraph(begin: Begin, language: str) -> None:
    walk = begin(size=PHONE, language=language, name=language, javascript=language != "uk")
    walk.open("/")
    walk.press(walk.page.locator("main a[href='/instruments/']"))
    walk.page.locator("main input[name='q']").fill("§ 16i SGB II")
    walk.press(walk.page.locator("main form.find button"))
    found = walk.page.locator("main a.task__link")
    assert found.count() == 1
    walk.press(found)
    assert "§ 16i" in walk.text()
