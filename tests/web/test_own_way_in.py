"""The way in to the own page: by link or typed code, with the birth date, from one's own device."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.wall import acting
from nahtlos.people import actions
from nahtlos.people.models import Link, Person
from tests.makers import (
    make_consent,
    make_institution,
    make_link,
    make_member,
    make_person,
    make_record,
)

pytestmark = pytest.mark.django_db
WAY, BIRTH_DATE, CODE = reverse("mine:way"), reverse("mine:birth_date"), reverse("mine:code")


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = make_person(adviser)
    make_record(person, adviser)
    return person


@pytest.fixture
def handed(olena: Person, adviser: Actor) -> actions.Handed:
    with acting(adviser):
        return actions.make_link(person=olena, by=adviser, at=timezone.now())


def day(*parts: object, **more: object) -> dict[str, str]:
    named = zip(("day", "month", "year"), parts, strict=True)
    typed = {f"birth_date_{name}": part for name, part in named} | more
    return {name: str(part) for name, part in typed.items()}


RIGHT, WRONG = (17, 5, 1990), (18, 5, 1990)


def arrived(client: Client, token: str) -> Client:
    assert client.get(reverse("mine:enter", args=[token])).headers["Location"] == BIRTH_DATE
    return client


def kept(adviser: Actor) -> Link:
    with acting(adviser):
        return Link.objects.get()


# --- by link ---------------------------------------------------------------------------------------
def test_a_link_alone_opens_nothing(client: Client, handed: actions.Handed) -> None:
    arrived(client, handed.token)
    for page in ("way", "shared", "about", "help"):
        assert client.get(reverse(f"mine:{page}")).headers["Location"] == BIRTH_DATE
    assert "link" not in client.session


@pytest.mark.parametrize("typed", [
    RIGHT, ("17", "05", "1990"), ("۱۷", "۵", "۱۹۹۰"), ("١٧", "٥", "١٩٩٠"), (" 17 ", "5", "1990"),
])  # fmt: skip
def test_link_and_birth_date_open_the_page_in_every_script(
    client: Client, handed: actions.Handed, adviser: Actor, typed: tuple[object, ...]
) -> None:
    response = arrived(client, handed.token).post(BIRTH_DATE, day(*typed))
    assert response.headers["Location"] == WAY
    assert client.get(WAY).status_code == 200
    assert kept(adviser).last_used_on == timezone.localdate()


@pytest.mark.parametrize("typed", [
    ("", "", ""), ("31", "2", "1990"), ("17", "", "1990"), ("x", "5", "1990"), ("17", "5", "90"),
    ("17", "5", "1369"), ("17", "5", "9999"), ("'; drop", "5", "1990"), ("²", "5", "1990"),
    ("\x00", "5", "1990"), ("1" * 5000, "5", "1990"), ("\u202e17", "5", "1990"),
])  # fmt: skip
def test_what_is_no_day_costs_no_try(
    client: Client, handed: actions.Handed, adviser: Actor, typed: tuple[object, ...]
) -> None:
    response = arrived(client, handed.token).post(BIRTH_DATE, day(*typed))
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert kept(adviser).wrong_ever == 0


def test_five_wrong_days_lock_and_the_right_one_comes_too_late(
    client: Client, handed: actions.Handed, adviser: Actor
) -> None:
    arrived(client, handed.token)
    answers = [client.post(BIRTH_DATE, day(*WRONG)).status_code for _ in range(5)]
    assert answers == [422] * 4 + [410]
    assert client.post(BIRTH_DATE, day(*RIGHT)).status_code == 410
    assert client.get(reverse("mine:enter", args=[handed.token])).status_code == 410
    one = kept(adviser)
    assert (one.wrong_dates, one.locked_at is not None, one.last_used_on) == (5, True, None)


def test_a_right_day_forgives_the_wrong_ones_before(
    client: Client, handed: actions.Handed, adviser: Actor
) -> None:
    arrived(client, handed.token)
    for _ in range(4):
        client.post(BIRTH_DATE, day(*WRONG))
    assert client.post(BIRTH_DATE, day(*RIGHT)).headers["Location"] == WAY
    assert (kept(adviser).wrong_dates, kept(adviser).wrong_ever) == (0, 4)


def test_over_its_whole_life_a_link_bears_twenty_wrong_days(
    handed: actions.Handed, adviser: Actor
) -> None:
    with acting(adviser):
        Link.objects.update(wrong_ever=19)
    client = arrived(Client(), handed.token)
    assert client.post(BIRTH_DATE, day(*WRONG)).status_code == 410


def test_wrong_days_from_one_address_are_paused(
    client: Client, olena: Person, adviser: Actor
) -> None:
    for _ in range(5):
        arrived(client, make_link(olena, adviser).token)
        answers = {client.post(BIRTH_DATE, day(*WRONG)).status_code for _ in range(4)}
        assert answers == {422}
    assert client.post(BIRTH_DATE, day(*RIGHT)).status_code == 429
    assert client.post(BIRTH_DATE, day(*RIGHT), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_dead_links_look_alike(client: Client, olena: Person, adviser: Actor) -> None:
    dead = [
        make_link(olena, adviser, hours=-1),
        make_link(olena, adviser, ended_at=timezone.now()),
        make_link(olena, adviser, locked_at=timezone.now(), wrong_dates=5),
    ]
    tokens = ("forged", *(one.token for one in dead))
    pages = {token: client.get(reverse("mine:enter", args=[token])) for token in tokens}
    assert {page.status_code for page in pages.values()} == {410}
    plain = {bare(page).replace(quote(token), "") for token, page in pages.items()}
    assert len(plain) == 1


def test_a_file_that_lost_its_birth_date_opens_nothing(
    client: Client, olena: Person, adviser: Actor
) -> None:
    samir = make_person(adviser, "Samir", "Rahimi")
    arrived(client, make_link(samir, adviser).token)
    assert client.post(BIRTH_DATE, day(*RIGHT)).status_code == 422


def test_nobody_with_a_session_of_nothing_is_asked(client: Client) -> None:
    assert client.get(BIRTH_DATE).status_code == 410
    assert client.post(BIRTH_DATE, day(*RIGHT)).status_code == 410
    client.cookies["own_page"] = "forged:cookie"
    assert client.get(BIRTH_DATE).status_code == 410


def test_the_link_to_a_question_asks_where_the_file_knows(olena: Person, adviser: Actor) -> None:
    school = make_institution(olena.region)
    samir = make_person(adviser, "Samir", "Rahimi")
    places = []
    for person in (olena, samir):
        one = make_consent(person, school.pk, adviser, given=False)
        with acting(adviser):
            token = actions.make_link(person=person, consent=one, by=adviser, at=timezone.now())
        went = Client().get(reverse("mine:enter", args=[token.token])).headers["Location"]
        places.append((went, reverse("mine:question", args=[one.pk])))
    assert places[0][0] == BIRTH_DATE
    assert places[1][0] == places[1][1]


# --- by code ---------------------------------------------------------------------------------------
def grouped(code: str, how: str) -> str:
    return how.join((code[:4], code[4:8], code[8:]))


@pytest.mark.parametrize("how", ["", " ", "-", " – ", "\u200f ", "\u00a0"])
def test_a_code_is_typed_with_any_blanks(client: Client, handed: actions.Handed, how: str) -> None:
    typed = {"code": grouped(handed.code, how), **day(*RIGHT)}
    assert client.post(CODE, typed).headers["Location"] == WAY
    assert client.get(WAY).status_code == 200


@pytest.mark.parametrize("zero", ["٠", "۰", "０"])
def test_a_code_is_typed_in_digits_of_any_script(
    client: Client, handed: actions.Handed, zero: str
) -> None:
    theirs = "".join(chr(ord(zero) + int(digit)) for digit in handed.code)
    assert client.post(CODE, {"code": theirs, **day(*RIGHT)}).headers["Location"] == WAY


@pytest.mark.parametrize(
    "code", ["", "1234", "x" * 12, "1234 5678 901²", "1" * 13, "%00" * 4, "'; drop--", "9" * 9999]
)
def test_what_is_no_code_is_said_at_the_field(client: Client, code: str) -> None:
    response = client.post(CODE, {"code": code, **day(*RIGHT)})
    assert response.status_code == 422
    assert "id_code_error" in response.content.decode()


def test_all_that_is_wrong_with_a_code_reads_the_same(
    client: Client, handed: actions.Handed, adviser: Actor
) -> None:
    pages = [client.post(CODE, {"code": handed.code, **day(*WRONG)})]
    pages += [client.post(CODE, {"code": "0" * 12, **day(*WRONG)})]
    with acting(adviser):
        Link.objects.update(wrong_dates=5, locked_at=timezone.now())
    pages += [client.post(CODE, {"code": handed.code, **day(*RIGHT)})]
    with acting(adviser):
        Link.objects.update(ended_at=timezone.now())
    pages += [client.post(CODE, {"code": handed.code, **day(*RIGHT)})]
    assert {page.status_code for page in pages} == {422}
    plain = {bare(p).replace(handed.code, "0" * 12).replace('"18"', '"17"') for p in pages}
    assert len(plain) == 1


def bare(response: Any) -> str:
    """The page without what is drawn anew each time."""
    return re.sub(r'value="\w{64}"', "", response.content.decode())


def test_a_code_is_kept_as_a_digest_that_needs_the_sites_key(
    handed: actions.Handed, adviser: Actor, settings: Any
) -> None:
    one = kept(adviser)
    assert handed.code not in {str(value) for value in vars(one).values()}
    assert one.code_digest == actions.code_digest(handed.code)
    settings.SECRET_KEY = "of another site"
    assert one.code_digest != actions.code_digest(handed.code)


def test_guessing_codes_is_paused(client: Client, handed: actions.Handed) -> None:
    typed = [{"code": f"{n:012}", **day(*RIGHT)} for n in range(20)]
    assert {client.post(CODE, one).status_code for one in typed} == {422}
    assert client.post(CODE, {"code": handed.code, **day(*RIGHT)}).status_code == 429


# --- the device ------------------------------------------------------------------------------------
def test_a_new_session_asks_for_the_birth_date_alone(
    client: Client, handed: actions.Handed
) -> None:
    arrived(client, handed.token).post(BIRTH_DATE, day(*RIGHT))
    cookie = client.cookies["own_page"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert handed.token not in cookie.value
    del client.cookies["sessionid"]
    assert client.get(WAY).headers["Location"] == BIRTH_DATE
    assert client.post(BIRTH_DATE, day(*RIGHT)).headers["Location"] == WAY


def test_whoever_signs_out_leaves_no_trace_at_the_device(
    client: Client, handed: actions.Handed
) -> None:
    arrived(client, handed.token).post(BIRTH_DATE, day(*RIGHT))
    client.post(reverse("mine:leave"))
    assert client.get(WAY).status_code == 401


def test_the_person_ends_it_for_all_devices(
    handed: actions.Handed, olena: Person, adviser: Actor
) -> None:
    mine, lost = arrived(Client(), handed.token), Client()
    mine.post(BIRTH_DATE, day(*RIGHT))
    arrived(lost, make_link(olena, adviser).token).post(BIRTH_DATE, day(*RIGHT))
    assert lost.get(WAY).status_code == 200
    mine.post(reverse("mine:leave"), {"for_good": "1"})
    assert [one.get(WAY).status_code for one in (mine, lost)] == [401, 401]
    assert lost.get(BIRTH_DATE).status_code == 410


def test_what_the_adviser_ends_is_over_with_the_next_tap(
    client: Client, handed: actions.Handed, olena: Person, adviser: Actor
) -> None:
    arrived(client, handed.token).post(BIRTH_DATE, day(*RIGHT))
    with acting(adviser):
        actions.end_links(person=olena, by=adviser, at=timezone.now())
    assert client.get(WAY).status_code == 401
    assert client.post(reverse("mine:leave")).status_code == 302


def test_a_renewed_link_holds_half_a_year_from_then(
    handed: actions.Handed, olena: Person, adviser: Actor
) -> None:
    later = timezone.now() + timedelta(days=100)
    with acting(adviser):
        until = actions.renew_link(link=handed.link.pk, person=olena, by=adviser, at=later)
    assert kept(adviser).expires_at == until == later + timedelta(days=180)
