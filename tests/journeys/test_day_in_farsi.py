"""A visitor signs up in Farsi on a telephone, gets a timetable of their own, and says yes with one tap."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from icalendar import Calendar
from playwright.sync_api import expect

from nahtlos.core.clock import now
from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Meeting, State
from nahtlos.jobs.carriers import KeptSms
from nahtlos.plan.papers.codes import qr
from tests.days import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.journeys.working import warm
from tests.outbox.rows import carry_everything, loud

pytestmark = pytest.mark.journey
NAME, MOBILE = "Parisa", "0171 39200 01"
OTHER_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
# Times keep their order whatever runs around them, and stand in one line.
TIMES = """() => [...document.querySelectorAll('main bdi')].filter((one) => one.textContent.includes('–'))
  .map((one) => [getComputedStyle(one).direction, one.getClientRects().length])"""
FETCHED = """async (link) => {
  const answer = await fetch(link.href);
  return [answer.headers.get('content-type'), await answer.text()];
}"""
PICTURE = "() => document.querySelector('.visit__code').naturalWidth"


@pytest.fixture
def stage(site: str) -> rows.Stage:
    made = rows.make_stage()
    rooms = ({"name": "Bürgersaal", "storey": 0, "left": 0, "top": 0, "width": 6, "height": 4},)
    with acting(made.runs):
        actions.set_rooms(day=made.day, rooms=rooms, by=made.runs)
        actions.change_day(
            day=made.day, by=made.runs, at=now(), street="Marktplatz 1", bring="Ausweis"
        )
        actions.ask_helper(
            day=made.day, institution=made.city, by=made.runs, name="Parwin", state="confirmed",
            languages=["de", "fa"], hours=[[540, 720]],
        )  # fmt: skip
    warm(made.runs, "/visit/")
    return made


def reads_well(phone: Walk) -> None:
    """From right to left, digits as the program writes them, and times that are not torn apart."""
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.page.locator("html")).to_have_attribute("lang", "fa")
    assert not OTHER_DIGITS.search(phone.text())
    for direction, lines in phone.page.evaluate(TIMES):
        assert (direction, lines) == ("ltr", 1)


def sign_up(phone: Walk, stage: rows.Stage) -> None:
    """From the page for everybody, without an account."""
    phone.open("/visit/")
    reads_well(phone)
    phone.press(phone.link("Look and sign up"))
    reads_well(phone)
    for name, value in (("topics", "work"), ("topics", "language"), ("languages", "fa"),
                        ("shown", str(stage.jobcenter.pk))):  # fmt: skip
        phone.pick(name, value)
    phone.fill("Your first name", NAME)
    phone.fill("Your telephone number", MOBILE)
    phone.press(phone.button("Sign up"))
    reads_well(phone)
    expect(phone.page.locator("main")).to_contain_text(
        phone.words("We tell you your times before the day. They stand here, too.")
    )


def takes_along(phone: Walk, stage: rows.Stage, own: str) -> None:
    """The code leads here, the calendar has both times, the sheet is a PDF."""
    ask = phone.page.context.request.get
    token = own.rstrip("/").split("/")[-1]
    assert phone.page.evaluate(PICTURE) > 0
    assert ask(f"{own}qr.svg").text() == qr(f"{settings.SITE_ADDRESS}/visit/me/{token}/")
    kind, kept = phone.page.locator("main a[href$='termin.ics']").evaluate(FETCHED)
    assert kind.startswith("text/calendar")
    events = Calendar.from_ical(kept).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        stage.day.moment(one.start) for one in meetings(stage)
    ]
    wanted = {phone.words(topic) for topic in ("Work", "Language")}
    assert {str(event["summary"]).rsplit(": ")[-1] for event in events} == wanted
    assert ask(f"{own}blatt.pdf").body().startswith(b"%PDF")
    phone.page.emulate_media(media="print")
    expect(phone.page.get_by_role("heading", name=phone.words("Your times"))).to_be_visible()
    phone.page.emulate_media(media="screen")


def meetings(stage: rows.Stage) -> list[Meeting]:
    """In the order in which they take place."""
    with acting(rows.usher(stage)):
        return sorted(Meeting.objects.filter(day=stage.day), key=lambda one: one.start)


def test_from_the_sign_up_in_farsi_to_a_yes_with_one_tap(begin: Begin, stage: rows.Stage) -> None:
    phone = begin(size=PHONE, language="fa", name="visitor")
    sign_up(phone, stage)
    own = phone.page.url
    KeptSms.kept.clear()
    with time_machine.travel(loud(now()), tick=True):
        assert rows.planned(stage) == (1,)
        carry_everything()
    [sms] = KeptSms.kept
    assert own.removeprefix(phone.home) in sms.body
    assert re.search("[\u0600-\u06ff]", sms.body)
    phone.open(own)
    reads_well(phone)
    _timetable(phone, stage)
    takes_along(phone, stage, own)
    before = phone.presses
    phone.press(phone.button("Yes, I come"))
    assert phone.presses == before + 1
    assert rows.visitor(stage, 1).state == State.CONFIRMED
    expect(phone.page.locator("main")).to_contain_text(phone.words("You have said that you come."))
    reads_well(phone)


def _timetable(phone: Walk, stage: rows.Stage) -> None:
    """Both talks with time, office and desk; whoever speaks no Farsi has somebody beside them."""
    said = phone.text()
    for one in meetings(stage):
        begins = stage.day.moment(one.start)
        assert f"{begins:%H:%M}" in said
        assert f"{begins + timedelta(minutes=one.end - one.start):%H:%M}" in said
    for house in (stage.jobcenter, stage.school):
        assert house.name in said
    assert said.count(phone.words("Somebody interprets for you.")) == 2
    assert "Ausweis" in said
