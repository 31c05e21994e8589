"""Figures: the coordination counts with one press, and an analyst traces a number on a phone."""

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Analyst
from nahtlos.core.wall import acting
from nahtlos.jobs import outcomes as jobs
from nahtlos.network.models import Institution
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE
from tests.makers import make_member, sure
from tests.outcomes.rows import make_coordinator
from tests.web.outcomes.test_pages import asked, stand

pytestmark = pytest.mark.journey


@pytest.fixture
def coordinator(site: str) -> Actor:
    """Of a region with twelve persons, eleven of them at work."""
    return make_coordinator(started=11)


def test_a_figure_is_counted_seen_and_traced(begin: Begin, coordinator: Actor) -> None:
    desk = begin(coordinator, name="coordination")
    desk.open("/figures/")
    desk.press(desk.button("Count now"))
    assert (
        desk.words("The figures are being counted. This page looks again by itself.") in desk.text()
    )
    with acting(coordinator):
        (job,) = asked()
    jobs.count_asked(**job.args)
    with acting(coordinator):
        stand(job, "succeeded")
    desk.press(desk.link("Look again"))
    assert desk.words("More questions") in desk.text()
    home = Institution.objects.get(pk=sure(coordinator.institution))
    phone = begin(make_member(home, role=Analyst), size=PHONE, name="analyst")
    phone.open("/figures/")
    assert "angelehnt an K2" in phone.text()
    phone.press(
        phone.page.get_by_role("link", name=phone.words("Where does this come from?")).first
    )
    assert "outcomes_lives" in phone.text()
    phone.open("/figures/work/")
    picture = phone.page.get_by_role("img", name=phone.words("What began, by kind and group"))
    assert picture.count() == 1
    assert (
        phone.page.get_by_role("table", name=phone.words("What began, by kind and group")).count()
        == 1
    )
    assert "11" in phone.text()
