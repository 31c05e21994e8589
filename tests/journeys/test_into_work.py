"""One way in one go, three people at three screens: proposed, introduced, begun, and asked for six months.

An adviser at a desk, the person in Arabic on a telephone, the employer on another telephone.
"""

import pytest
from playwright.sync_api import expect

from nahtlos.core.wall import acting
from nahtlos.employers.models import Opening
from nahtlos.introductions.models import State as Introduced
from nahtlos.placements.models import Asking, FollowUp, Placement, State
from tests import makers
from tests.introductions import world
from tests.introductions.world import World, fresh
from tests.journeys.conftest import Begin
from tests.journeys.test_placements import nights, on_day
from tests.journeys.walk import DESK, PHONE, Walk

pytestmark = pytest.mark.journey
WORDS = "Sorgfältig, pünktlich, arbeitet gern im Team."
MONTHS = (1, 3, 6)


@pytest.fixture
def here(site: str) -> World:
    return world.make()


def _introduced(desk: Walk, phone: Walk, firm: Walk, here: World, opening: Opening) -> str:
    """Where the adviser follows it.

    Proposed with a few words, read and agreed to word by word, invited.
    """
    desk.open(f"/persons/{here.person.pk}/introductions/{opening.pk}/")
    desk.fill("A few words for the employer", WORDS)
    desk.press(desk.button("Ask the person"))
    theirs = desk.page.url
    phone.open("/my/work/")
    phone.press(phone.page.locator("section[aria-labelledby=open] a").first)
    expect(phone.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.page.locator("main")).to_contain_text(WORDS)
    phone.page.locator("input[name=with_name]").check()
    phone.press(phone.button("Yes, introduce me"))
    firm.open("/employer/")
    firm.press(firm.page.locator("a[href*='/employer/candidates/']").first)
    expect(firm.page.locator("main")).not_to_contain_text(here.person.family_name)
    firm.page.locator("summary", has_text="Zum Gespräch einladen").click()
    firm.press(firm.page.locator("details[open] button"))
    expect(firm.page.locator("main")).to_contain_text(here.person.given_name)
    return theirs


def _begun(desk: Walk, theirs: str, opening: Opening) -> None:
    """From the introduction the work is written down, and begins."""
    desk.open(theirs)
    desk.press(desk.link("Work begins"))
    expect(desk.page.locator("main input[name='title']")).to_have_value(opening.title)
    on_day(desk, "starts_on")
    desk.page.locator("main input[name='ask_employer']").check()
    desk.fill("Mail address for questions to the company", "firma@nahtlos.example")
    desk.press(desk.button("Save"))
    desk.press(desk.button("The work has begun"))


def _answers(walk: Walk, goes: str, help_: str) -> None:
    walk.pick("works", "here")
    walk.pick("goes", goes)
    walk.pick("help", help_)
    walk.press(walk.button("Send"))


def test_from_the_proposal_to_the_answers_after_six_months(
    begin: Begin, here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = here.opening()
    desk = begin(here.adviser, size=DESK, name="adviser")
    login = makers.make_login(here.person, here.adviser)
    phone = begin(login, size=PHONE, language="ar", name="person")
    firm = begin(here.employer, size=PHONE, name="employer")

    theirs = _introduced(desk, phone, firm, here, opening)
    desk.open(f"/openings/{opening.pk}/settle/")
    desk.pick("placed", str(here.person.pk))
    desk.press(desk.button("Save and tell the others"))
    _begun(desk, theirs, opening)
    with acting(here.adviser):
        work = Placement.objects.select_related("introduction").get(person=here.person)
    assert work.state == State.STARTED
    assert work.introduction is not None
    assert fresh(work.introduction, here.adviser).state == Introduced.PLACED

    for months in MONTHS:
        nights(here.adviser, months, monkeypatch)
        phone.open("/my/at-work/")
        phone.press(phone.link("Read and answer"))
        _answers(phone, "well", "no")
        firm.open("/employer/")
        firm.press(firm.page.locator("a[href*='/asked/']").first)
        expect(firm.page.locator("html")).to_have_attribute("lang", "de")
        _answers(firm, "badly" if months == MONTHS[-1] else "well", "no")
    with acting(here.adviser):
        rows = FollowUp.objects.filter(placement=work, months__in=MONTHS)
        assert {(one.months, one.side, one.state) for one in rows} == {
            (months, side, Asking.ANSWERED) for months in MONTHS for side in ("person", "employer")
        }

    phone.open("/my/at-work/")
    assert firm.words("Not well") not in phone.text(), "what the company said is not told"
    desk.open(f"/persons/{here.person.pk}/at-work/")
    assert desk.words("needs you") in desk.text()
