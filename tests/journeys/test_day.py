"""A consultation day in four browsers: a telephone without account, whoever runs it, a desk, the hall."""

import pytest

from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Day, Draft
from nahtlos.jobs import days as jobs
from tests.days import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk

pytestmark = pytest.mark.journey


@pytest.fixture
def stage(site: str) -> rows.Stage:
    made = rows.make_stage()
    rooms = ({"name": "Bürgersaal", "storey": 0, "left": 0, "top": 0, "width": 6, "height": 4},
             {"name": "Zimmer 12", "storey": 1, "left": 0, "top": 0, "width": 3, "height": 3})  # fmt: skip
    with acting(made.runs):
        actions.set_rooms(day=made.day, rooms=rooms, by=made.runs)
        actions.ask_helper(
            day=made.day, institution=made.city, by=made.runs, name="Parwin", state="confirmed",
            languages=["de", "fa"], hours=[[540, 720]],
        )  # fmt: skip
    return made


def sign_up(phone: Walk, stage: rows.Stage) -> None:
    """From the page for everybody to one's own page, without an account."""
    phone.open("/visit/")
    phone.press(phone.link("Look and sign up"))
    phone.press(phone.button("Sign up"), status=422)
    for name, value in (("topics", "work"), ("topics", "language"), ("languages", "fa"),
                        ("shown", str(stage.jobcenter.pk))):  # fmt: skip
        phone.pick(name, value)
    phone.fill("Your first name", "Parisa")
    phone.press(phone.button("Sign up"))
    assert "Parisa" in phone.text()


def plan(runs: Walk, stage: rows.Stage) -> None:
    """Worked out beside the pages, looked at, taken."""
    runs.open(f"/days/{stage.day.pk}/")
    runs.press(runs.link("Plan"))
    runs.press(runs.button("Work out a plan"))
    with acting(rows.usher(stage)):
        draft = Draft.objects.get(day=stage.day)
    jobs.plan_day(draft=str(draft.pk), region=str(stage.region.pk))
    runs.open(f"/days/{stage.day.pk}/plan/")
    runs.press(runs.button("Take this plan and invite"))


def test_from_signing_up_to_the_next_step(begin: Begin, stage: rows.Stage) -> None:
    phone = begin(size=PHONE, language="fa", name="visitor")
    runs, desk = begin(stage.runs, name="runs"), begin(stage.at_jobcenter, name="desk")
    sign_up(phone, stage)
    own = phone.page.url
    plan(runs, stage)
    phone.open(own)
    assert stage.jobcenter.name in phone.text()
    phone.press(phone.button("Yes, I come"))
    phone.press(phone.link("Another time"))
    for path in ("visitors/", "board/", "call/"):
        runs.open(f"/days/{stage.day.pk}/{path}")
    Day.objects.filter(pk=stage.day.pk).update(on=today())  # the day has come
    desk.open("/days/")
    desk.press(desk.page.locator("main li a").first)
    assert "Parisa" in desk.text()
    desk.press(desk.button("Begun"))
    desk.press(desk.link("What came of it?"))
    desk.fill("Next step", "Lebenslauf schreiben")
    desk.press(desk.button("Save"))
    phone.open(own)
    assert "Lebenslauf schreiben" in phone.text()


def test_a_person_of_the_caseload_is_named(begin: Begin, stage: rows.Stage) -> None:
    adviser, person = rows.holder(stage)
    walk = begin(adviser, name="adviser")
    walk.open(f"/persons/{person.pk}/days/")
    walk.press(walk.page.locator("main li a").first)
    walk.pick("topics", "work")
    walk.pick("shown", str(stage.jobcenter.pk))
    walk.press(walk.button("Name for this day"), status=422)
    walk.page.locator("label[for=id_read]").click()
    walk.press(walk.button("Name for this day"))
    assert stage.day.title in walk.text()
