"""The first conversation: from signing in to what is open to this person, by which paragraph."""

import time

import pytest
from allauth.mfa.totp.internal import auth
from django.utils import timezone
from playwright.sync_api import Page

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people import actions
from nahtlos.people.models import Person
from tests.journeys.conftest import Begin
from tests.journeys.interview import (
    CITE,
    FAMILY,
    GIVEN,
    KNOWN,
    LANGUAGE,
    NATIVE,
    answer_all,
    in_a_week,
    verdict_on_employment,
    write_day,
)
from tests.journeys.walk import Walk
from tests.makers import PASSWORD, make_account, make_member

pytestmark = pytest.mark.journey
MOST_PRESSES = 12


def somebody_alike(by: Actor) -> None:
    """The institution knows somebody whose name sounds the same."""
    with acting(by):
        actions.make_person(
            given_name="Militza", family_name="Primer", native_name="", language="sr",
            by=by, at=timezone.now(),
        )  # fmt: skip


def persons(by: Actor) -> list[str]:
    with acting(by):
        return sorted(str(person) for person in Person.objects.all())


def sign_in(walk: Walk, account: Account) -> None:
    """With password and a code of the app, as in real use."""
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(account, secret)
    walk.open("/")
    walk.press(walk.page.locator("main a[href*='/account/login/']"))
    walk.page.locator("main input[name=login]").fill(account.email)
    walk.page.locator("main input[name=password]").fill(PASSWORD)
    walk.press(walk.page.locator("main form:has(input[name=password]) button[type=submit]"))
    counter = int(time.time()) // 30
    code = auth.format_hotp_value(auth.hotp_value(secret, counter))
    walk.page.locator("main input[name=code]").fill(code)
    walk.press(walk.page.locator("main form:has(input[name=code]) button[type=submit]").first)


def name_the_person(walk: Walk) -> None:
    walk.fill("First name", GIVEN)
    walk.fill("Family name", FAMILY)
    walk.fill("Name in the own script", NATIVE)


def test_first_conversation(begin: Begin) -> None:
    account = make_account("Aylin Demir")
    adviser = make_member(role=Adviser, account=account)
    somebody_alike(adviser)
    walk = begin()
    sign_in(walk, account)
    assert walk.page.url.endswith("/day/")

    walk.press(walk.link("New person"))
    name_the_person(walk)
    walk.choose("language", LANGUAGE)
    walk.press(walk.button("Begin"))
    assert "Militza Primer" in walk.text()
    assert walk.page.get_by_label(walk.words("Name in the own script")).input_value() == NATIVE
    walk.press(walk.button("It is somebody else: begin"))

    assert answer_all(walk) == list(KNOWN)
    assert CITE in verdict_on_employment(walk)
    walk.press(walk.link("Enough for today"))
    assert {CITE, NATIVE} <= {each for each in (CITE, NATIVE) if each in walk.text()}
    walk.press(walk.link("Work: why?"))
    assert CITE in walk.text()
    walk.page.go_back()

    walk.press(walk.link("New note"))
    walk.fill("What was said and agreed", "Möchte wieder als Köchin arbeiten.")
    walk.press(walk.button("Keep the note"))
    assert "als Köchin" in walk.text()
    walk.press(walk.page.locator("main .page-head a").first)
    agree_on_a_step(walk)
    read_history(walk)


def agree_on_a_step(walk: Walk) -> None:
    walk.press(walk.link("The plan and its steps"))
    walk.fill("Own sentence, or what stands for “…”", "Zeugnis zur Anerkennung einreichen")
    walk.pick("who", "person")
    write_day(walk, "until", in_a_week())
    walk.press(walk.button("Put it into the plan"))
    assert "Zeugnis zur Anerkennung" in walk.page.locator(".way, .way__what").first.inner_text()


def read_history(walk: Walk) -> None:
    walk.open(walk.page.url.replace("/plan/", "/history/"))
    assert "Aylin Demir" in walk.text()


def test_first_verdict_takes_few_presses(begin: Begin) -> None:
    walk = begin(make_member(role=Adviser))
    walk.open("/day/")
    walk.press(walk.link("New person"))
    name_the_person(walk)
    walk.press(walk.button("Begin"))
    answer_all(walk)
    assert CITE in verdict_on_employment(walk)
    assert walk.presses <= MOST_PRESSES


def test_first_conversation_without_javascript(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser, javascript=False)
    walk.open("/day/")
    walk.press(walk.link("New person"))
    name_the_person(walk)
    walk.press(walk.button("Begin"))
    assert answer_all(walk) == list(KNOWN)
    assert CITE in verdict_on_employment(walk)
    walk.press(walk.link("Enough for today"))
    agree_on_a_step(walk)
    assert persons(adviser) == [f"{GIVEN} {FAMILY}"]


# --- by keyboard alone -----------------------------------------------------------------------------
FOCUS = """(wanted) => { const one = document.activeElement; return one.matches(wanted) }"""
SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.width > 0;
}"""
FARTHEST = 40


def reach(page: Page, selector: str) -> None:
    """Tab until the element is reached; it can be seen where the focus is."""
    for _ in range(FARTHEST):
        if page.evaluate(FOCUS, selector):
            assert page.evaluate(SEEN), f"the focus is out of sight at {selector}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def test_first_conversation_by_keyboard(begin: Begin) -> None:
    adviser = make_member(role=Adviser)
    walk = begin(adviser)
    keys = walk.page.keyboard
    walk.open("/directory/")
    walk.key("g d")
    walk.key("g p")
    assert walk.page.url.endswith("/persons/")
    walk.tap("?")
    assert walk.page.locator("dialog#keys[open] kbd").all_inner_texts().count("g") > 2
    walk.tap("Escape")
    walk.tap("/")
    assert walk.page.evaluate("document.activeElement.id") == "site-search"
    keys.type(GIVEN)
    walk.key("Enter")
    walk.key("p")
    for field, typed in (("given_name", GIVEN), ("family_name", FAMILY), ("native_name", NATIVE)):
        reach(walk.page, f"main [name={field}]")
        keys.type(typed)
    walk.key("Enter")
    assert answer_all(walk, answer_by_keyboard) == list(KNOWN)
    assert CITE in verdict_on_employment(walk)
    reach(walk.page, "main .form__actions a.plain-link")
    walk.key("Enter")
    walk.key("n")
    reach(walk.page, "main textarea")
    keys.type("Am Telefon besser nachmittags.")
    reach(walk.page, "main form.form button")
    walk.key("Enter")
    assert "nachmittags" in walk.text()
    assert persons(adviser) == [f"{GIVEN} {FAMILY}"]


def answer_by_keyboard(walk: Walk, value: str) -> None:
    page = walk.page
    if page.locator(f"main button[value='{value}']").count():
        reach(page, f"main button[value='{value}']")
    elif page.locator("main select[name='answer']").count():
        reach(page, "main select[name=answer]")
        page.keyboard.type(page.locator(f"main option[value='{value}']").inner_text())
        reach(page, "main .form__actions button")
    else:
        year, month, day = value.split("-")
        for part, digits in (("day", day), ("month", month), ("year", year)):
            reach(page, f"main [name=answer_{part}]")
            page.keyboard.type(digits)
    walk.key("Enter")
