"""Interpreters and helpers answer for themselves, by a link and without an account."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from nahtlos.core.actor import NOBODY, Actor
from nahtlos.core.wall import acting
from nahtlos.days import actions, queries
from nahtlos.days.models import Answered, Day, Helper, Phase
from nahtlos.jobs import days as jobs
from nahtlos.jobs import post
from nahtlos.outbox.models import Notice
from tests.days import rows
from tests.outbox.rows import carry_everything
from tests.web.days.test_running import text

pytestmark = pytest.mark.django_db
WHEN = {"hours": "09:00-12:00", "languages": ["uk", "ar"], "by_video": "on"}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def stage() -> rows.Stage:
    return rows.make_stage()


def asked(stage: rows.Stage, email: str = "zohra@beispiel.example", **more: Any) -> Helper:
    fields = {"name": "Zohra Beispiel", "hours": [[540, 900]], "languages": ["fa"]} | more
    with acting(stage.runs):
        return actions.ask_helper(
            day=stage.day, institution=stage.city, by=stage.runs, email=email, **fields
        )


def link(helper: Helper) -> str:
    return reverse("days:help", args=[queries.token_of_helper(helper.pk)])


def now_of(stage: rows.Stage, helper: Helper) -> Helper:
    with acting(stage.runs):
        return Helper.objects.get(pk=helper.pk)


def test_whoever_is_asked_says_when_and_in_which_languages(stage: rows.Stage) -> None:
    helper, page = asked(stage), Client()
    there = link(helper)
    assert "Rathaus" in text(page.get(there))
    answer = page.post(there, WHEN)
    assert answer.status_code == 302
    assert answer.headers["Referrer-Policy"] == "same-origin"
    after = now_of(stage, helper)
    assert (after.state, after.hours, after.languages, after.by_video) == (
        Answered.CONFIRMED, [[540, 720]], ["uk", "ar"], True,
    )  # fmt: skip
    assert "09:00" in text(page.get(there))
    with acting(rows.usher(stage)):
        hall = queries.hall_of(queries.day_for(stage.day.pk))
    assert [one.pk for one in hall.helpers] == [helper.pk]


def test_no_and_then_yes_after_all(stage: rows.Stage) -> None:
    helper, page = asked(stage), Client()
    page.post(f"{link(helper)}no/")
    assert now_of(stage, helper).state == Answered.DECLINED
    page.post(link(helper), WHEN)
    assert now_of(stage, helper).state == Answered.CONFIRMED


@pytest.mark.parametrize("phase", [Phase.PLANNED, Phase.OVER, Phase.CANCELLED])
def test_once_it_is_planned_they_call(stage: rows.Stage, phase: Phase) -> None:
    helper, page = asked(stage), Client()
    Day.objects.filter(pk=stage.day.pk).update(phase=phase)
    assert page.post(link(helper), WHEN).status_code == 422
    answer = page.post(f"{link(helper)}no/", follow=True)
    assert answer.redirect_chain == [(link(helper), 302)]
    assert "alert" in text(answer)
    assert now_of(stage, helper).state == Answered.ASKED


@pytest.mark.parametrize("hours", ["", "x", "12:00-09:00", "25:00-26:00", "9" * 5000])
def test_odd_hours_are_a_sentence(stage: rows.Stage, hours: str) -> None:
    helper = asked(stage)
    answer = Client().post(link(helper), WHEN | {"hours": hours})
    assert answer.status_code == 422
    assert now_of(stage, helper).state == Answered.ASKED


def test_a_link_opens_one_helper_and_nothing_else(stage: rows.Stage) -> None:
    one, other = asked(stage), asked(stage, "omid@beispiel.example", name="Omid Beispiel")
    assert "Omid" not in text(Client().get(link(one)))
    with acting(Actor(link=queries.digest_of(queries.token_of_helper(one.pk)))):
        assert [row.pk for row in Helper.objects.all()] == [one.pk]
        assert Helper.objects.filter(pk=one.pk).update(name="X") == 0
    with acting(NOBODY):
        assert not Helper.objects.exists()
    for token in ("x", "", f"{other.pk.hex}~falsch", queries.token_of(one.pk)):
        assert Client().get(f"/visit/help/{token}/").status_code == 404
    visit = reverse("days:mine", args=[queries.token_of_helper(one.pk)])
    assert Client().get(visit).status_code == 404


def test_without_an_email_there_is_no_link(stage: rows.Stage) -> None:
    helper = asked(stage, email="")
    assert Client().get(link(helper)).status_code == 404


def test_another_email_closes_no_link_and_none_closes_it(stage: rows.Stage) -> None:
    helper = asked(stage)
    with acting(stage.runs):
        full = queries.helper_for(helper.pk)
        assert full is not None
        actions.change_helper(helper=full, by=stage.runs, email="")
    assert Client().get(link(helper)).status_code == 404


def test_one_mail_with_a_link_that_is_made_when_it_goes_out(stage: rows.Stage) -> None:
    helper = asked(stage)
    for _ in range(2):
        jobs.tell_helper(helper=str(helper.pk), region=str(stage.region.pk))
    with acting(post.courier(stage.region.pk)):
        [kept] = Notice.objects.filter(address=helper.email)
    token = queries.token_of_helper(helper.pk)
    assert token not in str(kept.values)
    carry_everything()
    [sent] = mail.outbox
    assert sent.to == [helper.email]
    assert f"/visit/help/{token}/" in sent.body
    assert "Zohra" not in sent.body


def test_whoever_has_answered_already_gets_no_mail(stage: rows.Stage) -> None:
    helper = asked(stage, state=Answered.CONFIRMED)
    jobs.tell_helper(helper=str(helper.pk), region=str(stage.region.pk))
    carry_everything()
    assert not mail.outbox


def test_the_same_day_again_asks_everybody_anew(stage: rows.Stage) -> None:
    helper = asked(stage)
    with acting(stage.runs):
        new = actions.repeat_day(
            day=stage.day, on=stage.day.on.replace(year=stage.day.on.year + 1), by=stage.runs,
            at=rows.NOW,
        )  # fmt: skip
        [again] = Helper.objects.filter(day=new)
    assert (again.email, again.state) == (helper.email, Answered.ASKED)
    assert Client().get(link(again)).status_code == 200


def test_addresses_go_with_the_names_of_visitors(stage: rows.Stage) -> None:
    helper, usher = asked(stage), rows.usher(stage)
    last = stage.day.on + timedelta(days=stage.day.keep_days)
    for on, email in ((last, helper.email), (last + timedelta(days=1), "")):
        actions.clear_guests(by=usher, on=on)
        assert now_of(stage, helper).email == email
    assert Client().get(link(helper)).status_code == 404
