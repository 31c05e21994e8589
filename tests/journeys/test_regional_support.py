"""A coordinator copies, changes, tries and publishes; an adviser finds it on a person's page."""

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Coordinator
from nahtlos.network.models import Kind
from nahtlos.people.models import Person
from tests import makers
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk

pytestmark = pytest.mark.journey
PERSONS = 12


@pytest.fixture
def house(site: str) -> tuple[Actor, Actor, Person]:
    """Coordinator and adviser of a town, and one of twelve persons who speak German."""
    place = makers.make_institution(kind=Kind.CITY)
    coordinator = makers.make_member(place, role=Coordinator, name="Katrin Muster")
    adviser = makers.make_member(place)
    persons = [makers.make_person(adviser, f"Olena{number}") for number in range(PERSONS)]
    for person in persons:
        makers.make_record(person, adviser)
        makers.make_fact(person, adviser, "german", "B2")
    return coordinator, adviser, persons[0]


def write(walk: Walk, german: str, english: str) -> None:
    """Fill in everything that a new instrument needs."""
    texts = {"title": german, "purpose": "Hilft.", "apply": "Anrufen."}
    for name, text in texts.items():
        walk.page.fill(f"[name={name}_de]", text)
        walk.page.fill(f"[name={name}_en]", english)
    walk.page.fill("[name=cite]", "Richtlinie vom 1. März")
    for name, value in {"category": "individual_support", "applies": "person",
                        "decided_by": "municipality", "apply_until": "any_time"}.items():  # fmt: skip
        walk.choose(name, value)
    walk.pick("grants", "discretionary")


def condition(walk: Walk, number: int, words: str) -> None:
    """The words of one condition."""
    for name, text in {"says_de": words, "says_en": words, "cite": "Nr. 1"}.items():
        walk.page.fill(f"[name=c{number}-{name}]", text)


def fact(walk: Walk, name: str) -> None:
    """Choose the fact; without a script the button beside it brings its value."""
    choose = "select[name=c0-0-fact]"
    if walk.javascript:
        walk.change(lambda: walk.page.select_option(choose, name))
    else:
        walk.page.select_option(choose, name)
        walk.press(walk.button("Go on with this fact"))


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_written_tried_published_and_found(
    begin: Begin, house: tuple[Actor, Actor, Person], *, javascript: bool
) -> None:
    coordinator, adviser, person = house
    walk = begin(coordinator, javascript=javascript)
    walk.open("/network/")
    walk.page.locator("header summary:has(.kern-icon--account-circle)").click()
    walk.press(walk.page.locator("header a[href='/network/instruments/']"))
    walk.press(walk.link("New support"))
    write(walk, "Stadtfonds", "Town fund")
    condition(walk, 0, "Deutsch ab B1.")
    fact(walk, "german")
    assert walk.page.input_value("[name=title_de]") == "Stadtfonds"
    walk.choose("c0-0-test", "at_least")
    walk.choose("c0-0-value", "B1")
    walk.press(walk.page.locator("main .form__actions button"))
    walk.press(walk.button("Try on the persons of the region"))
    assert str(PERSONS) in walk.page.locator(".trial__says strong").inner_text()
    walk.press(walk.button("Publish"))
    other = begin(adviser, name="adviser")
    other.open(f"/persons/{person.pk}/instruments/stadtfonds/")
    assert "Stadtfonds" in other.page.locator("h1").inner_text()
    assert "Deutsch ab B1." in other.text()


def test_a_copy_is_changed_on_a_phone(begin: Begin, house: tuple[Actor, Actor, Person]) -> None:
    walk = begin(house[0], size=PHONE)
    walk.open("/network/instruments/")
    walk.page.select_option("select[name=from]", "anerkennungszuschuss")
    walk.press(walk.button("Copy"))
    before = walk.page.locator(".condition").count()
    walk.change(walk.page.locator("button[value='remove-line:0']").click)
    assert walk.page.locator(".condition").count() == before - 1
    walk.change(walk.page.locator("button[value='drop:amount']").click)
    assert walk.page.locator("[name=amount_de]").count() == 1
    walk.change(walk.page.locator("button[value='add-line']").click)
    assert walk.page.locator(".condition").count() == before
    walk.press(walk.page.locator("main .form__actions button"), status=422)
    assert walk.page.locator(".error-summary a[href='#id_cite']").count() == 1
