"""A newcomer asks what is open, on a small phone: without JavaScript, in Arabic, and to the end."""

import pytest

from nahtlos.core.roles import Adviser
from nahtlos.network.models import Institution
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE, Walk
from tests.makers import make_institution, make_member, make_region
from tests.network.rows import make_answer

pytestmark = pytest.mark.journey
NUMBER = "030 23125 017"
MOST = 12
BUTTONS = {
    "status": "ae_24",
    "benefit": "SGB_II",
    "german": "A2",
    "foreign_qualification": "vocational",
    "recognition_result": "none",
    "unemployed": "yes",
    "employed": "no",
}


@pytest.fixture(autouse=True)
def _directory(site: str) -> None:
    region = make_region("Kreis Lindenau")
    centre = make_institution(region, name="Jobcenter Lindenau")
    make_member(centre, Adviser)
    for topic in ("work", "language"):
        make_answer(Institution.objects.get(pk=centre.pk), topic, telephone=NUMBER)


def asked(walk: Walk) -> str:
    """The fact that the page asks for, empty on the result."""
    field = walk.page.locator("main input[name=fact]")
    return field.get_attribute("value") or "" if field.count() else ""


def answer(walk: Walk, fact: str) -> None:
    """Press what this person would, or say that it is not known."""
    form = walk.page.locator("main form")
    if fact == "age":
        walk.page.locator("main input[name=answer]").fill("34")
        walk.press(form.locator(".form__actions button").first)
    elif fact in BUTTONS:
        walk.press(form.locator(f"button[name=answer][value='{BUTTONS[fact]}']"))
    else:
        walk.press(form.locator("button[name=dont_know]"))


def go_to_the_end(walk: Walk) -> list[str]:
    order = []
    while fact := asked(walk):
        order.append(fact)
        answer(walk, fact)
    return order


@pytest.mark.parametrize(("language", "javascript"), [("de", False), ("ar", True)])
def test_a_newcomer_sees_what_is_open(begin: Begin, language: str, javascript: bool) -> None:
    walk = begin(size=PHONE, language=language, javascript=javascript)
    walk.open("/")
    walk.press(walk.page.locator("main a[href='/check/']"))
    order = go_to_the_end(walk)
    assert (order[0], len(order), len(set(order))) == ("status", MOST, MOST)
    assert walk.page.locator(f"main a[href='tel:{NUMBER.replace(' ', '')}']").count() > 0
    assert walk.page.locator("main .verdict--yes").count() > 0
    walk.press(walk.page.locator("main a[href='/check/']").last)
    assert asked(walk) == "status"


def test_on_the_way_one_goes_back_and_changes_the_language(begin: Begin) -> None:
    walk = begin(size=PHONE, language="uk")
    walk.open("/check/")
    answer(walk, asked(walk))
    second = asked(walk)
    walk.press(walk.page.locator("main button[name=language][value=fa]"))
    assert (asked(walk), walk.page.locator("html").get_attribute("dir")) == (second, "rtl")
    walk.press(walk.page.locator("main button[name=back]"))
    assert asked(walk) == "status"
    answer(walk, "status")
    walk.press(walk.page.locator("main button[name=result]"))
    assert asked(walk) == ""
    assert [cookie["name"] for cookie in walk.page.context.cookies()] == ["django_language"]


def test_a_wrong_number_is_said_at_the_field(begin: Begin) -> None:
    walk = begin(size=PHONE, language="de")
    walk.open("/check/")
    while asked(walk) != "age":
        answer(walk, asked(walk))
    walk.page.locator("main input[name=answer]").fill("alt")
    walk.press(walk.page.locator("main form .form__actions button").first, status=422)
    assert walk.page.locator("main .kern-error").is_visible()
    assert walk.page.locator("main input[name=answer]").input_value() == "alt"
