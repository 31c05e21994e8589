"""Pages of work: one's own offers, the list, a person's places, a table brought, a result taken over."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nahtlos.core.actor import Actor
from nahtlos.core.clock import now, today
from nahtlos.core.roles import Coordinator, Immigration, Member
from nahtlos.core.wall import acting
from nahtlos.network.models import Institution, Kind
from nahtlos.offers.models import Booking, Need, Offer, OutOfTurn, Place, Result, Run, Sheet
from nahtlos.people.models import Fact, Person
from tests.makers import (
    make_consent,
    make_fact,
    make_institution,
    make_login,
    make_member,
    make_person,
)
from tests.network.entering import enter, queries_of
from tests.offers.rows import make_booking, make_offer, make_result, make_run, usher

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Town:
    """An adviser with Olena, a school with a course of one seat, and a teacher there."""

    adviser: Actor
    olena: Person
    school: Institution
    teacher: Actor
    offer: Offer
    run: Run


@pytest.fixture
def town() -> Town:
    adviser = make_member()
    olena = make_person(adviser)
    school = make_institution(olena.region, Kind.SCHOOL)
    offer = make_offer(school)
    return Town(adviser, olena, school, make_member(school, Member), offer, make_run(offer, 1))


def joined(town: Town, person: Person | None = None) -> Booking:
    whose = person or town.olena
    response = enter(town.adviser).post(f"/persons/{whose.pk}/offers/{town.offer.pk}/")
    assert response.status_code == 302
    with acting(town.adviser):
        return Booking.objects.get(person=whose)


def state(booking: Booking) -> str:
    with acting(usher(booking.region_id)):
        return Place.objects.get(pk=booking.place_id).state


# --- a person's places ----------------------------------------------------------------------------
def test_an_adviser_puts_a_person_on_the_list_and_takes_the_seat(town: Town) -> None:
    booking = joined(town)
    client = enter(town.adviser)
    assert state(booking) == "offered"
    refused = client.post(f"/offers/bookings/{booking.pk}/accept/")
    assert refused.status_code == 403
    assert "ask for consent first" in refused.content.decode()
    make_consent(town.olena, town.school.pk, town.adviser, ("contact",))
    assert client.post(f"/offers/bookings/{booking.pk}/accept/").status_code == 302
    assert state(booking) == "taken"


def test_giving_up_asks_why_and_moves_the_list(town: Town) -> None:
    first = joined(town)
    second = joined(town, make_person(town.adviser, "Saba"))
    client = enter(town.adviser)
    path = f"/offers/bookings/{first.pk}/leave/"
    assert client.post(path, {"because": "bored"}).status_code == 422
    assert client.post(path, {"because": "work"}).status_code == 302
    assert [state(first), state(second)] == ["left", "offered"]


def test_the_person_says_yes_on_the_own_page(town: Town) -> None:
    booking = joined(town)
    make_consent(town.olena, town.school.pk, town.adviser, ("contact",))
    herself = enter(make_login(town.olena, town.adviser))
    assert "A seat is held for you." in herself.get("/my/courses/").content.decode()
    assert herself.post(f"/my/courses/{booking.pk}/accept/").status_code == 302
    assert state(booking) == "taken"


def test_nobody_answers_for_another_person(town: Town) -> None:
    booking = joined(town)
    saba = make_person(town.adviser, "Saba")
    stranger = enter(make_login(saba, town.adviser))
    assert stranger.post(f"/my/courses/{booking.pk}/leave/").status_code == 404
    other = enter(make_member(make_institution(town.olena.region)))
    assert other.post(f"/offers/bookings/{booking.pk}/accept/").status_code == 404
    assert state(booking) == "offered"


def test_seats_that_wait_stand_on_one_page_of_the_holder(town: Town) -> None:
    joined(town)
    mine = enter(town.adviser).get("/offers/held/")
    assert [str(one.person) for one, _known in mine.context["bookings"]] == [str(town.olena)]
    theirs = enter(make_member(make_institution(town.olena.region))).get("/offers/held/")
    assert theirs.context["bookings"] == []


# --- the list --------------------------------------------------------------------------------------
def test_the_school_sees_the_list_and_a_name_once_agreed(town: Town) -> None:
    joined(town)
    client = enter(town.teacher)
    path = f"/offers/{town.offer.pk}/list/"
    assert "Prykladna" not in client.get(path).content.decode()
    make_consent(town.olena, town.school.pk, town.adviser, ("contact",))
    assert "Prykladna" in client.get(path).content.decode()


def test_a_longer_list_asks_no_more(town: Town) -> None:
    client, counts = enter(town.teacher), set()
    make_run(town.offer, 9, 90)
    client.get(f"/offers/{town.offer.pk}/list/")
    for number in (1, 2):
        for n in range(number):
            joined(town, make_person(town.adviser, f"P{number}{n}"))
        counts.add(queries_of(lambda: client.get(f"/offers/{town.offer.pk}/list/")))
    assert len(counts) == 1


def test_an_exception_is_written_down_with_its_reason(town: Town) -> None:
    joined(town)
    joined(town, make_person(town.adviser, "Darya"))
    last = joined(town, make_person(town.adviser, "Saba"))
    more = make_run(town.offer, 1, 90)
    client, path = enter(town.teacher), f"/offers/places/{last.place_id}/exception/"
    given = {"run": str(more.pk), "reason": "childcare", "note": ""}
    assert client.post(path, given).status_code == 422
    assert client.post(path, given | {"note": "Nur hier mit Betreuung."}).status_code == 302
    with acting(town.teacher):
        made = OutOfTurn.objects.get()
    assert (made.reason, len(made.passed), state(last)) == ("childcare", 1, "offered")


def test_the_coordination_sets_the_order_and_nobody_else(town: Town) -> None:
    path, sent = (
        "/offers/order/change/",
        {"needs": "Frist: In zwei Monaten\nKinder: Nur mit Betreuung"},
    )
    assert enter(town.adviser).post(path, sent).status_code == 403
    keeper = enter(make_member(town.school, Coordinator))
    assert keeper.post(path, {"needs": "without a colon"}).status_code == 422
    assert keeper.post(path, sent).status_code == 302
    assert list(Need.objects.values_list("rank", "name")) == [(1, "Frist"), (2, "Kinder")]
    assert "In zwei Monaten" in Client().get("/offers/order/").content.decode()


# --- one's own offers -----------------------------------------------------------------------------
def whole(**more: object) -> dict[str, Any]:
    given = {"title": "Deutsch B2", "kind": "course", "topic": "language", "load": "part",
             "hold_days": "7", "fresh_days": "90", "instruments": ["bsk_b2"]}  # fmt: skip
    return given | more


def test_an_offer_is_entered_and_given_a_start(town: Town) -> None:
    client = enter(town.teacher)
    made = client.post("/offers/new/", whole())
    offer = Offer.objects.get(title="Deutsch B2")
    assert (made.status_code, made["Location"]) == (302, f"/offers/{offer.pk}/runs/new/")
    day = today() + timedelta(days=40)
    sent = {"starts_on_day": day.day, "starts_on_month": day.month, "starts_on_year": day.year,
            "seats": "12"}  # fmt: skip
    assert client.post(made["Location"], sent).status_code == 302
    assert (offer.instruments, offer.runs.get().seats) == (["bsk_b2"], 12)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "=1+1"}, "title"), ({"instruments": ["made_up"]}, "instruments"),
        ({"level_from": "B1", "level_to": "A1"}, "level_to"), ({"hold_days": "0"}, "hold_days"),
        ({"website": "javascript:alert(1)"}, "website"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(
    town: Town, wrong: dict[str, object], field: str
) -> None:
    response = enter(town.teacher).post("/offers/new/", whole(**wrong))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Offer.objects.count() == 1


def test_seats_are_changed_in_the_table_and_checked_with_one_press(town: Town) -> None:
    Offer.objects.filter(pk=town.offer.pk).update(checked_on=today() - timedelta(days=200))
    client = enter(town.teacher)
    assert client.get("/offers/ours/").context["stale"] == 1
    client.post(f"/offers/{town.offer.pk}/quick/", {"seats": "5"})
    client.post(f"/offers/{town.offer.pk}/check/")
    town.run.refresh_from_db()
    assert (town.run.seats, client.get("/offers/ours/").context["stale"]) == (5, 0)


def test_others_change_nothing(town: Town) -> None:
    other = enter(make_member(make_institution(town.olena.region, Kind.SCHOOL), Member))
    for path in ("change", "check", "quick", "close", "reopen", "runs/new"):
        assert other.post(f"/offers/{town.offer.pk}/{path}/", {"seats": "1"}).status_code == 403
    office = make_institution(town.olena.region, Kind.IMMIGRATION_OFFICE)
    assert enter(make_member(office, Immigration)).get("/offers/ours/").status_code == 403


def test_my_offers_ask_no_more_for_more_rows(town: Town) -> None:
    client, counts = enter(town.teacher), set()
    client.get("/offers/ours/")
    for number in (1, 3):
        for n in range(number):
            make_run(make_offer(town.school, f"Course {number} {n}"))
        counts.add(queries_of(lambda: client.get("/offers/ours/")))
    assert len(counts) == 1


# --- a table ---------------------------------------------------------------------------------------
TABLE = "Titel;Niveau bis;Beginn;Plätze\nDeutsch B1;B1;11.01.2027;18\nKaputt;B7;;\n"


def brought(client: Client, content: bytes = TABLE.encode()) -> Any:
    return client.post("/offers/import/", {"file": SimpleUploadedFile("../../Liste.csv", content)})


def test_a_table_is_looked_through_before_anything_is_imported(town: Town) -> None:
    client = enter(town.teacher)
    path = brought(client)["Location"]
    page = client.get(path)
    assert (page.context["ready"], page.context["wrong"]) == (1, 1)
    assert "Please write a level from A0 to C2" in page.content.decode()
    assert Offer.objects.count() == 1
    faults = client.get(f"{path}faults.csv").content.decode("utf-8-sig").splitlines()
    assert faults[1].startswith("3;Level at the end;B7;")
    meant = {"c0": "title", "c1": "level_to", "c2": "starts_on", "c3": "seats"}
    assert client.post(path, meant | {"import": "1"}).status_code == 302
    with acting(town.teacher):
        assert (Offer.objects.filter(title="Deutsch B1").count(), Sheet.objects.count()) == (1, 0)
    assert client.get(path).status_code == 404


def test_chosen_columns_are_remembered(town: Town) -> None:
    client = enter(town.teacher)
    content = b"Bezeichnung;Egal\nKurs eins;x\n"
    path = brought(client, content)["Location"]
    assert client.get(path).context["asks"] is True
    assert client.post(path, {"c0": "title", "c1": "", "again": "1"}).context["ready"] == 1
    assert client.get(brought(client, content)["Location"]).context["ready"] == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "Mütter".encode("cp1252"), b"Titel\n"])
def test_what_is_no_table_is_refused_at_the_field(town: Town, content: bytes) -> None:
    response = brought(enter(town.teacher), content)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_a_table_of_others_is_not_there(town: Town) -> None:
    path = brought(enter(town.teacher))["Location"]
    other = enter(make_member(make_institution(town.olena.region, Kind.SCHOOL), Member))
    assert [other.get(p).status_code for p in (path, f"{path}faults.csv")] == [404, 404]


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfNummer"), ("xlsx", b"PK")])
def test_own_offers_are_taken_along(town: Town, ending: str, begins: bytes) -> None:
    response = enter(town.teacher).get(f"/offers/export.{ending}")
    assert response.content.startswith(begins)
    assert response["Content-Disposition"] == f'attachment; filename="angebote.{ending}"'
    assert enter(town.teacher).get("/offers/export.exe").status_code == 404


# --- results ---------------------------------------------------------------------------------------
def test_a_result_goes_from_the_school_into_the_file(town: Town) -> None:
    make_fact(town.olena, town.adviser, "german", "A2")
    booking = make_booking(town.olena, town.adviser, town.offer, state="taken", run=town.run)
    make_consent(town.olena, town.school.pk, town.adviser, ("contact",))
    day = today()
    sent = {"outcome": "passed", "level": "B1", "on_day": day.day, "on_month": day.month,
            "on_year": day.year}  # fmt: skip
    teacher = enter(town.teacher)
    assert teacher.post(f"/offers/bookings/{booking.pk}/result/", sent).status_code == 302
    client = enter(town.adviser)
    [shown] = client.get("/offers/held/").context["results"]
    assert shown.changes == ("Level of German: B1",)
    assert client.post(f"/offers/results/{shown.result.pk}/keep/").status_code == 302
    with acting(town.adviser):
        assert Fact.objects.get(name="german").value == "B1"
    assert client.get("/offers/held/").context["results"] == []


def test_a_member_of_the_holder_takes_nothing_over(town: Town) -> None:
    booking = make_booking(town.olena, town.adviser, town.offer, state="taken", run=town.run)
    result = make_result(booking, town.adviser)
    member = enter(make_member(town.olena.institution, Member))
    assert member.post(f"/offers/results/{result.pk}/keep/").status_code == 403
    with acting(town.adviser):
        assert Result.objects.get().state == "open"
    assert now() > result.recorded_at
