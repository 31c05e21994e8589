"""The adviser's page of links: handing over, what became of each, extending and ending."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people import actions
from nahtlos.people.models import Link, Person
from tests.makers import (
    make_institution,
    make_link,
    make_member,
    make_person,
    make_record,
)
from tests.network.entering import enter, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def desk(adviser: Actor) -> Client:
    return enter(adviser)


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


def at(person: Person, name: str = "way_link", *more: object) -> str:
    return reverse(f"consent:{name}", args=[person.pk, *more])


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("way", ["paper", "screen"])
def test_the_sheet_speaks_the_persons_language_and_german_and_names_nobody(
    desk: Client, olena: Person, adviser: Actor, way: str
) -> None:
    response = desk.post(at(olena), {"way": way})
    page = text(response).partition("<main")[2].partition("</main>")[0]
    code = response.context["code"]
    assert [page.count(f'lang="{language}"') for language in ("uk", "de")] == [1, 1]
    assert (page.count(code), page.count("<svg")) == (2, 1)
    assert olena.family_name not in page
    with acting(adviser):
        one = Link.objects.get()
    assert one.code_digest == actions.code_digest(code.replace(" ", ""))
    assert one.handed_by == way
    assert code not in text(desk.get(at(olena)))


def test_without_a_birth_date_the_adviser_enters_it_first(desk: Client, adviser: Actor) -> None:
    samir = make_person(adviser, "Samir", "Rahimi")
    page = text(desk.get(at(samir)))
    where = reverse("law:question", args=[samir.pk, "birth_date"])
    assert where in page
    assert 'value="paper"' not in page
    assert desk.post(at(samir), {"way": "paper"}).status_code == 403
    assert desk.get(where).status_code == 200


def test_the_list_says_what_became_of_each(desk: Client, olena: Person, adviser: Actor) -> None:
    moment = timezone.now()
    make_link(olena, adviser, locked_at=moment, wrong_dates=5)
    make_link(olena, adviser, ended_at=moment)
    make_link(olena, adviser, hours=-1)
    make_link(olena, adviser, last_used_on=timezone.localdate(moment), handed_by="screen")
    page = text(desk.get(at(olena)))
    for words in (
        "too many wrong birth dates",
        "ended",
        "over since",
        "Open until",
        "shown on this screen",
    ):
        assert words in page
    assert page.count("/renew/") == 1


def test_the_list_asks_no_more_for_more(desk: Client, olena: Person, adviser: Actor) -> None:
    counts = set()
    desk.get(at(olena))
    for _ in range(3):
        make_link(olena, adviser)
        counts.add(queries_of(lambda: desk.get(at(olena))))
    assert len(counts) == 1


def test_extending_and_ending(desk: Client, olena: Person, adviser: Actor) -> None:
    link = make_link(olena, adviser).link
    assert desk.post(at(olena, "renew_link", link.pk)).status_code == 302
    with acting(adviser):
        assert Link.objects.get().expires_at > timezone.now() + timedelta(days=179)
    assert desk.post(at(olena, "end_links")).status_code == 302
    assert desk.post(at(olena, "renew_link", link.pk)).status_code == 403


def test_a_link_of_somebody_else_is_not_extended(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    samir = make_person(adviser, "Samir", "Rahimi")
    assert desk.post(at(olena, "renew_link", make_link(samir, adviser).link.pk)).status_code == 403


def test_links_of_a_closed_case_can_still_be_ended(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    make_link(olena, adviser)
    with acting(adviser):
        actions.close_case(person=olena, reason="moved", by=adviser, at=timezone.now())
    assert at(olena, "end_links") in text(desk.get(at(olena)))
    assert desk.post(at(olena), {"way": "paper"}).status_code == 403
    assert desk.post(at(olena, "end_links")).status_code == 302
    with acting(adviser):
        assert Link.objects.get().ended_at is not None


def test_each_way_ends_only_its_own_earlier_link(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    for way in ("paper", "screen", "paper"):
        desk.post(at(olena), {"way": way})
    with acting(adviser):
        live = Link.objects.filter(ended_at=None).values_list("handed_by", flat=True)
        assert sorted(live) == ["paper", "screen"]


def test_strangers_hand_over_and_end_nothing(olena: Person, adviser: Actor) -> None:
    link = make_link(olena, adviser).link
    stranger = enter(make_member(make_institution(olena.region)))
    assert stranger.get(at(olena)).status_code == 404
    for address in (at(olena), at(olena, "end_links"), at(olena, "renew_link", link.pk)):
        assert stranger.post(address).status_code == 404


@pytest.mark.parametrize("way", ["pigeon", "", "sms", "sms'--", "x" * 5000])
def test_an_unknown_way_makes_nothing(
    desk: Client, olena: Person, adviser: Actor, way: str
) -> None:
    assert desk.post(at(olena), {"way": way}).status_code == 404
    with acting(adviser):
        assert not Link.objects.exists()
