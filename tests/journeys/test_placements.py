"""From the start to the six-month answer: an adviser, the person in Arabic on a phone, the company."""

from datetime import timedelta

import pytest
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Watcher
from nahtlos.core.wall import acting
from nahtlos.employers.models import Employer
from nahtlos.jobs import placements as jobs
from nahtlos.law import queries as law
from nahtlos.people.models import Person
from nahtlos.placements import queries
from nahtlos.placements.engine import asked_on
from nahtlos.placements.models import Asking, FollowUp, Placement, State
from tests.employers.rows import make_company, make_user
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import make_login, make_member
from tests.placements import rows

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def _warm(site: str) -> None:
    """What the first page of a process waits for is not what these journeys are about."""
    law.warm(today())
    Client().get("/")


@pytest.fixture
def adviser(site: str) -> Actor:
    return make_member(name="Aylin Muster")


@pytest.fixture
def samira(adviser: Actor) -> Person:
    return rows.make_worker(
        adviser, record=rows.WAITS, given_name="Samira", preferred_language="ar"
    )


@pytest.fixture
def company(adviser: Actor) -> Employer:
    return make_company(adviser, "Gasthof Linde")


def on_day(desk: Walk, name: str, ahead: int = 0) -> None:
    """Type a day, counted from today."""
    day = today() + timedelta(days=ahead)
    for part, number in (("day", day.day), ("month", day.month), ("year", day.year)):
        desk.page.locator(f"main input[name='{name}_{part}']").fill(str(number))


def begin_work(desk: Walk, samira: Person, company: Employer) -> None:
    """Planned, refused for want of a permission, asked for, granted, begun."""
    desk.open(f"/persons/{samira.pk}/at-work/")
    desk.press(desk.link("Work begins"))
    desk.fill("What does the person do there?", "Küchenhilfe")
    desk.choose("employer", str(company.pk))
    on_day(desk, "starts_on")
    desk.page.locator("main input[name='ask_employer']").check()
    desk.fill("Mail address for questions to the company", "linde@nahtlos.example")
    desk.press(desk.button("Save"))
    assert desk.words("This work needs a permission, and none is granted for its first day.") in (
        desk.text()
    )
    desk.press(desk.link("Ask for the permission"))
    desk.fill("What does the person do there, in detail?", "Spült, bereitet Gemüse vor.")
    desk.press(desk.button("Prepare"))
    desk.press(desk.link("It was sent"))
    desk.page.locator("main select[name='office']").select_option(index=0)
    on_day(desk, "on")
    desk.press(desk.button("Write down"))
    desk.press(desk.link("The agency was asked"))
    on_day(desk, "on")
    desk.press(desk.button("Write down"))
    assert desk.words("The permission of the immigration office is needed all the same.") in (
        desk.text()
    )
    desk.press(desk.link("Granted"))
    for name, ahead in (("on", 0), ("valid_from", 0), ("valid_until", 720)):
        on_day(desk, name, ahead)
    desk.press(desk.button("Write down"))
    desk.press(desk.button("The work has begun"))


def nights(adviser: Actor, until: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program, on the day after so many months."""
    day = asked_on(today())[until]
    monkeypatch.setattr(jobs, "today", lambda: day)
    monkeypatch.setattr(jobs, "now", lambda: now() + (day - today()))
    jobs.watch(Actor(role=Watcher, region=adviser.region))


def test_from_the_start_to_the_answer_after_six_months(
    begin: Begin, adviser: Actor, samira: Person, company: Employer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    rows.make_office(adviser)
    desk = begin(adviser, name="adviser")
    begin_work(desk, samira, company)
    with acting(adviser):
        assert Placement.objects.get(person=samira).state == State.STARTED
    for months in (1, 3, 6):
        nights(adviser, months, monkeypatch)
    with acting(adviser):
        asked = FollowUp.objects.exclude(state=Asking.WAITING)
        [theirs] = asked.filter(months=6, side="employer")
    phone = begin(make_login(samira, adviser), size=PHONE, language="ar", name="person")
    phone.open("/my/at-work/")
    for _times in range(3):
        phone.press(phone.link("Read and answer"))
        phone.pick("works", "here")
        phone.pick("goes", "well")
        phone.pick("help", "no")
        phone.press(phone.button("Send"))
    firm = begin(size=PHONE, name="company")
    firm.open(f"/asked/{queries.token_of(theirs.pk)}/")
    assert samira.family_name not in firm.text()
    firm.pick("works", "here")
    firm.pick("goes", "badly")
    firm.pick("help", "yes")
    firm.press(firm.button("Send"))
    phone.open("/my/at-work/")
    assert firm.words("Not well") not in phone.text()
    chief = begin(make_user(company, adviser), size=PHONE, name="chief")
    chief.open("/employer/")
    assert "Samira" in chief.text()
    desk.open("/placements/")
    assert samira.family_name in desk.text()
    desk.open(f"/persons/{samira.pk}/at-work/")
    assert desk.words("needs you") in desk.text()
    desk.open("/day/")
    assert "Arbeit" in desk.text()


def test_a_lost_link_is_a_sentence(begin: Begin, site: str) -> None:
    phone = begin(size=PHONE, language="ar", name="person")
    phone.open("/how/somewhere/", status=410)
    firm = begin(size=PHONE, name="company")
    firm.open("/asked/somewhere/", status=410)
