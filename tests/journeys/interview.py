"""The person who was made up for the journeys, and how the program's questions are answered."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from tests.journeys.walk import Walk

GIVEN, FAMILY, NATIVE, LANGUAGE = "Milica", "Primer", "Милица Пример", "sr"
# Serbia is a safe country of origin: in the asylum procedure work is closed, § 61 Abs. 2 S. 4 AsylG.
KNOWN = {"status": "gestattung_outside", "arrival_date": "2025-10-01", "nationality": "RS"}
CITE = "§ 61 Abs. 2 S. 4 AsylG"


def fact_asked(walk: Walk) -> str:
    """The fact that the page asks for; empty when nothing is asked."""
    form = walk.page.locator("main form.form[action*='/questions/']")
    action = form.get_attribute("action") if form.count() else ""
    found = re.search(r"/questions/(\w+)/", action or "")
    return found.group(1) if found else ""


def answer(walk: Walk, value: str) -> None:
    """Press the button with this value, or choose or write it into the field."""
    button = walk.page.locator(f"main button[name='answer'][value='{value}']")
    if button.count():
        walk.press(button)
        return
    if walk.page.locator("main select[name='answer']").count():
        walk.choose("answer", value)
    else:
        write_day(walk, "answer", date.fromisoformat(value))
    walk.press(walk.button("Keep this answer"))


def write_day(walk: Walk, name: str, day: date) -> None:
    """Write a date into its three fields."""
    for part in ("day", "month", "year"):
        walk.presses += 1
        walk.page.locator(f"main input[name='{name}_{part}']").fill(str(getattr(day, part)))


def answer_all(walk: Walk, answered: Callable[[Walk, str], None] = answer) -> list[str]:
    """Answer what is known until something else is asked; the facts in the order of asking."""
    asked: list[str] = []
    while (fact := fact_asked(walk)) in KNOWN:
        asked.append(fact)
        answered(walk, KNOWN[fact])
    return asked


def verdict_on_employment(walk: Walk) -> str:
    """The first block of the panel beside the question: employment, with what decides it."""
    return walk.page.locator(".panel__lines > li").first.inner_text()


def in_a_week() -> date:
    """A day to agree on."""
    return timezone.localdate() + timedelta(days=7)
