"""What anybody finds without signing in, and where each role begins."""

from collections.abc import Iterable
from functools import partial

import pytest
from django.conf import settings

from nahtlos.core.actor import Actor
from nahtlos.core.roles import ROLES, Immigration, Newcomer, Role
from nahtlos.network.models import Institution, Kind
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import make_institution, make_login, make_member, make_person, make_region
from tests.network.rows import make_answer, make_area

pytestmark = pytest.mark.journey
LANGUAGE = "() => document.documentElement.lang"
LEADS_ON = """(part) => [...document.querySelectorAll(`${part} a[href^='/']`)]
  .map((one) => one.getAttribute('href'))"""
RIGHT_TO_LEFT = {"ar", "fa"}


@pytest.fixture
def school(site: str) -> Institution:
    """A school in Lindenau that answers for language, and a Jobcenter that answers for work."""
    region = make_region("Kreis Lindenau")
    area = make_area(region, "Lindenau", ("01234",))
    centre = make_institution(region, name="Jobcenter Lindenau")
    make_answer(centre, "work", area, contact_name="Kim Muster")
    school = make_institution(region, Kind.SCHOOL, name="Sprachschule Lindenau")
    make_answer(school, "language", area, contact_name="Toni Muster", telephone="030 23125 200")
    return school


def every_link_opens(walk: Walk, links: Iterable[str]) -> None:
    """No link leads nowhere."""
    for link in sorted(set(links)):
        status = walk.page.context.request.get(f"{walk.home}{link}").status
        assert status == 200, f"{walk.page.url} leads to {link}, which answers {status}"


def test_three_doors_in_eight_languages(begin: Begin, school: Institution) -> None:
    walk = begin(size=PHONE)
    walk.open("/")
    doors = walk.page.evaluate(LEADS_ON, "main")
    assert len(walk.page.locator("main .doors a").all()) == 3
    every_link_opens(walk, [*doors, *walk.page.evaluate(LEADS_ON, "footer")])
    for code, _name in settings.LANGUAGES:
        walk.press(walk.page.locator(f"main button[name=language][value={code}]"))
        assert walk.page.evaluate(LANGUAGE) == code
        right_to_left = walk.page.locator("html[dir=rtl]").count() == 1
        assert right_to_left == (code in RIGHT_TO_LEFT)


def test_topic_and_place_lead_to_a_person_to_ring(begin: Begin, school: Institution) -> None:
    walk = begin(size=PHONE)
    walk.open("/")
    walk.press(walk.page.locator("main a[href$='/about/work/']"))
    walk.press(walk.page.locator("main a[href$='topic=language']"))
    walk.change(partial(walk.page.locator("main input[name=place]").fill, "Lindnau"))
    walk.change(walk.button("Show who helps").click)
    found = walk.page.locator("#found")
    assert "Toni Muster" in found.inner_text()
    assert "Kim Muster" not in found.inner_text()
    assert found.locator("a[href='tel:+493023125200'], a[href='tel:03023125200']").count() == 1
    walk.press(found.locator("a[href^='/directory/']").first)
    assert school.name in walk.page.locator("h1").inner_text()


def test_the_directory_prints_without_its_navigation(begin: Begin, school: Institution) -> None:
    walk = begin()
    walk.open("/directory/")
    navigation = walk.page.locator("header nav")
    form, contact = walk.page.locator("main form"), walk.page.get_by_text("Toni Muster", exact=True)
    assert navigation.is_visible()
    walk.page.emulate_media(media="print")
    walk.look()
    assert not navigation.is_visible()
    assert not form.is_visible()
    assert contact.is_visible()


def somebody(role: type[Role]) -> Actor:
    if role is Newcomer:
        centre = make_institution()
        Institution.objects.filter(pk=centre.pk).update(telephone="030 23125 100")
        by = make_member(centre)
        return make_login(make_person(by), by)
    kind = Kind.IMMIGRATION_OFFICE if role is Immigration else Kind.JOBCENTER
    return make_member(make_institution(kind=kind), role=role)


def test_nobody_begins_at_a_dead_end(begin: Begin, site: str) -> None:
    for role in ROLES:
        actor = somebody(role)
        walk = begin(actor, name=role.key)
        walk.open("/start/")
        assert not walk.page.url.endswith("/start/")
        assert walk.page.locator("main a[href], main form").count()
        every_link_opens(
            walk, [*walk.page.evaluate(LEADS_ON, "main"), *walk.page.evaluate(LEADS_ON, "header")]
        )
