"""A mentor: asked for in Arabic on a phone, introduced by a human, met, and a word from both at the end."""

from datetime import timedelta

import pytest

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.wall import acting
from nahtlos.mentoring.models import Pair, Word
from tests.journeys.conftest import Begin
from tests.journeys.walk import PHONE
from tests.makers import make_language, make_login
from tests.mentoring.rows import Stage, make_stage

pytestmark = pytest.mark.journey


@pytest.fixture
def stage(site: str) -> Stage:
    found = make_stage(title="Hand in Hand")
    make_language(found.person, found.holder, "uk")
    return found


@pytest.fixture
def olena(stage: Stage) -> Actor:
    return make_login(stage.person, stage.holder)


def test_a_pair_from_the_wish_to_the_word_at_the_end(
    begin: Begin, stage: Stage, olena: Actor
) -> None:
    phone = begin(olena, size=PHONE, language="ar", name="person")
    phone.open("/my/mentor/")
    phone.press(phone.link("Ask for a mentor"))
    phone.pick("aim", "german")
    phone.press(phone.button("I agree and ask for a mentor"))
    desk = begin(stage.runs, name="programme")
    desk.open("/mentoring/")
    desk.press(desk.page.get_by_role("link", name="Hand in Hand").first)
    desk.press(desk.link("Who should meet whom"))
    assert "Olena" in desk.text()
    desk.press(desk.button("Ask both"))
    mentor = begin(stage.as_mentor, size=PHONE, name="mentor")
    mentor.open("/mentor/")
    mentor.press(mentor.button("Yes, gladly"))
    phone.open("/my/mentor/")
    phone.press(phone.button("Yes, gladly"))
    mentor.open("/mentor/")
    mentor.press(mentor.button("Write down"))
    mentor.press(mentor.page.get_by_role("link", name=mentor.words("Agree on a time")).first)
    soon = today() + timedelta(days=4)
    for part in ("day", "month", "year"):
        mentor.page.locator(f"main input[name='on_{part}']").fill(str(getattr(soon, part)))
    mentor.page.locator("main input[name='begins']").fill("17:30")
    mentor.press(mentor.button("Save"))
    phone.open("/my/mentor/")
    assert "17:30" in phone.text()  # as on the timetable, in every language
    phone.press(phone.link("I would like to end it."))
    phone.press(phone.button("Send"), status=422)
    phone.pick("reason", "work")
    phone.page.locator("textarea[name=text]").fill("Danke.")
    phone.press(phone.button("Send"))
    mentor.open("/mentor/")
    assert "Danke" not in mentor.text()
    mentor.press(mentor.link("How was it?"))
    mentor.pick("reason", "reached")
    mentor.press(mentor.button("Send"))
    with acting(stage.runs):
        pair = Pair.objects.get()
        assert sorted(Word.objects.values_list("side", "reason")) == [
            ("mentor", "reached"), ("person", "work"),
        ]  # fmt: skip
    desk.open(f"/mentoring/pairs/{pair.pk}/")
    assert "Danke." in desk.text()
    desk.open(f"/mentoring/{stage.programme.pk}/figures/")


def test_whoever_runs_a_programme_begins_one_and_keeps_its_mentors(
    begin: Begin, stage: Stage
) -> None:
    desk = begin(stage.runs, name="programme")
    desk.open("/mentoring/new/")
    desk.press(desk.button("Begin it"), status=422)
    desk.open(f"/mentoring/{stage.programme.pk}/mentors/")
    desk.press(desk.page.get_by_role("link", name="Christa Muster").first)
    desk.press(desk.link("Add a training"))
    desk.open(f"/mentoring/mentors/{stage.mentor.pk}/certificate/")
    desk.open(f"/mentoring/{stage.programme.pk}/suggestions/")
    adviser = begin(stage.holder, name="adviser")
    adviser.open(f"/persons/{stage.person.pk}/mentoring/")
    adviser.press(adviser.page.get_by_role("link", name="Hand in Hand").first)
    adviser.press(adviser.button("The person has read this and says yes"))
    assert "Hand in Hand" in adviser.text()
