"""Pages of data protection: rights of persons, and what the officer prints."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Administrator, Eraser, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution
from nahtlos.people import actions, queries
from nahtlos.people.models import Correction, Erasure, Hold, Person, Request
from tests import makers
from tests.bench import ReadOnlyClient

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in site.LANGUAGES]


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def adviser() -> Actor:
    return makers.make_member(name="Aylin Muster")


@pytest.fixture
def olena(adviser: Actor) -> Person:
    person = makers.make_person(adviser)
    makers.make_record(person, adviser)
    makers.make_contact(person, adviser)
    makers.make_note(person, adviser, "Her cousin said something.")
    return person


def enter(by: Actor) -> Client:
    client = ReadOnlyClient()
    client.force_login(Account.objects.get(pk=makers.sure(by.account)))
    return client


@pytest.fixture
def desk(adviser: Actor) -> Client:
    return enter(adviser)


@pytest.fixture
def phone(olena: Person, adviser: Actor) -> Client:
    account = makers.make_account(name="")
    makers.make_login(olena, adviser, account)
    client = ReadOnlyClient()
    client.force_login(account)
    return client


@pytest.fixture
def officer(adviser: Actor) -> Client:
    house = Institution.objects.get(pk=makers.sure(adviser.institution))
    return enter(makers.make_member(house, Administrator))


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["privacy:mine", "privacy:read"])
def test_own_pages_in_eight_languages(page: str, language: str, phone: Client) -> None:
    answer = phone.get(reverse(page), headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()


def test_the_person_saves_everything_but_notes(phone: Client, olena: Person) -> None:
    files = opened(phone.get(reverse("privacy:save")).content)
    told = json.loads(files["everything.json"])
    assert told["tables"]["people_contact"][0]["value"] == "030 23125 001"
    assert "people_note" in told["withheld"]
    assert b"030 23125 001" in files["everything.html"]
    assert b"cousin" not in files["everything.json"] + files["everything.html"]


def test_the_adviser_decides_on_notes(desk: Client, olena: Person) -> None:
    page = reverse("privacy:everything", args=[olena.pk])
    assert "Please say why" in desk.post(page, {"notes": "no"}).content.decode()
    kept = opened(desk.post(page, {"notes": "no", "because": "It is about her cousin."}).content)
    assert (
        json.loads(kept["everything.json"])["withheld"]["people_note"] == "It is about her cousin."
    )
    assert b"said something" not in kept["everything.html"]
    given = opened(desk.post(page, {"notes": "yes"}).content)
    assert b"said something" in given["everything.html"]
    assert b'lang="uk"' in given["everything.html"]


def test_what_a_person_asks_for_is_due_in_a_month(
    phone: Client, desk: Client, olena: Person, adviser: Actor
) -> None:
    phone.post(reverse("privacy:mine"), {"kind": "access", "words": "All of it, please"})
    with acting(adviser):
        [asked] = Request.objects.all()
    assert 28 <= (asked.due_on - timezone.localdate()).days <= 31
    assert str(olena) in desk.get(reverse("privacy:waiting")).content.decode()
    page = reverse("privacy:answer", args=[olena.pk, asked.pk])
    desk.post(page, {"answer": "declined", "reason": "duty", "why": "Until March."})
    assert "Until March." in phone.get(reverse("privacy:mine")).content.decode()


def test_a_correction_is_written_down_and_told(
    phone: Client, desk: Client, olena: Person, adviser: Actor
) -> None:
    house = makers.make_institution(makers.by_region(olena))
    school = makers.make_member(house, Member)
    makers.make_consent(olena, house.pk, adviser, ("profile",))
    with acting(adviser):
        [place] = [one for one in queries.places(olena.pk) if one.place.endswith("birth_date")]
    phone.post(reverse("privacy:correct", args=[place.row, place.place]), {"right": "1991-05-17"})
    with acting(adviser):
        [asked] = Request.objects.all()
    desk.post(reverse("privacy:answer", args=[olena.pk, asked.pk]), {"answer": "done"})
    with acting(adviser):
        assert "1991-05-17" in [one.value for one in queries.places(olena.pk)]
    there = enter(school)
    for page in ("privacy:waiting", "people:inbox"):
        assert "Corrected elsewhere" in there.get(reverse(page)).content.decode()
    with acting(school):
        [told] = Correction.objects.all()
    there.post(reverse("privacy:seen", args=[told.pk]))
    assert "Corrected elsewhere" not in there.get(reverse("privacy:waiting")).content.decode()


def test_a_correction_that_is_no_day_is_refused(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    me = makers.newcomer(olena)
    with acting(me):
        [place] = [one for one in queries.places(olena.pk) if one.place.endswith("birth_date")]
        asked = actions.ask_correction(
            person=olena, place=place.place, row=place.row, right="spring", by=me, at=timezone.now()
        )
    page = reverse("privacy:answer", args=[olena.pk, asked.pk])
    assert desk.post(page, {"answer": "done"}).status_code == 403
    with acting(adviser):
        assert Request.objects.get(pk=asked.pk).answered_at is None


def test_an_erasure_on_request_is_whole(
    phone: Client, desk: Client, olena: Person, adviser: Actor
) -> None:
    phone.post(reverse("privacy:mine"), {"kind": "erasure", "words": ""})
    with acting(adviser):
        [asked] = Request.objects.all()
    page = reverse("privacy:answer", args=[olena.pk, asked.pk])
    on = timezone.localdate()
    with acting(adviser):
        actions.hold(
            person=olena, reason="claim", until=on + timedelta(days=9), by=adviser,
            at=timezone.now(), on=on,
        )  # fmt: skip
    assert desk.post(page, {"answer": "done"}).status_code == 403
    with acting(adviser):
        Hold.objects.update(ended_at=timezone.now())
    desk.post(page, {"answer": "done"})
    with acting(Actor(role=Eraser, region=olena.region_id)):
        assert not Person.objects.filter(pk=olena.pk).exists()
        assert Erasure.objects.get(whole=True).key == "request"


def test_a_hold_is_set_and_ended(desk: Client, olena: Person, adviser: Actor) -> None:
    day = timezone.localdate() + timedelta(days=90)
    parts = {"until_day": day.day, "until_month": day.month, "until_year": day.year}
    desk.post(reverse("privacy:hold", args=[olena.pk]), {"reason": "claim", **parts})
    with acting(adviser):
        [hold] = Hold.objects.all()
    assert "End the hold" in desk.get(reverse("privacy:person", args=[olena.pk])).content.decode()
    desk.post(reverse("privacy:end-hold", args=[olena.pk, hold.pk]))
    with acting(adviser):
        assert Hold.objects.get().ended_at


def test_strangers_find_nothing(olena: Person, desk: Client) -> None:
    stranger = enter(makers.make_member(makers.make_institution(makers.by_region(olena))))
    for name in ("person", "everything", "hold"):
        assert stranger.get(reverse(f"privacy:{name}", args=[olena.pk])).status_code == 404
    assert desk.get(reverse("privacy:house")).status_code == 403


def test_the_officer_prints_rules_and_counts_and_no_person(officer: Client, olena: Person) -> None:
    page = officer.get(reverse("privacy:house")).content.decode()
    assert "to be decided by the controller" in page
    assert "accompanied now: 1" in page
    assert "people_contact" in page
    assert "yes, around every table of a person" in page
    for name in (olena.given_name, olena.family_name, str(olena.pk)):
        assert name not in page


def test_a_period_is_decided_with_its_history(officer: Client, olena: Person) -> None:
    page = reverse("privacy:period", args=["notes"])
    asked = {"months": "6", "ending": "erase", "announced": "0", "because": "Meeting of 12 January"}
    officer.post(page, asked)
    officer.post(page, {**asked, "months": "9"})
    shown = officer.get(page).content.decode()
    assert "6 months" in shown
    assert "9 months" in shown
    with acting(Actor(role=Eraser, region=olena.region_id)):
        assert queries.rules(olena.region_id)["notes"].months == 9


@pytest.mark.parametrize("months", ["", "0", "many", "-3", "9999"])
def test_a_period_that_makes_no_sense_says_what_is_expected(months: str, officer: Client) -> None:
    asked = {"months": months, "ending": "erase", "announced": "0", "because": "x"}
    assert officer.post(reverse("privacy:period", args=["notes"]), asked).status_code == 422


def test_the_record_of_processing_counts_recipients(
    officer: Client, olena: Person, adviser: Actor
) -> None:
    house = makers.make_institution(makers.by_region(olena), name="Sprachschule Beispiel")
    makers.make_consent(olena, house.pk, adviser)
    page = reverse("privacy:record", args=[adviser.institution])
    officer.post(reverse("privacy:write", args=[adviser.institution]), {"controller": "Landrat"})
    shown = officer.get(page).content.decode()
    assert "Sprachschule Beispiel: 1 person" in shown
    assert "Landrat" in shown
    assert str(olena) not in shown


def counted(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_lists_ask_as_much_for_three_as_for_one(
    desk: Client, olena: Person, adviser: Actor
) -> None:
    page = reverse("privacy:waiting")
    _waiting(adviser, olena)
    asked = counted(desk, page)
    for name in ("Iryna", "Oksana"):
        _waiting(adviser, makers.make_person(adviser, name))
    assert counted(desk, page) == asked


def test_everything_asks_as_much_for_three_rows_as_for_one(
    phone: Client, olena: Person, adviser: Actor
) -> None:
    page = reverse("privacy:read")
    makers.make_step(olena, adviser)
    asked = counted(phone, page)
    for number in range(2):
        makers.make_step(olena, adviser, f"Step {number}")
        makers.make_contact(olena, adviser, f"030 23125 01{number}")
    assert counted(phone, page) == asked


def _waiting(adviser: Actor, person: Person) -> Request:
    with acting(adviser):
        return actions.ask_for(person=person, kind="access", by=adviser, at=timezone.now())
