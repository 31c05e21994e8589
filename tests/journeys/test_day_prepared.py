"""A consultation day of five institutions is made ready at eight screens, until the invitations leave.

The city makes the day and asks four others; each of them says at its own desk who comes. Somebody who
interprets and a volunteer answer by the link of a mail, and the telephones of the visitors get their times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.core import mail
from playwright.sync_api import expect

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now
from nahtlos.core.roles import Usher
from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Day, Phase, Visitor
from nahtlos.jobs.carriers import KeptSms
from nahtlos.network.models import Kind
from tests import makers
from tests.journeys.conftest import Begin
from tests.journeys.test_placements import on_day
from tests.journeys.walk import PHONE, Walk
from tests.journeys.working import warm, work_off
from tests.outbox.rows import carry_everything, loud

pytestmark = pytest.mark.journey
CITY, CITY_STAFF = "Stadt Lindenau", "Robin Muster"
ROOMS = "Bürgersaal; 0; 0; 0; 6; 4\nZimmer 12; 1; 0; 0; 3; 3"
INTERPRETER, VOLUNTEER = "Parwin Beispiel", "Jona Beispiel"
MOBILES = ("0171 39200 01", "0171 39200 02", "0171 39200 03")


@dataclass(frozen=True)
class House:
    """An institution that is asked: what it is asked for, who sits there, and what they speak."""

    kind: Kind
    name: str
    topic: str
    staff: str
    languages: tuple[str, ...]


HOUSES = (
    House(Kind.JOBCENTER, "Jobcenter Lindenau", "work", "Aylin Muster", ("de", "tr")),
    House(Kind.SCHOOL, "Sprachschule Lindenau", "language", "Toni Muster", ("de", "uk")),
    House(Kind.CHAMBER, "Kammer Lindenau", "recognition", "Gudrun Muster", ("de", "en")),
    House(Kind.WELFARE, "Beratung Lindenau", "social", "Sami Muster", ("de", "ar")),
)
TOPICS = tuple(one.topic for one in HOUSES)


@dataclass(frozen=True)
class Scene:
    """Whoever runs the day, and somebody at each of the other four."""

    runs: Actor
    others: tuple[tuple[House, Actor], ...]


@pytest.fixture
def scene(site: str) -> Iterator[Scene]:
    """At an hour in which telephones may ring."""
    with time_machine.travel(loud(now()), tick=True):
        region = makers.make_region("Kreis Lindenau")
        city = makers.make_institution(region, Kind.CITY, CITY)
        others = tuple(
            (one, makers.make_member(
                makers.make_institution(region, one.kind, one.name, email=f"{one.topic}@nahtlos.example"),
                name=one.staff,
            )) for one in HOUSES
        )  # fmt: skip
        KeptSms.kept.clear()
        runs = makers.make_member(city, name=CITY_STAFF)
        warm(runs, "/days/", "/visit/")
        yield Scene(runs, others)


def made(runs: Walk) -> str:
    """The day with place, topics and rooms; its address."""
    runs.open("/days/")
    runs.press(runs.link("New consultation day"))
    runs.press(runs.button("Save"), status=422)
    runs.fill("Title", "Sprechtag für Neuzugewanderte")
    on_day(runs, "on", ahead=7)
    runs.fill("From when until when?", "9:00–12:00")
    runs.fill("Where?", "Rathaus")
    runs.fill("Street and number", "Marktplatz 1")
    runs.fill("What should people bring?", "Ausweis")
    runs.press(runs.button("Save"))
    for topic in TOPICS:
        runs.page.locator(f"main input[name='{topic}_places']").fill("10")
    runs.press(runs.button("Save"))
    there = runs.page.url
    runs.press(runs.link("Rooms and plan of the house"))
    runs.fill("Rooms, one a line", ROOMS)
    runs.press(runs.button("Save"))
    return there


def ask(runs: Walk, name: str, topic: str) -> None:
    """One institution is asked for a desk."""
    runs.press(runs.link("Ask an institution to come"))
    runs.page.locator("main select[name='institution']").select_option(label=name)
    runs.pick("topics", topic)
    runs.press(runs.button("Ask this institution"))


def come(desk: Walk, staff: str, languages: tuple[str, ...], hours: str, room: str) -> None:
    """They say who sits there, in which languages, when and where."""
    desk.press(desk.button("We come"), status=422)
    for code in languages:
        desk.pick("languages", code)
    desk.fill("When is somebody there?", hours)
    desk.fill("Who sits there?", staff)
    desk.page.locator("main select[name='room']").select_option(label=room)
    desk.press(desk.button("We come"))
    expect(desk.page.locator("main")).to_contain_text(staff)


def ask_helper(runs: Walk, name: str, helps: str, languages: tuple[str, ...]) -> str:
    """Somebody is asked by mail; the address at which they answer."""
    runs.press(runs.link("One more"))
    runs.fill("Name", name)
    runs.pick("helps", helps)
    for code in languages:
        runs.pick("languages", code)
    runs.fill("E-mail, if they shall answer for themself", f"{helps}@nahtlos.example")
    runs.press(runs.button("Save"))
    work_off()
    carry_everything()
    [sent] = [one for one in mail.outbox if one.to == [f"{helps}@nahtlos.example"]]
    return path_in(str(sent.body), "help/")


def path_in(text: str, under: str) -> str:
    """The address in a message, without the host."""
    found = re.search(rf"https?://\S+?(/visit/{under}\S+)", text)
    assert found is not None, text
    return found[1]


def visitors(day: Day) -> None:
    """Three sign up: one speaks Farsi, which no desk does."""
    for mobile, speaks, topics in zip(
        MOBILES, ("uk", "fa", "ar"), (TOPICS[:2], TOPICS[:1], TOPICS[2:]), strict=True
    ):
        wish = actions.Wish(topics=topics, languages=[speaks], reads=speaks, telephone=mobile)
        actions.sign_up(day=day, wish=wish, at=now())


def test_five_institutions_prepare_a_day_until_the_invitations_leave(
    begin: Begin, scene: Scene
) -> None:
    runs = begin(scene.runs, name="city")
    there = made(runs)
    ask(runs, CITY, "social")
    for house, _staff in scene.others:
        ask(runs, house.name, house.topic)
    _answers(begin, scene, runs, there)
    _helpers(begin, runs, there)
    runs.press(runs.button("Open it for visitors"))
    visitors(Day.objects.get())
    _planned(runs, there)
    _invited(begin, scene)


def _answers(begin: Begin, scene: Scene, runs: Walk, there: str) -> None:
    """Each is told by mail, and says at its own screen that it comes."""
    work_off()
    carry_everything()
    told = {one.to[0] for one in mail.outbox}
    assert told == {f"{house.topic}@nahtlos.example" for house in HOUSES}
    rooms = ("Zimmer 12", "Bürgersaal")
    for number, (house, staff) in enumerate(scene.others):
        desk = begin(
            staff, name=house.topic, size=PHONE if number % 2 else {"width": 1200, "height": 800}
        )
        desk.open("/days/")
        expect(desk.page.locator("main")).to_contain_text(desk.words("please answer"))
        desk.press(desk.page.locator("main li a").first)
        come(desk, house.staff, house.languages, "9:00–12:00", rooms[number % 2])
    runs.open(there)
    runs.press(runs.page.locator("main a.row-link").first)
    come(runs, CITY_STAFF, ("de",), "9:00–10:30", "Bürgersaal")
    for house in HOUSES:
        expect(runs.page.locator("main")).to_contain_text(house.staff)
    expect(runs.page.locator("main")).not_to_contain_text(runs.words("asked, no answer yet"))


def _helpers(begin: Begin, runs: Walk, there: str) -> None:
    """Both answer by their link on a telephone, without an account."""
    for name, helps, languages in (
        (INTERPRETER, "interpreting", ("de", "fa")), (VOLUNTEER, "guiding", ("de",)),
    ):  # fmt: skip
        phone = begin(size=PHONE, name=helps)
        phone.open(ask_helper(runs, name, helps, languages))
        phone.fill("When are you there?", "9:00–11:00")
        phone.press(phone.button("I come"))
        expect(phone.page.locator("main")).to_contain_text(phone.words("You come. Thank you."))
    runs.open(there)
    expect(runs.page.locator("main")).to_contain_text("09:00–11:00")


def _planned(runs: Walk, there: str) -> None:
    """Worked out beside the page, which looks again by itself; looked at, and taken."""
    runs.open(there)
    runs.press(runs.link("Plan"))
    runs.press(runs.button("Work out a plan"))
    expect(runs.page.locator("main")).to_contain_text(
        runs.words(
            "The plan is being worked out. This page looks again by itself; you may leave it."
        )
    )
    work_off()
    runs.button("Take this plan and invite").wait_for()
    runs.look()
    expect(runs.page.locator("main")).to_contain_text(runs.words("with interpreter"))
    assert not KeptSms.kept, "nobody is invited before the plan is taken"
    runs.press(runs.button("Take this plan and invite"))
    expect(runs.page.locator("main")).to_contain_text(runs.words("The plan that stands"))


def _invited(begin: Begin, scene: Scene) -> None:
    """Each visitor has one message with a link, and the link opens their times."""
    carry_everything()
    assert len(KeptSms.kept) == len(MOBILES)
    with acting(Actor(role=Usher, region=scene.runs.region)):
        assert Day.objects.get().phase == Phase.PLANNED
        assert not Visitor.objects.filter(invited_at=None).exists()
    phone = begin(size=PHONE, language="fa", name="visitor")
    [sms] = [one for one in KeptSms.kept if one.to.endswith("2")]
    phone.open(path_in(sms.body, "me/"))
    expect(phone.page.locator("main")).to_contain_text("Jobcenter Lindenau")
    expect(phone.page.locator("main")).to_contain_text(phone.words("Somebody interprets for you."))
