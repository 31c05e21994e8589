"""What goes wrong while somebody types: a sentence at the field, nothing lost, nothing twice."""

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.people.models import Person
from nahtlos.plan.models import Step
from tests.journeys.conftest import Begin
from tests.journeys.walk import Walk
from tests.makers import make_member, make_person, make_record

pytestmark = pytest.mark.journey
SUMMARY_HAS_FOCUS = "() => document.activeElement.matches('.error-summary')"
HOSTILE = ["<script>alert(1)</script>", "=HYPERLINK(1)", "Olena\u202egnp.exe"]


def names(by: Actor) -> list[str]:
    with acting(by):
        return [str(person) for person in Person.objects.all()]


def told_at(walk: Walk, field: str, typed: str) -> None:
    """The sentence stands at the field, what was typed stays, and the summary has the focus."""
    assert len(walk.page.locator(f"#id_{field}_error").inner_text()) > 20
    assert walk.page.locator(f"#id_{field}").input_value() == typed
    assert walk.page.locator(f"#id_{field}").get_attribute("aria-invalid") == "true"
    assert walk.page.evaluate(SUMMARY_HAS_FOCUS)


def test_a_hostile_name_is_answered_at_its_field(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser)
    walk.open("/persons/new/")
    for typed in HOSTILE:
        walk.fill("First name", typed)
        walk.fill("Family name", "Beispiel")
        walk.press(walk.button("Begin"), status=200)
        told_at(walk, "given_name", typed)
        assert walk.page.locator("#id_family_name").input_value() == "Beispiel"
    walk.page.locator(".error-summary a").first.click()
    assert walk.page.evaluate("() => document.activeElement.id") == "id_given_name"
    assert names(adviser) == []


def test_a_day_that_does_not_exist_is_answered_in_the_interview(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    person = make_person(adviser)
    walk = begin(adviser)
    walk.open(f"/persons/{person.pk}/questions/arrival_date/")
    for part, typed in (("day", "31"), ("month", "2"), ("year", "2020")):
        walk.page.locator(f"main input[name=answer_{part}]").fill(typed)
    walk.press(walk.button("Keep this answer"), status=422)
    assert walk.page.locator("main input[name=answer_day]").input_value() == "31"
    assert len(walk.page.locator("#answer-error").inner_text()) > 20
    assert walk.page.evaluate("() => document.activeElement.getAttribute('role')") == "alert"
    assert walk.page.locator("#trouble").is_hidden()


@pytest.mark.parametrize("javascript", [True, False])
def test_pressing_twice_begins_one_person(begin: Begin, javascript: bool) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser, javascript=javascript)
    walk.open("/persons/new/")
    walk.fill("First name", "Milica")
    walk.fill("Family name", "Primer")
    walk.press_twice(walk.button("Begin"), "**/questions/")
    assert names(adviser) == ["Milica Primer"]
    assert "/questions/" in walk.page.url


SEND_TWICE = """async () => {
  const form = document.querySelector('main form');
  const send = () => fetch(location.href, {method: 'POST', body: new FormData(form)});
  return (await Promise.all([send(), send()])).map((answer) => answer.url);
}"""


def test_two_requests_at_once_begin_one_person(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser)
    walk.open("/persons/new/")
    walk.fill("First name", "Milica")
    first, second = walk.page.evaluate(SEND_TWICE)
    assert first == second
    assert names(adviser) == ["Milica"]


def test_pressing_twice_agrees_on_one_step(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    person = make_person(adviser)
    make_record(person, adviser)
    walk = begin(adviser)
    walk.open(f"/persons/{person.pk}/plan/")
    walk.fill("Own sentence, or what stands for “…”", "Zeugnis einreichen")
    walk.pick("who", "person")
    walk.press_twice(walk.button("Put it into the plan"), "**/plan/")
    with acting(adviser):
        assert Step.objects.filter(person=person).count() == 1
