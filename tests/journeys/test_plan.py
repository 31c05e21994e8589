"""From a goal in own words to a signed plan, and back from the telephone: in Ukrainian, in Farsi."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan import catalogue, queries
from nahtlos.plan.models import Agreement
from tests.journeys.conftest import Begin
from tests.journeys.interview import in_a_week, write_day
from tests.journeys.walk import PHONE, Walk
from tests.makers import make_institution, make_login, make_member, make_person, make_region
from tests.network.entering import enter
from tests.plan.papers.sheets import in_order_of_writing, png

pytestmark = pytest.mark.journey
IN_TWO_WORDS = {"uk": "Знову медсестра", "fa": "می‌خواهم پرستار شوم"}
COURSE = "Deutsch B1 am Vormittag"
BOX = ".sign__box"


@dataclass(frozen=True)
class Two:
    """An adviser and the person whom they accompany."""

    adviser: Actor
    person: Person


@pytest.fixture(params=["uk", "fa"])
def two(site: str, request: pytest.FixtureRequest) -> Two:
    centre = make_institution(make_region("Kreis Lindenau"), name="Servicestelle Lindenau")
    adviser = make_member(centre, name="Aylin Demir")
    return Two(adviser, make_person(adviser, preferred_language=request.param))


def draw(walk: Walk) -> None:
    """A signature with the mouse."""
    walk.page.locator(BOX).scroll_into_view_if_needed()
    box = walk.page.locator(BOX).bounding_box()
    assert box is not None
    mouse = walk.page.mouse
    mouse.move(box["x"] + 40, box["y"] + 60)
    mouse.down()
    for step in range(1, 9):
        mouse.move(box["x"] + 40 + 30 * step, box["y"] + 60 + (20 if step % 2 else -20))
    mouse.up()


def plan(walk: Walk, two: Two) -> None:
    """Goal, a sentence that stands ready, one of one's own."""
    walk.open(f"/persons/{two.person.pk}/plan/")
    walk.press(walk.link("What does the person want?"))
    walk.page.locator("main input[name=words]").fill(IN_TWO_WORDS[two.person.preferred_language])
    walk.page.locator("main input[name=german]").fill("Wieder Pflegefachfrau sein")
    walk.press(walk.button("Keep"))
    walk.choose("phrase", "course_attend")
    walk.fill("Own sentence, or what stands for “…”", COURSE)
    write_day(walk, "until", in_a_week())
    walk.press(walk.button("Put it into the plan"))
    walk.fill("Own sentence, or what stands for “…”", "Kita anrufen")
    walk.pick("who", "adviser")
    walk.press(walk.button("Put it into the plan"))


def test_a_plan_is_made_signed_and_kept(begin: Begin, two: Two) -> None:
    walk, language = begin(two.adviser), two.person.preferred_language
    plan(walk, two)
    walk.press(walk.link("Agree on the plan"))
    walk.press(walk.button("Agreed"), status=422)
    assert (
        walk.words("Please let the person sign, or tick that they have heard the plan and agree.")
        in walk.text()
    )
    own = catalogue.say("course_attend", {"title": COURSE}, language)
    assert own in walk.page.locator(".agreed").inner_text()
    draw(walk)
    walk.press(walk.button("Agreed"))
    assert walk.page.locator(f"{BOX} path").get_attribute("d")
    with acting(two.adviser):
        kept = Agreement.objects.get()
        assert [step["own"] for step in kept.content["steps"]] == [own, ""]
        assert queries.signature_of(kept).startswith("M")
    walk.press(walk.link("Versions of the plan"))
    take_home(walk, f"/persons/{two.person.pk}/papers/plan.pdf", own)


def take_home(walk: Walk, path: str, own: str) -> None:
    """The plan on paper: one page, in both languages, drawn and kept as a picture."""
    answer = walk.page.context.request.get(f"{walk.home}{path}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    paper = answer.body()
    said = in_order_of_writing(paper)
    assert COURSE in said
    assert "Mein Plan" in said
    assert [word for word in letters(own).split() if word not in letters(said)] == []
    assert png(paper, f"{walk.name}/plan").stat().st_size


def letters(text: str) -> str:
    """Without the signs that set a German name apart, and without quotation marks."""
    return text.translate(dict.fromkeys(map(ord, "\u2068\u2069«»„“.:")))


def test_the_person_answers_from_the_telephone(begin: Begin, two: Two) -> None:
    desk, language = begin(two.adviser, name="desk"), two.person.preferred_language
    plan(desk, two)
    desk.open(f"/persons/{two.person.pk}/appointments/new/?for=review")
    write_day(desk, "on", timezone.localdate() + timedelta(days=3))
    desk.page.locator("main input[name=begins]").fill("10:20")
    desk.press(desk.button("Keep"))

    phone = begin(size=PHONE, language=language, name="phone")
    enter_as(phone, two)
    assert IN_TWO_WORDS[language] not in phone.text()
    phone.press(phone.button("I come"))
    phone.press(phone.link("I need help with this"))
    phone.pick("says", "help")
    phone.page.locator("main textarea[name=words]").fill(IN_TWO_WORDS[language])
    phone.press(phone.button("Send"))
    phone.press(phone.link("My whole plan"))
    assert IN_TWO_WORDS[language] in phone.text()
    phone.press(phone.button("I agree to this plan"))
    assert phone.words("You have agreed to this plan.") in phone.text()
    own = catalogue.say("course_attend", {"title": COURSE}, language)
    take_home(phone, "/my/plan/paper/", own)
    phone.press(phone.link("Appointments in my telephone's calendar"))
    phone.press(phone.button("Make an address"))

    desk.open("/day/")
    assert desk.words("Answers to read") in desk.text()
    desk.open(f"/persons/{two.person.pk}/plan/")
    assert IN_TWO_WORDS[language] in desk.text()
    desk.press(desk.link("Read and answer"))
    desk.press(desk.button("I have read everything"))


def enter_as(phone: Walk, two: Two) -> None:
    """The person on the own page, signed in."""
    client = enter(make_login(two.person, two.adviser))
    phone.page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": phone.home}]
    )
    phone.page.context.add_cookies(
        [{"name": "django_language", "value": phone.language, "url": phone.home}]
    )
    phone.open("/my/")
