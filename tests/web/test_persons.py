"""Pages of persons: each answers, asks few queries however long the list, and shows what is known."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.network.models import Account
from nahtlos.people import actions, queries
from nahtlos.people.models import Person
from tests.makers import make_consent, make_institution, make_member, sure

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
MOST, MOST_OF_THE_DAY = 13, 25


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


def at(client: Client, actor: Actor) -> Client:
    """The client, signed in as this actor."""
    client.force_login(Account.objects.get(pk=sure(actor.account)))
    return client


def begin(by: Actor, given: str = "Olena", family: str = "Kovalenko") -> Person:
    with acting(by):
        person = actions.make_person(given_name=given, family_name=family, by=by, at=NOW)
        for name, value in (
            ("status", "ae_24"),
            ("birth_date", date(1998, 4, 12)),
            ("german", "A2"),
        ):
            actions.answer(person=person, name=name, value=value, by=by, at=NOW)
    return person


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as context:
        yield context


@pytest.mark.parametrize("page", ["people:day", "people:list", "people:inbox"])
def test_a_list_does_not_ask_more_for_more_persons(desk: Client, adviser: Actor, page: str) -> None:
    counts = set()
    begin(adviser)
    desk.get(reverse(page))
    for how_many in (1, 3):
        for number in range(how_many - 1):
            begin(adviser, "Samir", f"Rahimi{number}")
        with counted() as asked:
            assert desk.get(reverse(page)).status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= (MOST_OF_THE_DAY if page == "people:day" else MOST)


PAGES = (
    "people:case", "people:hub", "people:history", "people:rename", "people:close", "people:notes",
    "people:burdens", "people:about", "people:same", "law:ask", "law:answers", "law:why",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_file_answers_with_few_queries(
    desk: Client, adviser: Actor, page: str
) -> None:
    olena = begin(adviser)
    desk.get(reverse(page, args=[olena.pk]))
    with counted() as asked:
        response = desk.get(reverse(page, args=[olena.pk]))
    assert response.status_code == 200
    assert len(asked) <= MOST


def test_the_case_page_says_what_is_open_and_by_which_paragraph(
    desk: Client, adviser: Actor
) -> None:
    olena = begin(adviser)
    page = desk.get(reverse("people:case", args=[olena.pk])).content.decode()
    assert "§ 4a Abs. 1 S. 1 AufenthG" in page
    assert "verdict--yes" in page


def test_whom_one_may_not_see_is_not_there(client: Client, adviser: Actor) -> None:
    olena = begin(adviser)
    stranger = at(client, make_member(make_institution(olena.region)))
    for page in PAGES:
        assert stranger.get(reverse(page, args=[olena.pk])).status_code == 404


def test_a_look_from_outside_is_written_down(client: Client, adviser: Actor) -> None:
    olena = begin(adviser)
    other = make_member(make_institution(olena.region))
    make_consent(olena, other.institution, adviser, ["profile"])
    assert at(client, other).get(reverse("people:case", args=[olena.pk])).status_code == 200
    with acting(adviser):
        assert len(queries.looks(olena.pk)) == 1


def test_a_person_is_begun_with_one_name(desk: Client, adviser: Actor) -> None:
    sent = desk.post(reverse("people:new"), {"given_name": "Hassan", "language": "ar"})
    with acting(adviser):
        hassan = Person.objects.get()
    assert sent.headers["Location"] == reverse("law:ask", args=[hassan.pk])


def test_who_sounds_alike_is_shown_first(desk: Client, adviser: Actor) -> None:
    olena = begin(adviser)
    typed = {"given_name": "Елена", "family_name": "Коваленко", "language": "uk"}
    page = desk.post(reverse("people:new"), typed)
    assert reverse("people:case", args=[olena.pk]) in page.content.decode()
    assert "Елена" in page.content.decode()
    desk.post(reverse("people:new"), typed | {"anyway": "1"})
    with acting(adviser):
        assert Person.objects.count() == 2


HOSTILE = ("\0", "a\u202eb", "<script>alert(1)</script>", "=1+1", "x" * 5000, "12345")


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("field", ["given_name", "family_name", "native_name"])
def test_a_hostile_name_gets_a_sentence_and_nothing_is_saved(
    desk: Client, adviser: Actor, field: str, typed: str
) -> None:
    given = {"given_name": "Olena", "language": "uk"} | {field: typed}
    page = desk.post(reverse("people:new"), given).content.decode()
    assert f"id_{field}_error" in page
    assert "<script>alert" not in page
    with acting(adviser):
        assert not Person.objects.exists()


def test_a_note_keeps_what_was_typed_when_it_is_refused(desk: Client, adviser: Actor) -> None:
    olena = begin(adviser)
    page = desk.post(reverse("people:notes", args=[olena.pk]), {"text": "Long. " * 200})
    assert "Long. Long." in page.content.decode()
    assert "id_text_error" in page.content.decode()
