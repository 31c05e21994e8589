"""An adviser's appointments in a calendar outside the house: when and where, and until it is ended."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from nahtlos.core.actor import Actor
from nahtlos.core.roles import Adviser, Coordinator
from nahtlos.core.wall import acting
from nahtlos.network.models import Account, Institution, Membership
from nahtlos.people.models import Person
from tests.makers import keeper, make_account, make_institution, make_member, make_person, sure
from tests.network.entering import enter
from tests.plan import rows

pytestmark = pytest.mark.django_db
ADDRESS = "/day/calendar/"


@pytest.fixture
def adviser() -> Actor:
    return make_member()


@pytest.fixture
def olena(adviser: Actor) -> Person:
    return make_person(adviser)


def an_address(actor: Actor) -> str:
    page = enter(actor).post(ADDRESS).content.decode()
    token = page.partition("/day/feed/")[2].partition("/")[0]
    assert len(token) == 43
    return reverse("plan:feed", args=[token])


def events(url: str) -> list[Event]:
    response = Client().get(url)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]
    return list(Calendar.from_ical(response.content).walk("VEVENT"))  # type: ignore[arg-type]  # icalendar: components by name


def test_a_calendar_learns_when_and_where(adviser: Actor, olena: Person) -> None:
    meeting = rows.make_appointment(olena, adviser)
    off = rows.make_appointment(olena, adviser, state="cancelled", moved_at=timezone.now())
    found = {str(one["uid"]): one for one in events(an_address(adviser))}
    assert set(found) == {f"{meeting.pk}@nahtlos", f"{off.pk}@nahtlos"}
    event = found[f"{meeting.pk}@nahtlos"]
    assert event.decoded("dtstart") == meeting.starts_at.replace(microsecond=0)
    assert (str(event["summary"]), str(event["location"])) == ("Termin", meeting.place)
    assert str(found[f"{off.pk}@nahtlos"]["status"]) == "CANCELLED"


def test_a_calendar_learns_nothing_of_the_person(adviser: Actor, olena: Person) -> None:
    secrets: dict[str, Any] = {
        "what": "Gespräch über Belastungen", "note": "Private matter", "with_whom": "Kim Beispiel",
        "telephone": "030 23125 999",
    }  # fmt: skip
    rows.make_appointment(olena, adviser, phrase="", bring=["Attest"], **secrets)
    body = Client().get(an_address(adviser)).content.decode()
    told = (*secrets.values(), "Attest", "Olena", "Prykladna", str(olena.pk))
    assert [one for one in told if one in body] == []
    assert "DESCRIPTION" not in body


def test_only_the_appointments_of_my_own_persons(adviser: Actor) -> None:
    colleague = make_member(Institution.objects.get(pk=sure(adviser.institution)))
    rows.make_appointment(make_person(colleague, "Iryna"), colleague)
    stranger = make_member()
    rows.make_appointment(make_person(stranger, "Darya"), stranger)
    assert events(an_address(adviser)) == []


def test_from_every_place_where_i_work(adviser: Actor, olena: Person) -> None:
    account = Account.objects.get(pk=sure(adviser.account))
    elsewhere = make_member(make_institution(), Adviser, account=account)
    rows.make_appointment(olena, adviser)
    rows.make_appointment(make_person(elsewhere, "Iryna"), elsewhere)
    url = an_address(adviser)
    assert len(events(url)) == 2
    with acting(keeper(sure(elsewhere.region))):
        Membership.objects.filter(pk=sure(elsewhere.membership)).update(ended_at=timezone.now())
    assert len(events(url)) == 1


@pytest.mark.parametrize("how", ["ended", "made anew", "left", "closed"])
def test_an_address_ends(adviser: Actor, olena: Person, how: str) -> None:
    rows.make_appointment(olena, adviser)
    url = an_address(adviser)
    if how == "ended":
        enter(adviser).post(f"{ADDRESS}end/")
    elif how == "made anew":
        an_address(adviser)
    elif how == "left":
        with acting(keeper(sure(adviser.region))):
            Membership.objects.update(ended_at=timezone.now())
    else:
        Account.objects.filter(pk=sure(adviser.account)).update(is_active=False)
    assert Client().get(url).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "..%2F", "%00"])
def test_an_address_that_does_not_exist(token: str) -> None:
    make_account()
    assert Client().get(f"/day/feed/{token}/").status_code == 404


def test_the_address_is_shown_once_and_can_be_ended(adviser: Actor) -> None:
    client = enter(adviser)
    assert "/day/calendar/" in client.get("/day/").content.decode()
    assert "/day/feed/" in client.post(ADDRESS).content.decode()
    later = client.get(ADDRESS).content.decode()
    assert ("/day/feed/" in later, f"{ADDRESS}end/" in later) == (False, True)
    client.post(f"{ADDRESS}end/")
    assert f"{ADDRESS}end/" not in client.get(ADDRESS).content.decode()


def test_who_has_no_persons_gets_no_address() -> None:
    client = enter(make_member(role=Coordinator))
    assert client.post(ADDRESS).status_code == 403
    assert Client().get(ADDRESS).status_code == 302


def test_what_is_long_past_is_left_out(adviser: Actor, olena: Person) -> None:
    rows.make_appointment(olena, adviser, days=-60)
    assert events(an_address(adviser)) == []
