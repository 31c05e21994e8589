"""Finding and reading offers, for everybody: exactly what fits, near first, and no name anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nahtlos.core.clock import today
from nahtlos.network.models import Institution, Kind
from nahtlos.offers import queries
from nahtlos.offers.models import Spot
from tests.makers import make_institution, make_member, make_person
from tests.network.entering import queries_of
from tests.network.rows import make_area
from tests.offers.rows import make_booking, make_offer, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> Institution:
    return make_institution(kind=Kind.SCHOOL)


def titles(client: Client, **asked: str) -> list[str]:
    response = client.get("/offers/", asked)
    assert response.status_code == 200
    return [hit.offer.title for hit in response.context["page"].object_list]


def varied(school: Institution) -> None:
    one: dict[str, Any] = {"languages": ["de"], "hours": ["morning"]}
    make_run(make_offer(school, "Morning", **one), 3)
    make_run(make_offer(school, "Children", childcare=True, hours=["evening"], level_from="A0",
                        level_to="A1"), 0)  # fmt: skip
    make_offer(school, "Law", topic="residence", kind="advice", level_from="", level_to="",
               languages=["uk"], says="Papers and titles", instruments=["mbe"])  # fmt: skip
    make_offer(school, "Gone", closed_at="2026-01-01T00:00Z")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Morning", "Children", "Law"]),
        ({"topic": "residence"}, ["Law"]),
        ({"kind": "course"}, ["Morning", "Children"]),
        ({"level": "A2"}, ["Morning"]),
        ({"level": "A0"}, ["Children"]),
        ({"level": "B1"}, []),
        ({"hours": "evening"}, ["Children"]),
        ({"language": "uk"}, ["Law"]),
        ({"childcare": "on"}, ["Children"]),
        ({"free": "on"}, ["Morning", "Law"]),
        ({"text": "papers"}, ["Law"]),
        ({"text": "morning papers"}, []),
    ],
)
def test_exactly_what_fits_is_found(
    client: Client, school: Institution, asked: dict[str, str], found: list[str]
) -> None:
    varied(school)
    assert titles(client, **asked) == found


def test_the_nearest_comes_first_and_far_ones_fall_out(client: Client, school: Institution) -> None:
    for name, lat in (("Nahdorf", 51.0), ("Mittelstadt", 51.1), ("Fernau", 51.5)):
        area = make_area(school.region, name, (f"0123{lat:.1f}"[-5:].replace(".", "9"),))
        Spot.objects.create(area=area, lat=lat, lon=8.0)
        make_offer(school, f"In {name}", area=area)
    assert titles(client, place="Mittelstadt") == ["In Mittelstadt", "In Nahdorf", "In Fernau"]
    assert titles(client, place="Mittelstadt", within_km="25") == ["In Mittelstadt", "In Nahdorf"]
    response = client.get("/offers/", {"place": "Mittelstadt"})
    assert [hit.km for hit in response.context["page"].object_list] == [0, 11, 44]


def test_a_place_that_nobody_knows_is_said_so(client: Client, school: Institution) -> None:
    make_area(school.region, "Lindenau", ("01234",))
    make_offer(school)
    response = client.get("/offers/", {"place": "Xyzzy"})
    assert response.context["found"].known is False
    assert "We do not know “Xyzzy” here." in response.content.decode()


def test_what_nobody_checked_is_marked_and_comes_last(client: Client, school: Institution) -> None:
    make_offer(school, "A stale one", checked_on=today() - timedelta(days=91))
    make_offer(school, "Fresh")
    assert titles(client) == ["Fresh", "A stale one"]
    assert client.get("/offers/").content.decode().count("not checked for long") == 1


def test_nonsense_in_the_address_is_no_error(client: Client, school: Institution) -> None:
    make_offer(school)
    for asked in ({"topic": "x"}, {"level": "Z9"}, {"page": "-1"}, {"text": "\0"}, {"for": "x"}):
        assert client.get("/offers/", asked).status_code in {200, 422}


def test_a_list_of_one_and_of_three_asks_the_same(client: Client, school: Institution) -> None:
    counts = set()
    for number in (1, 2):
        for n in range(number):
            make_run(make_offer(school, f"Course {number} {n}"))
        counts.add(queries_of(lambda: client.get("/offers/")))
    assert len(counts) == 1


def test_the_public_page_tells_numbers_and_no_name(client: Client, school: Institution) -> None:
    adviser = make_member(make_institution(school.region))
    offer = make_offer(school, instruments=["ik_alpha", "no_longer_there"])
    make_run(offer, 0)
    make_booking(make_person(adviser, "Olena", "Prykladna"), adviser, offer)
    page = client.get(f"/offers/{offer.pk}/").content.decode()
    assert "1 person waits" in page
    assert "Prykladna" not in page
    assert "§ 13" in page
    assert "no_longer_there" not in page


def test_pages_of_work_send_strangers_to_sign_in(client: Client, school: Institution) -> None:
    offer = make_offer(school)
    for path in ("ours/", "held/", "new/", "import/", "export.csv", f"{offer.pk}/list/"):
        response = client.get(f"/offers/{path}")
        assert (path, response.status_code) == (path, 302)


def test_everything_on_offer_as_frozen_values(school: Institution) -> None:
    offer = make_offer(school, weeks=16)
    past = make_run(offer, 10, -100)
    next_one, later = make_run(offer, 2, 10), make_run(offer, 5, 100)
    adviser = make_member(make_institution(school.region))
    for name in "ABC":
        make_booking(make_person(adviser, name), adviser, offer)
    [found] = queries.on_offer(school.region_id, today())
    assert [(start.run, start.free) for start in found.starts] == [(next_one.pk, 0), (later.pk, 4)]
    assert (found.waiting, found.days, found.wait_days) == (3, 112, 0)
    assert past.pk not in {start.run for start in found.starts}
    assert hash(found)


@pytest.mark.parametrize(
    ("waiting", "filled", "free", "days"),
    [
        (0, 0, 1, 0),
        (0, 10, 0, 73),
        (9, 10, 0, 730),
        (3, 0, 0, None),
        (40, 73, 0, 410),
        (2, 73, 3, 0),
    ],
)
def test_the_wait_follows_from_the_pace(
    waiting: int, filled: int, free: int, days: int | None
) -> None:
    assert queries.expected_wait(waiting, filled, free) == days


def test_whoever_is_not_signed_in_chooses_the_region(client: Client, school: Institution) -> None:
    elsewhere = make_institution(kind=Kind.SCHOOL)
    make_offer(school, "Here")
    make_offer(elsewhere, "There")
    for at, found in ((school, ["Here"]), (elsewhere, ["There"])):
        assert titles(client, region=at.region.key) == found
    first = min([school.region, elsewhere.region], key=lambda one: one.name)
    assert titles(client, region="99999") == titles(client, region=first.key)
    page = client.get("/offers/").content.decode()
    assert page.count('<option value="') >= 2
