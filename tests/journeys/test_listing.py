"""The adviser's list: narrowed, kept, handed over and undone; a colleague away; desk, phone, no script."""

from datetime import timedelta

import pytest
from playwright.sync_api import ViewportSize

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Membership
from nahtlos.people import actions
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.interview import write_day
from tests.journeys.walk import DESK, PHONE, Walk
from tests.makers import (
    make_institution,
    make_member,
    make_region,
    make_step,
    sure,
)

pytestmark = pytest.mark.journey
NAMES = ("Anna", "Olena", "Samir")


@pytest.fixture
def adviser(site: str) -> Actor:
    centre = make_institution(make_region("Kreis Lindenau"), name="Servicestelle Lindenau")
    adviser = make_member(centre, name="Aylin Demir")
    make_member(centre, name="Jonas Weber")
    for name in NAMES:
        with acting(adviser):
            person = actions.make_person(
                given_name=name, family_name="Prykladna", by=adviser, at=now()
            )
        if name != "Samir":
            make_step(person, adviser, "Zeugnis einreichen", until=today() - timedelta(days=1))
    return adviser


def listed(walk: Walk) -> list[str]:
    """The first names in the list."""
    return [text.split()[0] for text in walk.page.locator("main .row-link").all_inner_texts()]


def narrow(walk: Walk) -> None:
    """Overdue steps by the form of filters; the pill takes it off; then it is kept as a view."""
    walk.open("/persons/")
    assert listed(walk) == list(NAMES)
    walk.page.locator("summary", has_text=walk.words("Filters, order and columns")).click()
    walk.choose("overdue", "yes")
    walk.press(walk.button("Show"))
    assert listed(walk) == ["Anna", "Olena"]
    walk.press(walk.page.locator("main .pill"))
    assert listed(walk) == list(NAMES)
    walk.open("/persons/?overdue=yes")
    walk.page.locator("summary", has_text=walk.words("Views")).click()
    walk.fill("Name of the view", "Dringend")
    walk.press(walk.button("Keep what is shown as a view"))
    assert walk.page.locator("h1").inner_text() == "Dringend"


def hand_over(walk: Walk, adviser: Actor) -> None:
    """The two of the view to a colleague, after being asked; and back."""
    for tick in walk.page.locator("main input[name=person]").all():
        tick.check()
    walk.press(walk.button("Hand over to a colleague"))
    assert "Samir" not in walk.page.locator("main").inner_text()
    walk.page.locator("main select[name=adviser]").select_option(label="Jonas Weber")
    walk.press(walk.page.locator("main .form__actions button").first)
    assert mine(adviser) == ["Samir"]
    walk.press(walk.button("Undo all of this"))
    assert mine(adviser) == list(NAMES)


def mine(adviser: Actor) -> list[str]:
    with acting(adviser):
        return [one.given_name for one in Person.objects.filter(adviser=adviser.membership)]


WAYS = [("desk", DESK, True), ("phone", PHONE, True), ("no script", DESK, False)]


@pytest.mark.parametrize(("name", "size", "javascript"), WAYS)
def test_a_list_is_narrowed_kept_and_changed_at_once(
    begin: Begin, adviser: Actor, name: str, size: ViewportSize, javascript: bool
) -> None:
    walk = begin(adviser, size=size, javascript=javascript, name=f"listing {name}")
    narrow(walk)
    hand_over(walk, adviser)
    walk.open("/day/")


def test_a_name_that_is_searched_stands_in_no_address(begin: Begin, adviser: Actor) -> None:
    walk = begin(adviser)
    walk.open("/day/")
    walk.page.locator("#site-search").fill("Олена")
    walk.press(walk.page.locator("header form.search button"))
    assert "Olena" in walk.page.locator("main").inner_text()
    assert "q=" not in walk.page.url
    walk.change(lambda: walk.page.locator("#find").fill("Samir"))
    assert "Samir" in walk.page.locator("#found").inner_text()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_while_i_am_away_a_colleague_finds_my_persons_and_they_find_the_colleague(
    begin: Begin, adviser: Actor, size: ViewportSize
) -> None:
    walk = begin(adviser, size=size)
    walk.open("/day/")
    walk.press(walk.link("I am away"))
    write_day(walk, "from_on", today())
    write_day(walk, "until_on", today() + timedelta(days=5))
    walk.page.locator("main select[name=stands_in]").select_option(label="Jonas Weber")
    walk.press(walk.button("Keep the absence"))
    centre = Institution.objects.get(pk=sure(adviser.institution))
    other = begin(colleague(adviser, centre), size=size)
    other.open("/day/")
    assert other.words("for %(name)s") % {"name": "Aylin Demir"} in other.text()


def colleague(adviser: Actor, centre: Institution) -> Actor:
    """Jonas Weber, signing in."""
    with acting(adviser):
        place = Membership.objects.select_related("account").get(account__name="Jonas Weber")
    return Actor(
        role=Adviser, account=place.account_id, membership=place.pk, institution=centre.pk,
        region=centre.region_id, name="Jonas Weber",
    )  # fmt: skip
