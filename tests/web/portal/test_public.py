"""The portal for everybody: the law's answer, the estimate, the pages, the call."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Coordinator
from nahtlos.core.wall import acting
from nahtlos.law import queries as law
from nahtlos.network.models import Answer
from nahtlos.portal.models import CallBack
from nahtlos.web.portal import working
from nahtlos.web.portal.documents import DOCUMENTS
from tests.makers import make_institution, make_member, make_region
from tests.network.rows import make_answer
from tests.portal.rows import make_article

pytestmark = pytest.mark.django_db
FIELD = {"name": "Ralf Beispiel", "telephone": "030 23125 777", "time": "morning"}


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_institution(), "employers", contact_name="Kim Muster")


@pytest.fixture
def keeper(answer: Answer) -> Actor:
    return make_member(answer.institution, Coordinator)


@pytest.fixture
def home(answer: Answer) -> str:
    return f"/portal/{answer.region.key}/"


def text(client: Client, url: str, **more: Any) -> str:
    response = client.get(url, more)
    assert response.status_code == 200
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())


def test_one_region_is_entered_at_once_and_several_are_offered(client: Client, home: str) -> None:
    assert client.get("/portal/")["Location"] == home
    other = make_region("Kreis Zweitens")
    assert "Kreis Zweitens" in text(client, "/portal/")
    assert client.get("/portal/99999/").status_code == 404
    assert client.get(f"/portal/{other.key}/").status_code == 200


def test_the_old_address_leads_here(client: Client, home: str) -> None:
    assert client.get("/about/employers/", follow=True).redirect_chain[-1][0] == home


@pytest.mark.parametrize("path", ["", "may-i/", "costs/", "contact/", "questions/", "may-i/eu/"])
def test_every_page_names_the_contact(client: Client, home: str, path: str) -> None:
    found = text(client, home + path)
    assert "Kim Muster" in found
    assert "030 23125 100" in found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.key)
def test_every_status_of_every_document_is_answered(
    client: Client, home: str, document: Any
) -> None:
    for status in document.statuses:
        url = f"{home}may-i/{document.key}/"
        found = (
            text(client, url, status=status) if len(document.statuses) > 1 else text(client, url)
        )
        assert "§" in found, status
        assert "Indication" in found


def decisions(status: str) -> dict[str, str]:
    told = working.told(status, today())
    assert told is not None
    return {line.kind.key: line.decision for line in told.lines}


@pytest.mark.parametrize("status", sorted({s for one in DOCUMENTS for s in one.statuses}))
def test_the_answer_is_that_of_the_law_room(status: str) -> None:
    full, few = (
        law.check({"record": {"status": status}, "facts": {"weekly_hours": hours}}, on=today()).work
        for hours in (40, 10)
    )
    found = decisions(status)
    assert found["job"] == full.employment.decision == found["agency"] == found["trial"]
    assert found["minijob"] == few.employment.decision
    assert found["internship"] == full.internship_orientation.decision
    assert found["apprenticeship"] == full.apprenticeship.decision


def test_few_hours_are_open_to_students_and_full_time_is_not() -> None:
    found = decisions("ae_16b")
    assert (found["minijob"], found["job"]) == ("free", "permission_ABH_plus_BA")


def test_agency_work_is_refused_only_where_the_law_says_so(client: Client, home: str) -> None:
    ban = "must refuse agency work"
    assert ban in text(client, f"{home}may-i/card/", status="ae_16b")
    assert ban not in text(client, f"{home}may-i/duldung/", status="duldung_60a")
    assert ban not in text(client, f"{home}may-i/card/", status="ae_25_2")


def test_the_easier_internship_is_told_where_the_rule_holds(client: Client, home: str) -> None:
    easier = "can be easier"
    assert easier in text(client, f"{home}may-i/duldung/", status="duldung_60a")
    assert easier not in text(client, f"{home}may-i/card/", status="ae_25_2")


def test_duties_fit_the_document(client: Client, home: str) -> None:
    four, two = "within four weeks", "within two weeks"
    assert four in text(client, f"{home}may-i/blue-card/")
    assert four not in text(client, f"{home}may-i/card/", status="ae_25_2")
    assert two in text(client, f"{home}may-i/duldung/", status="duldung_60d")
    passport = text(client, f"{home}may-i/eu/")
    assert "Keep a copy" not in passport


@pytest.mark.parametrize("status", ["", "nonsense", "ae_24", "<script>", "x" * 3000])
def test_a_status_of_another_document_is_asked_again(
    client: Client, home: str, status: str
) -> None:
    response = client.get(f"{home}may-i/duldung/", {"status": status})
    assert response.status_code == 422
    assert "<script>" not in response.content.decode()


def test_an_unknown_document_is_not_there(client: Client, home: str) -> None:
    assert client.get(f"{home}may-i/nothing/").status_code == 404


SUM = {"kind": "job", "wage": "2.600", "weekly_hours": "40", "headcount": "11", "status": "ae_25_2"}


def test_the_estimate_is_that_of_the_exact_check(client: Client, home: str) -> None:
    response = client.post(f"{home}costs/", SUM | {"benefit": "SGB_II", "age": "25"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "18,720" in page
    assert "before the work begins" in page
    assert 'name="start_day" value="1"' in page
    assert response.request["QUERY_STRING"] == ""


@pytest.mark.parametrize("kind", ["job", "apprenticeship", "eq"])
def test_every_kind_of_work_is_reckoned(client: Client, home: str, kind: str) -> None:
    assert client.post(f"{home}costs/", SUM | {"kind": kind, "wage": "900"}).status_code == 200


@pytest.mark.parametrize(
    ("field", "typed"),
    [("wage", ""), ("wage", "viel"), ("wage", "-5"), ("weekly_hours", "90"), ("kind", "x"),
     ("status", "x"), ("headcount", "1e9"), ("age", "<b>")],
)  # fmt: skip
def test_bad_numbers_are_asked_again_and_kept(
    client: Client, home: str, field: str, typed: str
) -> None:
    response = client.post(f"{home}costs/", SUM | {field: typed})
    assert response.status_code == 422
    assert "<b>" not in response.content.decode()


def test_pages_are_read_found_and_say_when_they_were_checked(
    client: Client, home: str, keeper: Actor
) -> None:
    make_article(keeper, language="en", title="May I try?", body="<script>x</script> **Yes**, § 1.")
    make_article(keeper, slug="draft", language="en", title="Secret draft", public=False)
    page = client.get(f"{home}questions/trial/").content.decode()
    assert re.search(r"Last checked on [^<]*2026", page)
    assert "<strong>Yes</strong>" in page
    assert "<script>x" not in page
    assert "May I try?" in text(client, f"{home}questions/", q="try")
    assert "Nothing found" in text(client, f"{home}questions/", q="zebra\0")
    for path in ("", "questions/"):
        assert "Secret draft" not in text(client, home + path)
    assert client.get(f"{home}questions/draft/").status_code == 404


def test_a_page_of_another_region_is_not_there(client: Client, home: str, keeper: Actor) -> None:
    make_article(keeper)
    assert client.get(f"/portal/{make_region().key}/questions/trial/").status_code == 404


def asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_lists_ask_as_often_with_three_as_with_one(
    client: Client, home: str, keeper: Actor
) -> None:
    make_article(keeper, slug="a", language="en")
    urls = (home, f"{home}questions/", f"{home}questions/?q=ja")
    one = [asked(client, url) for url in urls]
    make_article(keeper, slug="b", language="en")
    make_article(keeper, slug="c", language="en", subject="money")
    assert [asked(client, url) for url in urls] == one


def calls(keeper: Actor) -> list[CallBack]:
    with acting(keeper):
        return list(CallBack.objects.all())


def test_a_call_is_asked_for(client: Client, home: str, answer: Answer, keeper: Actor) -> None:
    response = client.post(f"{home}contact/", FIELD | {"answer": str(answer.pk)})
    assert response.status_code == 302
    [call] = calls(keeper)
    assert (call.name, call.institution_id) == ("Ralf Beispiel", answer.institution_id)
    assert "You will be called" in text(client, f"{home}contact/")


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"telephone": "12"}, {"telephone": "ring me"}, {"time": "never"},
     {"answer": "x"}, {"question": "x" * 700}, {"name": "=cmd|' /C calc'!A0"}],
)  # fmt: skip
def test_a_call_with_faults_is_asked_again(
    client: Client, home: str, answer: Answer, keeper: Actor, wrong: dict[str, str]
) -> None:
    response = client.post(f"{home}contact/", FIELD | {"answer": str(answer.pk)} | wrong)
    assert response.status_code == 422
    assert calls(keeper) == []


def test_an_answer_of_another_region_cannot_be_chosen(
    client: Client, home: str, keeper: Actor
) -> None:
    other = make_answer(make_institution(), "employers")
    response = client.post(f"{home}contact/", FIELD | {"answer": str(other.pk)})
    assert response.status_code == 422


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_kept(
    client: Client, home: str, answer: Answer, keeper: Actor
) -> None:
    told = FIELD | {"answer": str(answer.pk), "website": "https://spam.example"}
    assert client.post(f"{home}contact/", told).status_code == 302
    assert calls(keeper) == []


def test_whoever_asks_very_often_has_to_pause(
    client: Client, home: str, answer: Answer, keeper: Actor
) -> None:
    told = FIELD | {"answer": str(answer.pk)}
    answers = [client.post(f"{home}contact/", told).status_code for _ in range(9)]
    assert answers == [302] * 8 + [429]
    assert len(calls(keeper)) == 8
