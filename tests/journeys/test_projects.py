"""A group that nothing covers: into a project, two partners, a yes in Arabic on a phone, a day, a result."""

from datetime import date, timedelta

import pytest

from nahtlos.core.actor import Actor, sure
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.people.models import Person
from nahtlos.projects.models import Attendance, Participation, Project
from tests import makers
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE, Walk

pytestmark = pytest.mark.journey
DUTIES = (("has_school_certificate", False), ("german", "A2"), ("benefit", "ASYLBLG"))


@pytest.fixture
def holder(site: str) -> Actor:
    """A Jobcenter that accompanies twelve young persons for whom nothing is open."""
    by = makers.make_member(makers.make_institution(makers.make_region()))
    for number in range(12):
        person = makers.make_person(by, f"Amir{number}", preferred_language="ar")
        makers.make_record(
            person, by, birth_date=date(today().year - 20, 5, 5), status="duldung_60b",
            nationality="AF", arrival_date=date(today().year - 3, 1, 1),
        )  # fmt: skip
        for name, value in DUTIES:
            makers.make_fact(person, by, name, value=value)
    return by


def _day(walk: Walk, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        walk.page.locator(f"main input[name='{name}_{part}']").fill(str(getattr(day, part)))


def _ask(desk: Walk, institution: Institution, *, meets: bool) -> None:
    desk.press(desk.link("Ask a partner"))
    desk.choose("institution", str(institution.pk))
    if meets:
        desk.page.locator("main label[for='id_meets']").click()
    desk.press(desk.button("Ask the institution"))


def _agree(walk: Walk, address: str) -> None:
    walk.open(address)
    walk.press(walk.page.get_by_role("link", name=walk.words("Agree"), exact=True).first)
    walk.page.locator("main input[name='hours']").fill("10")
    walk.press(walk.button("Agree"))


def _plan(desk: Walk) -> None:
    desk.press(desk.link("Change the project"))
    _day(desk, "starts_on", today())
    _day(desk, "ends_on", today() + timedelta(days=120))
    desk.page.locator("main input[name='contact_name']").fill("Greta Muster")
    desk.page.locator("main input[name='contact_telephone']").fill("030 23125 010")
    desk.press(desk.button("Save"))
    desk.press(desk.button("Plan it"))


def _week(desk: Walk) -> None:
    desk.press(desk.link("Into the week"))
    desk.choose("weekday", str(today().weekday()))
    for name, value in (("begins", "09:00"), ("ends", "12:00"), ("what", "Deutsch")):
        desk.page.locator(f"main input[name='{name}']").fill(value)
    desk.press(desk.button("Add"))


def _teach(teacher: Walk, address: str) -> None:
    teacher.open(address)
    teacher.press(teacher.link("Who was there?"))
    assert "Amir" in teacher.text()
    teacher.press(teacher.button("Save, everybody else was there"))
    teacher.open(address)
    teacher.press(teacher.page.get_by_role("link", name="Amir").first)
    teacher.press(teacher.link("Has finished"))
    teacher.pick("result", "apprenticeship")
    teacher.press(teacher.button("Has finished"))


def test_from_a_gap_to_a_result(begin: Begin, holder: Actor) -> None:
    home = Institution.objects.select_related("region").get(pk=sure(holder.institution))
    school = makers.make_institution(home.region, Kind.SCHOOL)
    chamber = makers.make_institution(home.region, Kind.CHAMBER)
    lead = makers.make_member(makers.make_institution(home.region, Kind.CITY), Coordinator)
    trainer, craft = makers.make_member(school, Member), makers.make_member(chamber, Member)

    desk = begin(lead, name="coordination")
    desk.open("/projects/")
    desk.press(desk.link("Whom nothing covers"))
    desk.press(desk.button("Make a project for this group"))
    address = desk.page.url
    _plan(desk)
    _ask(desk, school, meets=True)
    _ask(desk, chamber, meets=False)
    _week(desk)
    teacher = begin(trainer, size=PHONE, name="partner")
    _agree(teacher, address)
    _agree(begin(craft, size=DESK, name="second-partner"), address)
    desk.open(address)
    desk.press(desk.button("All have agreed"))
    desk.press(desk.button("It begins"))

    with acting(holder):
        whose = _first(holder)
    adviser = begin(holder, name="adviser")
    adviser.open(f"/persons/{whose.pk}/projects/")
    adviser.press(adviser.page.locator("main ul.lines a").first)
    adviser.page.locator("textarea[name=needs]").fill("Fahrkarte")
    adviser.press(adviser.button("Ask on the person's page"))
    phone = begin(makers.make_login(whose, holder), size=PHONE, language="ar", name="person")
    phone.open("/my/project/")
    phone.press(phone.link("Read and answer"))
    phone.press(phone.button("Yes, I would like to take part. They may see this."))

    _teach(teacher, address)
    phone.open("/my/project/")
    desk.open(address)
    assert "Amir" not in desk.text()
    desk.press(desk.link("What the project brought"))
    with acting(holder):
        one = Participation.objects.get()
        assert (one.state, one.result) == ("finished", "apprenticeship")
        assert Attendance.objects.count() == 1
    with acting(lead):
        assert Project.objects.get().state == "running"


def _first(holder: Actor) -> Person:
    return Person.objects.filter(institution=holder.institution).order_by("given_name")[0]
