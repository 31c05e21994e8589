"""A day says its words in the reader's language, else as they were typed, and says which language that is."""

from typing import Any

import pytest
from django.conf import settings as site
from django.urls import reverse

from nahtlos.core.wall import acting
from nahtlos.days import actions
from nahtlos.days.models import Day
from tests.bench import ReadOnlyClient
from tests.days import rows
from tests.network.entering import enter

pytestmark = pytest.mark.django_db
ARABIC = "يوم استشارة"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def stage() -> rows.Stage:
    made = rows.make_stage()
    with acting(made.runs):
        actions.change_day(
            day=made.day, by=made.runs, at=rows.NOW, bring="Ausweis", says="Beratung\nfür alle"
        )
    return made


def public(stage: rows.Stage, language: str) -> str:
    anybody = ReadOnlyClient()
    anybody.cookies[site.LANGUAGE_COOKIE_NAME] = language
    there = reverse("days:sign-up", args=[stage.day.pk])
    return str(anybody.get(there).content.decode())


def test_words_are_written_per_language_and_shown_in_it(stage: rows.Stage) -> None:
    page, there = enter(stage.runs), reverse("days:words", args=[stage.day.pk])
    assert page.get(there).status_code == 200
    assert page.post(there, {"ar_title": ARABIC, "fa_title": " "}).status_code == 302
    day = Day.objects.get(pk=stage.day.pk)
    assert day.words == {"ar": {"title": ARABIC}}
    assert f"<h1>{ARABIC}</h1>" in public(stage, "ar")
    assert ARABIC in page.get(there).content.decode()


def test_what_nobody_wrote_is_marked_as_german(stage: rows.Stage) -> None:
    shown = public(stage, "ar")
    assert f'<h1><bdi lang="de" dir="ltr">{stage.day.title}</bdi></h1>' in shown
    assert '<bdi lang="de" dir="ltr">Beratung<br>für alle</bdi>' in shown
    assert f"<h1>{stage.day.title}</h1>" in public(stage, "de")


def test_words_that_are_markup_stay_words(stage: rows.Stage) -> None:
    with acting(stage.runs):
        actions.change_day(
            day=stage.day, by=stage.runs, at=rows.NOW, title="<b>", words={"uk": {"title": "<i>"}}
        )
    assert "<h1>&lt;i&gt;</h1>" in public(stage, "uk")
    assert "&lt;b&gt;</bdi></h1>" in public(stage, "fr")


def test_the_next_day_says_the_same_in_every_language(stage: rows.Stage) -> None:
    words = {"ar": {"title": ARABIC}}
    with acting(stage.runs):
        day = actions.change_day(day=stage.day, by=stage.runs, at=rows.NOW, words=words)
        new = actions.repeat_day(day=day, on=stage.day.on, by=stage.runs, at=rows.NOW)
    assert new.words == words


def test_the_sheet_is_set_in_words_of_either_language(stage: rows.Stage) -> None:
    joined = rows.sign_up(stage)
    rows.planned(stage)
    anybody = ReadOnlyClient()
    anybody.cookies[site.LANGUAGE_COOKIE_NAME] = "ar"
    sheet = reverse("days:paper", args=[joined.token])
    for words in ({}, {"ar": {"title": ARABIC, "bring": "الهوية"}}):
        Day.objects.filter(pk=stage.day.pk).update(words=words)
        assert anybody.get(sheet).content.startswith(b"%PDF")
