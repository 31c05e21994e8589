"""The check as a browser meets it: nothing kept, nothing in the address, nothing lost on the way."""

import logging
import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nahtlos.people import facts
from nahtlos.web.check import views
from nahtlos.web.check.chosen import ASKED, MOST
from nahtlos.web.check.pace import Pace
from tests.makers import make_institution
from tests.network.rows import make_answer

pytestmark = pytest.mark.django_db
URL = "/check/"
SAID = re.compile(r'name="said" value="([^"]*)"')
FACT = re.compile(r'name="fact" value="([^"]*)"')
LANGUAGES = [code for code, _name in settings.LANGUAGES]
TOLD = ["status=ae_24", "benefit=SGB_II", "german=A2", "age=34"]


@pytest.fixture(autouse=True)
def _pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PACE", Pace())


@pytest.fixture
def strict() -> Client:
    """A client that would be refused without a token, were one asked for."""
    return Client(enforce_csrf_checks=True)


def page(response: Any) -> str:
    return str(response.content.decode())


def said(response: Any) -> list[str]:
    return SAID.findall(page(response))


def fact(response: Any) -> str:
    return next(iter(FACT.findall(page(response))), "")


def test_the_first_page_asks_for_the_document(client: Client) -> None:
    response = client.get(URL)
    assert (response.status_code, fact(response), said(response)) == (200, "status", [])
    assert "no-store" in response["Cache-Control"]


def test_answers_travel_in_the_form_and_nowhere_else(
    strict: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(
        connection,
    ) as sent:
        response = strict.post(URL, {"said": TOLD[:1], "fact": "benefit", "answer": "SGB_II"})
        result = strict.post(URL, {"said": TOLD, "result": "1"})
    assert said(response) == TOLD[:2]
    assert (result.status_code, "Location" in result) == (200, False)
    assert dict(strict.cookies) == {}
    kept = [one["sql"] for one in sent if not one["sql"].startswith(("SELECT", "SAVE", "RELEASE"))]
    assert kept == []
    assert "SGB_II" not in caplog.text


def test_a_whole_way_ends_with_the_result(client: Client) -> None:
    response = client.get(URL)
    for _ in range(MOST):
        response = client.post(
            URL, {"said": said(response), "fact": fact(response), "dont_know": "1"}
        )
    assert len(said(response)) == MOST
    assert fact(response) == ""
    more = client.post(URL, {"said": said(response), "result": "1", "more": "1"})
    assert fact(more) in set(ASKED) - {one.partition("=")[0] for one in said(response)}


def test_back_asks_the_last_question_again(client: Client) -> None:
    response = client.post(URL, {"said": TOLD, "fact": "employed", "back": "1"})
    assert (fact(response), said(response)) == ("age", TOLD[:-1])


def test_change_asks_one_question_again_and_keeps_the_rest(client: Client) -> None:
    response = client.post(URL, {"said": TOLD, "result": "1", "change": "benefit"})
    assert (fact(response), said(response)) == ("benefit", [TOLD[0], *TOLD[2:]])


def test_start_again_forgets_all(client: Client) -> None:
    response = client.post(URL, {"said": TOLD, "again": "1"}, follow=True)
    assert (fact(response), said(response)) == ("status", [])


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("german", {"answer": "Z9"}),
        ("german", {}),
        ("age", {"answer": "old"}),
        ("age", {"answer": "-5"}),
        ("age", {"answer": "9" * 5000}),
        ("arrival_date", {"month": "13", "year": "2022"}),
        ("arrival_date", {"month": "5", "year": "3022"}),
        ("nationality", {"answer": "QQ"}),
        ("status", {"answer": ["", "gueb"]}),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_keeps_the_rest(
    asked: str, wrong: dict[str, object], client: Client
) -> None:
    response = client.post(URL, {"said": ["employed=no"], "fact": asked, **wrong})
    assert (response.status_code, fact(response)) == (422, asked)
    assert said(response) == ["employed=no"]
    assert "Please" in page(response)


@pytest.mark.parametrize("wrong", ["german=Z9", "disabled=yes", "german=" + "x" * 1_000_000])
def test_a_forged_field_gets_a_sentence_and_keeps_the_rest(wrong: str, client: Client) -> None:
    response = client.post(URL, {"said": ["age=34", wrong], "fact": "employed", "answer": "no"})
    assert (response.status_code, said(response)) == (200, ["age=34", "employed=no"])
    assert "left out" in page(response)
    assert len(page(response)) < 60_000


def test_far_too_many_fields_get_a_sentence(client: Client) -> None:
    response = client.post(URL, {"said": ["age=34"] * 10_000})
    assert (response.status_code, said(response)) == (200, [])
    assert "left out" in page(response)


def test_an_arrival_is_told_by_month_and_never_too_early(client: Client) -> None:
    told = {"said": TOLD, "fact": "arrival_date", "month": "2", "year": "2024"}
    assert said(client.post(URL, told))[-1] == "arrival_date=2024-02-29"


@pytest.mark.parametrize("typed", ["34", "٣٤", "۳۴", " 34 "])
def test_digits_of_every_script_are_read(typed: str, client: Client) -> None:
    response = client.post(URL, {"said": TOLD[:3], "fact": "age", "answer": typed})
    assert said(response) == TOLD


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_and_result_are_there_in_every_language(language: str, client: Client) -> None:
    asked = client.post(URL, {"said": TOLD, "fact": "employed", "language": language})
    assert (fact(asked), said(asked)) == ("employed", TOLD)
    question = facts.lookup("employed").question
    assert question.in_language(language) in page(asked)
    assert f'<html lang="{language}"' in page(asked)
    shown = client.post(URL, {"said": TOLD, "result": "1"})
    assert (shown.status_code, shown["Content-Language"]) == (200, language)
    assert set(client.cookies) == {settings.LANGUAGE_COOKIE_NAME}


def test_the_result_says_what_is_open_why_not_and_whom_to_ring(client: Client) -> None:
    house = make_institution()
    make_answer(house, "language", telephone="030 23125 123")
    text = page(client.post(URL, {"said": TOLD, "result": "1"}))
    for words in ("This is an indication. The office decides.", "Text of the law as of"):
        assert text.count(words) == 1
    assert "tel:03023125123" in text
    assert "Closed today, and why:" in text
    assert "§ 15 SGB II" in text
    assert "Gets basic income support" not in text.partition("Closed today")[0]


def test_the_directory_is_asked_once_however_many_answer(client: Client) -> None:
    house = make_institution()

    def asked() -> int:
        with CaptureQueriesContext(connection) as sent:
            client.post(URL, {"said": TOLD, "result": "1"})
        return len(sent)

    make_answer(house, "language", telephone="030 23125 123")
    one = asked()
    make_answer(house, "work", telephone="030 23125 124")
    make_answer(house, "social", telephone="030 23125 125")
    assert asked() == one


def test_too_many_pages_a_minute_wait_with_their_answers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PACE", Pace(most=1))
    client.get(URL)
    response = client.post(URL, {"said": TOLD, "fact": "employed", "answer": "no"})
    assert (response.status_code, said(response)) == (429, TOLD)


def test_the_front_page_has_the_door(client: Client) -> None:
    assert 'href="/check/"' in page(client.get("/"))
