"""The way back into nursing: seen side by side, one step left out, taken into the plan."""

import pytest
from playwright.sync_api import ViewportSize

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan.models import Step
from tests.journeys.conftest import Begin
from tests.journeys.walk import DESK, PHONE
from tests.makers import (
    make_fact,
    make_institution,
    make_member,
    make_person,
    make_qualification,
    make_record,
    make_region,
)
from tests.recognition.rows import make_procedure

pytestmark = pytest.mark.journey


@pytest.fixture
def adviser(site: str) -> Actor:
    return make_member(make_institution(make_region("Kreis Lindenau")), name="Aylin Demir")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser, native_name="Олена Прикладна")
    make_record(person, adviser, goal_kind="job", goal_kldb="81302", goal_text="Pflege")
    make_fact(person, adviser, "german", "A2")
    make_procedure(make_qualification(person, adviser, kldb="81302"), adviser)
    return person


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_nurse_takes_a_way_into_the_plan(
    begin: Begin, adviser: Actor, olena: Person, size: ViewportSize
) -> None:
    walk = begin(adviser, size=size, name="ways")
    walk.open(f"/persons/{olena.pk}/ways/")
    way = walk.page.locator("section[aria-labelledby=way-skilled]")
    boxes = way.locator("input[name=leg]")
    steps = boxes.count()
    boxes.first.uncheck()
    walk.press(way.locator("button"))
    with acting(adviser):
        assert Step.objects.filter(person=olena).count() == steps - 1
