"""Pages of consent: asked for part by part, shown before agreed to, and never open to the wrong one."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.clock import today
from nahtlos.core.models import Reading
from nahtlos.core.roles import Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Kind
from nahtlos.people import actions, queries
from nahtlos.people.models import Consent, Link, Person, Scan
from tests.makers import (
    make_consent,
    make_contact,
    make_institution,
    make_link,
    make_member,
    make_note,
    make_person,
    make_record,
    make_step,
    sure,
)

pytestmark = pytest.mark.django_db


class Named(BytesIO):
    """A file that is sent under just this name, however odd."""

    content_type = "text/html"

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


PDF = b"%PDF-1.7 signed %%EOF"
MOST = 12


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


@pytest.fixture
def school(olena: Person) -> Institution:
    return make_institution(olena.region, Kind.SCHOOL, "Language School of Examples")


@pytest.fixture
def desk(client: Client, adviser: Actor) -> Client:
    return at(client, adviser)


def at(client: Client, actor: Actor) -> Client:
    client.force_login(Account.objects.get(pk=sure(actor.account)))
    return client


def url(name: str, person: Person, *more: object) -> str:
    return reverse(f"consent:{name}", args=[person.pk, *more])


def said(school: Institution, how: str = "phone", **more: Any) -> dict[str, Any]:
    until = today() + timedelta(days=100)
    return {
        "recipient": str(school.pk), "purpose": "course", "parts": ["profile"], "how": how,
        "until_day": until.day, "until_month": until.month, "until_year": until.year, **more,
    }  # fmt: skip


def kept(by: Actor) -> list[Consent]:
    with acting(by):
        return list(Consent.objects.select_related("recipient"))


def text(response: Any) -> str:
    return str(response.content.decode())


# --- the form --------------------------------------------------------------------------------------
def test_nothing_is_ticked_beforehand_and_a_year_is_offered(
    desk: Client, olena: Person, school: Institution
) -> None:
    make_institution(olena.region, Kind.IMMIGRATION_OFFICE, "Immigration Office of Examples")
    page = text(desk.get(url("new", olena)))
    assert " checked" not in page
    assert f'value="{(today() + timedelta(days=365)).year}"' in page
    assert school.name in page
    assert olena.institution.name in page
    assert "Immigration Office" not in page


HOSTILE = ("", "\0", "<b>", "=1+1", "\u202e", "x" * 10_000, "ا", "-1", "2026-11-23")


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize("field", ["recipient", "purpose", "parts", "how", "until_year"])
def test_bad_answers_get_a_sentence_and_keep_nothing(
    desk: Client, olena: Person, adviser: Actor, school: Institution, field: str, bad: str
) -> None:
    response = desk.post(url("new", olena), said(school) | {field: bad})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field.partition("_")[0]]
    assert kept(adviser) == []


@pytest.mark.parametrize("days", [-1, 0, 731, 36500])
def test_a_consent_ends_between_tomorrow_and_two_years(
    desk: Client, olena: Person, adviser: Actor, school: Institution, days: int
) -> None:
    until = today() + timedelta(days=days)
    parts = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    response = desk.post(url("new", olena), said(school) | parts)
    assert list(response.context["form"].errors) == ["until"]
    assert kept(adviser) == []


@pytest.mark.parametrize("days", [1, 730])
def test_the_first_and_the_last_day_that_can_be_chosen(
    desk: Client, olena: Person, adviser: Actor, school: Institution, days: int
) -> None:
    until = today() + timedelta(days=days)
    parts = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    desk.post(url("new", olena), said(school) | parts)
    assert [timezone.localdate(one.valid_until) for one in kept(adviser)] == [until]


def test_recipients_of_nowhere_cannot_be_slipped_in(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    office = make_institution(olena.region, Kind.IMMIGRATION_OFFICE)
    for other in (office, make_institution()):
        response = desk.post(url("new", olena), said(other))
        assert list(response.context["form"].errors) == ["recipient"]
    own = desk.post(url("new", olena), said(olena.institution))
    assert list(own.context["form"].errors) == ["parts"]
    assert kept(adviser) == []


# --- on the spot -----------------------------------------------------------------------------------
def test_on_the_spot_the_words_are_read_before_the_box_counts(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    first = desk.post(url("new", olena), said(school, "on_the_spot"))
    words = first.context["words"]
    assert (first.status_code, words.language) == (200, "uk")
    assert 'lang="uk"' in text(first)
    assert kept(adviser) == []
    other = said(school, "on_the_spot", parts=["profile", "contact"], agreed=words.mark)
    desk.post(url("new", olena), other)
    desk.post(url("new", olena), said(school, "on_the_spot", agreed="on"))
    assert kept(adviser) == []
    response = desk.post(url("new", olena), said(school, "on_the_spot", agreed=words.mark))
    assert response.status_code == 302
    assert [(one.how, one.parts) for one in kept(adviser)] == [("on_the_spot", ["profile"])]


def test_burdens_and_health_need_the_persons_own_hand(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    response = desk.post(url("new", olena), said(school, "on_the_spot", parts=["health"]))
    assert list(response.context["form"].errors) == ["how"]
    assert kept(adviser) == []


# --- on paper --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"PK\x03\x04" + b"\0" * 99,
        b"<html>",
        b"%PDF-1.7 /JavaScript %%EOF",
        PDF[:-5],
        PDF + b"x" * (5 * 1024 * 1024),
    ],
)
def test_what_is_no_paper_is_answered_at_the_field(
    desk: Client, olena: Person, adviser: Actor, school: Institution, content: bytes
) -> None:
    file = SimpleUploadedFile("signed.pdf", content, "application/pdf")
    response = desk.post(url("new", olena), said(school, "paper", paper=file))
    assert list(response.context["form"].errors) == ["paper"]
    assert kept(adviser) == []
    with acting(adviser):
        assert Scan.objects.count() == 0


def test_paper_without_a_paper(desk: Client, olena: Person, school: Institution) -> None:
    response = desk.post(url("new", olena), said(school, "paper"))
    assert list(response.context["form"].errors) == ["paper"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "a\0.pdf",
        "<b>.html",
        "signed.svg",
        "x" * 300 + ".zip",
        '"; filename="y.exe',
    ],
)
def test_the_name_of_the_file_is_our_own(
    desk: Client, olena: Person, adviser: Actor, school: Institution, name: str
) -> None:
    file = Named(PDF + b"PK\x05\x06 more", name)
    desk.post(url("new", olena), said(school, "paper", paper=file))
    (one,) = kept(adviser)
    response = desk.get(url("scan", olena, one.pk))
    assert response.content == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    disposition = f'attachment; filename="{today().isoformat()}.pdf"'
    assert response.headers["Content-Disposition"] == disposition


def test_the_form_can_be_printed_in_the_persons_language(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    response = desk.post(url("new", olena), said(school, "paper", print="1"))
    assert 'lang="uk"' in text(response)
    assert school.name in text(response)
    assert kept(adviser) == []


# --- by telephone ----------------------------------------------------------------------------------
def test_the_link_is_drawn_once_and_kept_as_a_digest(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    where = desk.post(url("new", olena), said(school)).headers["Location"]
    (one,) = kept(adviser)
    assert where == url("show", olena, one.pk)
    response = desk.post(url("link", olena, one.pk))
    token = str(response.context["address"]).rstrip("/").rpartition("/")[2]
    assert "<svg" in text(response)
    assert token not in text(desk.get(where))
    with acting(adviser):
        assert Link.objects.get().token_digest == actions.digest(token)
    phone = Client()
    assert phone.get(reverse("mine:enter", args=[token])).status_code == 302


def test_pressing_twice_asks_once(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    for _ in range(2):
        desk.post(url("new", olena), said(school))
    assert len(kept(adviser)) == 1


# --- sight -----------------------------------------------------------------------------------------
def test_taking_back_while_the_other_institution_has_the_page_open(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    one = make_consent(olena, school.pk, adviser, ("profile", "plan"))
    make_contact(olena, adviser)
    make_note(olena, adviser, "Nobody but advisers")
    make_step(olena, adviser, "Send the diploma")
    teacher = make_member(school, Member)
    there, case = at(Client(), teacher), reverse("people:case", args=[olena.pk])
    page = text(there.get(case))
    assert olena.family_name in page
    assert "23125" not in page
    assert "Nobody but advisers" not in page
    desk.post(url("revoke", olena, one.pk))
    assert there.get(case).status_code == 404
    assert there.get(reverse("plan:steps", args=[olena.pk])).status_code == 404
    with acting(adviser):
        assert {look.by_institution_id for look in Reading.objects.all()} == {school.pk}


@pytest.mark.parametrize("name", ["list", "new"])
def test_strangers_find_no_page(olena: Person, school: Institution, name: str) -> None:
    for actor in (make_member(school), make_member(make_institution())):
        assert at(Client(), actor).get(url(name, olena)).status_code == 404


def test_the_recipient_asks_for_nothing_and_takes_nothing_back(
    olena: Person, adviser: Actor, school: Institution
) -> None:
    one = make_consent(olena, school.pk, adviser)
    there = at(Client(), make_member(school))
    assert there.get(url("new", olena)).status_code == 403
    assert there.post(url("new", olena), said(school)).status_code == 403
    assert there.post(url("revoke", olena, one.pk)).status_code == 403
    assert there.post(url("link", olena, one.pk)).status_code == 403
    assert there.post(url("way_link", olena)).status_code == 403
    assert there.get(url("scan", olena, one.pk)).status_code == 404
    assert [one.revoked_at for one in kept(adviser)] == [None]


def test_a_consent_stands_under_its_own_person_alone(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    one = make_consent(olena, school.pk, adviser)
    samir = make_person(adviser, "Samir", "Rahimi")
    for name in ("show", "scan"):
        assert desk.get(url(name, samir, one.pk)).status_code == 404
    for name in ("link", "revoke"):
        assert desk.post(url(name, samir, one.pk)).status_code == 404
    assert [one.revoked_at for one in kept(adviser)] == [None]


# --- lists -----------------------------------------------------------------------------------------
def test_the_list_does_not_ask_more_for_more(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    counts = set()
    desk.get(url("list", olena))
    for how_many in (1, 2):
        for _ in range(how_many):
            make_consent(olena, make_institution(olena.region).pk, adviser)
            make_consent(olena, school.pk, adviser, given=False)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(url("list", olena)).status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
    assert counts.pop() <= MOST


def test_every_standing_has_its_place_in_the_list(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    long_ago = timezone.now() - timedelta(days=50)
    for name, more in {
        "Live House": {},
        "Asked House": {"given": False},
        "Refused House": {"given": False, "refused_at": timezone.now()},
        "Revoked House": {"revoked_at": timezone.now()},
        "Over House": {"at": long_ago, "days": 10},
    }.items():
        house = make_institution(olena.region, name=name)
        make_consent(olena, house.pk, adviser, **more)  # type: ignore[arg-type]  # test: by name
    shown = desk.get(url("list", olena)).context
    piles = [[one.recipient.name for one in shown[pile]] for pile in ("live", "asked", "past")]
    assert piles[:2] == [["Live House"], ["Asked House"]]
    assert sorted(piles[2]) == ["Over House", "Refused House", "Revoked House"]


def test_what_changes_something_is_never_a_link(
    desk: Client, olena: Person, adviser: Actor, school: Institution
) -> None:
    one = make_consent(olena, school.pk, adviser, given=False)
    for address in (
        url("link", olena, one.pk),
        url("revoke", olena, one.pk),
        url("end_links", olena),
        url("renew_link", olena, make_link(olena, adviser).link.pk),
    ):
        assert desk.get(address).status_code == 405


def test_earlier_links_to_the_own_page_end_with_a_new_one(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    make_record(olena, adviser)
    token = make_link(olena, adviser).token
    desk.post(url("way_link", olena))
    assert Client().get(reverse("mine:enter", args=[token])).status_code == 410
    with acting(adviser):
        assert queries.links(olena.pk).count() == 1
