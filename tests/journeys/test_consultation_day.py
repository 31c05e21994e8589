"""The door of a consultation day keeps working without a net, and nobody is checked in twice."""

from datetime import timedelta

import pytest

from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.days.models import Day, Visitor
from tests.days import rows
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE

pytestmark = pytest.mark.journey


def here(stage: rows.Stage) -> dict[int, object]:
    """Who is here, and since when."""
    with acting(rows.usher(stage)):
        found = Visitor.objects.filter(day=stage.day, arrived_at__isnull=False)
        return dict(found.values_list("number", "arrived_at"))


def test_check_in_works_without_a_net_and_catches_up(site: str, begin: Begin) -> None:
    stage = rows.make_stage(on=today() + timedelta(days=3))
    for _number in range(3):
        rows.sign_up(stage)
    rows.planned(stage)
    Day.objects.filter(pk=stage.day.pk).update(on=today())
    door = begin(stage.runs, size=PHONE, name="door")
    door.open(f"/days/{stage.day.pk}/visitors/")
    door.page.context.set_offline(True)
    buttons = door.page.locator("button[data-arrive]")
    for left in (2, 1):
        buttons.first.click()
        door.page.wait_for_function(
            "left => document.querySelectorAll('button[data-arrive]').length === left", arg=left
        )
    assert here(stage) == {}
    assert (
        door.page.get_by_text(
            door.words("Noted here; it is sent as soon as there is a net.")
        ).count()
        == 2
    )
    kept = door.page.evaluate("() => localStorage.getItem('nahtlos-arrivals')")
    assert "Iryna" not in kept
    door.faults.clear()
    with door.page.expect_navigation():  # once everything is told, the page looks again
        door.page.context.set_offline(False)
    first = here(stage)
    assert set(first) == {1, 2}
    door.page.evaluate("kept => localStorage.setItem('nahtlos-arrivals', kept)", kept)
    with door.page.expect_response(lambda answer: answer.request.headers.get("x-arrive") == "1"):
        door.page.goto(door.page.url, wait_until="commit")
    assert here(stage) == first


def test_check_in_without_javascript(site: str, begin: Begin) -> None:
    stage = rows.make_stage(on=today() + timedelta(days=3))
    rows.sign_up(stage)
    door = begin(stage.runs, javascript=False, name="plain")
    door.open(f"/days/{stage.day.pk}/visitors/")
    door.press(door.page.locator("button[data-arrive]").first)
    assert set(here(stage)) == {1}
