"""Writing pages in the browser, and ticking off calls."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.roles import Administrator, Adviser, Analyst, Coordinator, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Answer
from nahtlos.portal.catalogue import shelf
from nahtlos.portal.models import Article, State
from tests.makers import make_institution, make_member
from tests.network.entering import enter
from tests.network.rows import make_answer
from tests.portal.rows import make_article, make_call

pytestmark = pytest.mark.django_db
KEEP = "/portal/keep/"
TYPED = {
    "title": "Darf ich?", "says": "Ja.", "body": "**Ja**, § 1.", "subject": "start", "position": "5",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_institution(), "employers")


@pytest.fixture
def keeper(answer: Answer) -> Actor:
    return make_member(answer.institution, Coordinator)


@pytest.fixture
def desk(keeper: Actor) -> Client:
    return enter(keeper)


def only(keeper: Actor) -> Article:
    with acting(keeper):
        return Article.objects.get()


def again(days: int = 90) -> dict[str, str]:
    day = today() + timedelta(days=days)
    parts = (("day", day.day), ("month", day.month), ("year", day.year))
    return {f"review_on_{part}": str(number) for part, number in parts}


def test_a_page_is_written_seen_before_and_published(desk: Client, keeper: Actor) -> None:
    told = TYPED | {"language": "de", "address": ""}
    preview = desk.post(f"{KEEP}new/", told | {"preview": "1"})
    assert "<strong>Ja</strong>" in preview.content.decode()
    with acting(keeper):
        assert not Article.objects.exists()
    assert desk.post(f"{KEEP}new/", told).status_code == 302
    article = only(keeper)
    assert (article.slug, article.state) == ("darf-ich", State.DRAFT)
    public = f"/portal/{article.region.key}/questions/darf-ich/"
    assert Client().get(public).status_code == 404
    desk.post(f"{KEEP}{article.pk}/publish/")
    assert Client().get(public).status_code == 200
    desk.post(f"{KEEP}{article.pk}/publish/", {"publish": "no"})
    assert Client().get(public).status_code == 404


def test_a_change_is_a_version_that_can_come_back(desk: Client, keeper: Actor) -> None:
    article = make_article(keeper, body="Erste")
    url = f"{KEEP}{article.pk}/"
    changed = TYPED | again() | {"seen": "1", "body": "Zweite"}
    assert desk.post(url, changed).status_code == 302
    page = desk.get(f"{url}versions/").content.decode()
    assert "<del>Erste</del>" in page
    assert "<ins>Zweite</ins>" in page
    assert desk.post(f"{url}versions/1/restore/").status_code == 302
    assert only(keeper).body == "Erste"


def test_two_at_once_do_not_lose_a_text(desk: Client, keeper: Actor) -> None:
    article = make_article(keeper)
    url, told = f"{KEEP}{article.pk}/", TYPED | again() | {"seen": "1"}
    assert desk.post(url, told | {"body": "Mine"}).status_code == 302
    second = desk.post(url, told | {"body": "Yours"})
    assert second.status_code == 422
    assert "Somebody else has changed" in second.content.decode()
    assert "Yours" in second.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "x" * 121}, {"body": ""}, {"body": "x" * 12001}, {"subject": "x"},
     {"position": "many"}, {"review_on_year": "2020"}, {"title": "<b>x</b>"}],
)  # fmt: skip
def test_faults_are_told_and_what_was_typed_stays(
    desk: Client, keeper: Actor, wrong: dict[str, str]
) -> None:
    article = make_article(keeper, body="Alt")
    told = TYPED | again() | {"seen": "1"} | wrong
    response = desk.post(f"{KEEP}{article.pk}/", told)
    assert response.status_code == 422
    assert only(keeper).body == "Alt"


def test_the_preview_is_harmless(desk: Client) -> None:
    told = TYPED | {"language": "de", "preview": "1", "body": "<img src=x onerror=alert(1)> x"}
    page = desk.post(f"{KEEP}new/", told).content.decode()
    assert "<img src=x" not in page


def test_the_set_of_the_program_is_taken_over(desk: Client, keeper: Actor) -> None:
    assert desk.post(f"{KEEP}fill/").status_code == 302
    with acting(keeper):
        assert Article.objects.count() == len(shelf())
    page = desk.get(KEEP).content.decode()
    assert "Everything was read in time" in page


@pytest.mark.parametrize("role", [Adviser, Member, Analyst])
def test_other_roles_keep_nothing(keeper: Actor, answer: Answer, role: Any) -> None:
    article = make_article(keeper)
    client = enter(make_member(answer.institution, role))
    for path in ("", "new/", f"{article.pk}/", f"{article.pk}/versions/"):
        assert client.get(f"{KEEP}{path}").status_code == 403
    assert client.post(f"{KEEP}{article.pk}/publish/").status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(keeper: Actor) -> None:
    article = make_article(keeper)
    for path in (KEEP, f"{KEEP}{article.pk}/", "/portal/calls/"):
        assert "/account/login/" in Client().get(path)["Location"]


def test_the_keeper_of_another_region_reads_no(keeper: Actor) -> None:
    article = make_article(keeper)
    client = enter(make_member(role=Administrator))
    assert client.get(f"{KEEP}{article.pk}/").status_code == 403


def asked(desk: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(url).status_code == 200
    return len(queries)


def test_lists_ask_as_often_with_three_as_with_one(
    desk: Client, keeper: Actor, answer: Answer
) -> None:
    make_article(keeper, slug="a")
    make_call(answer)
    desk.get(KEEP)  # the first page after signing in remembers where one works
    one = [asked(desk, url) for url in (KEEP, "/portal/calls/")]
    for slug in ("b", "c"):
        make_article(keeper, slug=slug)
        make_call(answer)
    assert [asked(desk, url) for url in (KEEP, "/portal/calls/")] == one


def test_a_call_is_ticked_off(answer: Answer) -> None:
    call = make_call(answer, question="Wann?")
    client = enter(make_member(answer.institution, Member))
    assert "Ralf Beispiel" in client.get("/portal/calls/").content.decode()
    assert client.post(f"/portal/calls/{call.pk}/done/").status_code == 302
    assert "Nobody waits" in client.get("/portal/calls/").content.decode()


def test_another_institution_cannot_tick_it_off(answer: Answer) -> None:
    call = make_call(answer)
    client = enter(make_member(make_institution(answer.region), Member))
    assert client.post(f"/portal/calls/{call.pk}/done/").status_code == 404
