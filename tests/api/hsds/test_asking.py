"""Pages, words, regions and moments: what is asked for is what comes, and nothing else."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from nahtlos.api.hsds import terms
from nahtlos.network.models import Institution, Kind, Region
from nahtlos.offers.models import Offer, Run
from tests.api.asking import faults
from tests.makers import make_institution, make_member, make_person, make_region
from tests.network.rows import make_answer, make_area
from tests.offers.rows import make_booking, make_offer, make_place, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def region() -> Region:
    return make_region("Aachtal")


@pytest.fixture
def school(region: Region) -> Institution:
    return make_institution(region, Kind.SCHOOL, "Schule am See")


def ask(client: Client, address: str, **asked: Any) -> Any:
    response = client.get(f"/api/hsds/{address}", asked)
    assert response.status_code == 200, response.content
    return response.json()


def names(page: Any) -> list[str]:
    return [one["name"] for one in page["contents"]]


def test_it_says_what_it_is(client: Client, region: Region) -> None:
    found = ask(client, "")
    assert (found["version"], found["openapi_url"][-17:]) == ("3.0", "/api/openapi.json")
    assert {"key": region.key, "name": "Aachtal"} in found["regions"]


def test_a_list_comes_in_pages(client: Client, school: Institution) -> None:
    for number in range(5):
        make_offer(school, f"Kurs {number}")
    page = ask(client, "services", per_page=2, page=3)
    assert names(page) == ["Kurs 4"]
    del page["contents"]
    assert page == {
        "total_items": 5,
        "total_pages": 3,
        "page_number": 3,
        "size": 1,
        "first_page": False,
        "last_page": True,
        "empty": False,
    }
    beyond = ask(client, "services", per_page=2, page=4)
    assert (beyond["empty"], beyond["last_page"], beyond["contents"]) == (True, True, [])


def test_an_empty_list_says_so(client: Client, school: Institution) -> None:
    page = ask(client, "services")
    assert (page["total_items"], page["total_pages"], page["empty"]) == (0, 0, True)
    assert page["first_page"]
    assert page["last_page"]


def test_without_any_region_there_is_nothing(client: Client) -> None:
    assert ask(client, "organizations")["contents"] == []
    assert ask(client, "service_at_locations")["contents"] == []


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"page": "0"}, "page"),
        ({"page": "1.0"}, "page"),
        ({"per_page": "101"}, "per_page"),
        ({"per_page": "-1"}, "per_page"),
        ({"format": "csv"}, "format"),
        ({"full": "yes"}, "full"),
        ({"modified_after": "yesterday"}, "modified_after"),
        ({"modified_after": "2026-13-01"}, "modified_after"),
        ({"postcode": "01234"}, "postcode"),
    ],
)
def test_what_cannot_be_read_is_named(client: Client, asked: dict[str, str], place: str) -> None:
    response = client.get("/api/hsds/services", asked)
    assert (response.status_code, faults(response)[0][0]) == (422, place)


def test_one_region_at_a_time(client: Client, school: Institution) -> None:
    other = make_institution(make_region("Zwickel"), Kind.SCHOOL, "Schule am Berg")
    make_offer(school, "Hier")
    make_offer(other, "Dort")
    assert names(ask(client, "services")) == ["Hier"]
    assert names(ask(client, "services", region=other.region.key)) == ["Dort"]
    assert names(ask(client, "organizations", region=other.region.key)) == ["Schule am Berg"]
    response = client.get("/api/hsds/organizations", {"region": "99999"})
    assert (response.status_code, faults(response)[0][0]) == (404, "region")


def test_all_of_it_line_by_line(client: Client, school: Institution) -> None:
    for number in range(3):
        make_offer(school, f"Kurs\n{number}")
    response = client.get(
        "/api/hsds/services", {"format": "ndjson", "per_page": "1", "full": "true"}
    )
    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"] == "application/x-ndjson"
    assert [json.loads(line)["name"] for line in lines] == ["Kurs\n0", "Kurs\n1", "Kurs\n2"]
    assert all("service_areas" in json.loads(line) for line in lines)
    short = client.get("/api/hsds/taxonomies", {"format": "ndjson"}).content.decode()
    assert len(short.splitlines()) == len(terms.TAXONOMIES)


def test_every_word_has_to_be_there(client: Client, school: Institution) -> None:
    make_offer(school, "Deutsch am Abend", says="Für Eltern")
    make_offer(school, "Deutsch am Morgen")
    assert names(ask(client, "services", search="deutsch eltern")) == ["Deutsch am Abend"]
    assert names(ask(client, "services", search="SEE morgen")) == ["Deutsch am Morgen"]
    assert names(ask(client, "services", search="a\0%_")) == []
    assert names(ask(client, "organizations", search="schule")) == ["Schule am See"]
    assert names(ask(client, "taxonomies", search="german levels")) == ["Stufen in Deutsch (GER)"]


def word(words: str, code: str) -> str:
    return terms.TERMS[words, code].key


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("topics", "language"), ("offers", "course"), ("german", "A2"), ("german", "B1")),
        *(("times", "evening"), ("load", "part"), ("extras", "childcare")),
    ],
)
def test_offers_by_word_and_by_list(
    client: Client, school: Institution, words: str, code: str
) -> None:
    make_offer(school, "Ja", hours=["evening"], childcare=True)
    bare = {"level_from": "", "level_to": "", "topic": "work", "kind": "advice", "load": "full"}
    make_offer(school, "Nein", **bare)
    assert names(ask(client, "services", taxonomy_term_id=word(words, code))) == ["Ja"]
    both = ["Ja", "Nein"] if words in {"topics", "offers", "load"} else ["Ja"]
    assert names(ask(client, "services", taxonomy_id=terms.OF[words].key)) == both


def test_institutions_by_word(client: Client, region: Region, school: Institution) -> None:
    make_institution(region, Kind.CHAMBER, "Kammer")
    make_answer(school, "language")
    make_answer(school, "work")
    by_kind = word("institutions", "chamber")
    by_topic = word("topics", "language")
    assert names(ask(client, "organizations", taxonomy_term_id=by_kind)) == ["Kammer"]
    assert names(ask(client, "organizations", taxonomy_term_id=by_topic)) == ["Schule am See"]
    every = ask(client, "organizations", taxonomy_id=terms.OF["topics"].key)
    assert names(every) == ["Schule am See"]
    assert names(ask(client, "organizations", taxonomy_id=terms.OF["german"].key)) == []


@pytest.mark.parametrize("key", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_key_fits_nothing(client: Client, school: Institution, key: str) -> None:
    make_offer(school)
    for name in ("taxonomy_term_id", "taxonomy_id", "organization_id"):
        assert ask(client, "services", **{name: key})["contents"] == []


def test_all_that_is_asked_has_to_hold(client: Client, region: Region, school: Institution) -> None:
    other = make_institution(region, Kind.SCHOOL, "Andere")
    make_offer(school, "Sprache")
    make_offer(school, "Arbeit", topic="work")
    make_offer(other, "Fremd")
    asked = {"organization_id": str(school.pk), "taxonomy_term_id": word("topics", "language")}
    assert names(ask(client, "services", **asked)) == ["Sprache"]
    assert len(ask(client, "service_at_locations", **asked)["contents"]) == 0


def test_the_words_of_a_list(client: Client) -> None:
    found = ask(client, "taxonomy_terms", taxonomy_id=terms.OF["german"].key)
    assert names(found) == ["A0", "A1", "A2", "B1", "B2", "C1", "C2"]
    assert ask(client, "taxonomy_terms", parent_id=word("german", "A0"))["contents"] == []
    assert ask(client, "taxonomy_terms", top_only="true")["total_items"] == len(terms.TERMS)


def touch(rows: Any, **values: object) -> None:
    """Write as the program does, long after everything was made."""
    rows.update(**values)


CHANGES: dict[str, Callable[[Offer, Run], None]] = {
    "the offer": lambda offer, _: touch(Offer.objects.filter(pk=offer.pk), says="Neu"),
    "a start": lambda _, run: touch(Run.objects.filter(pk=run.pk), seats=9),
    "the institution": lambda offer, _: touch(
        Institution.objects.filter(pk=offer.institution_id), hours="Mo"
    ),
    "whom to ask": lambda offer, _: touch(offer.institution.answers.all(), contact_name="Neu"),
    "that it is offered": lambda offer, _: touch(
        Offer.objects.filter(pk=offer.pk), closed_at=timezone.now()
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_since_is_told(client: Client, school: Institution, what: str) -> None:
    make_answer(school)
    offer = make_offer(school, "Kurs")
    run = make_run(offer)
    make_offer(make_institution(school.region, Kind.SCHOOL, "Andere"), "Unberührt")
    since = timezone.now()
    assert names(ask(client, "services", modified_after=since.isoformat())) == []
    CHANGES[what](offer, run)
    found = ask(client, "services", modified_after=since.isoformat())
    assert names(found) == ["Kurs"]
    taken_out = what == "that it is offered"
    assert found["contents"][0]["status"] == ("inactive" if taken_out else "active")
    assert found["contents"][0]["last_modified"] >= since.isoformat()[:23]
    assert names(ask(client, "services")) == (["Unberührt"] if taken_out else ["Kurs", "Unberührt"])


def test_writing_the_same_again_changes_nothing(client: Client, school: Institution) -> None:
    offer = make_offer(school, "Kurs")
    since = timezone.now().isoformat()
    touch(Offer.objects.filter(pk=offer.pk), title="Kurs", changed_at=timezone.now())
    assert names(ask(client, "services", modified_after=since)) == []


@pytest.mark.parametrize(
    "asked", ["2026-11-23", "2026-11-23T08:00:00", "2026-11-23T08:00:00 01:00"]
)
def test_a_moment_may_be_a_day(client: Client, school: Institution, asked: str) -> None:
    make_offer(school, "Kurs")
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert names(ask(client, "services", modified_after=asked)) in (["Kurs"], [])
    assert names(ask(client, "services", modified_after=tomorrow)) == []


def test_just_when_each_changed(client: Client, school: Institution) -> None:
    for number in range(3):
        make_offer(school, f"Kurs {number}")
    page = ask(client, "services", minimal="true", per_page=1, page=2)
    assert (page["size"], page["total_pages"], page["page_number"]) == (3, 1, 1)
    assert {tuple(sorted(one)) for one in page["contents"]} == {("id", "modified_date")}


def test_an_offer_that_was_taken_out_is_still_there_by_its_key(
    client: Client, school: Institution
) -> None:
    offer = make_offer(school, "Alt", closed_at=timezone.now())
    assert ask(client, f"services/{offer.pk}")["status"] == "inactive"
    assert ask(client, "services")["contents"] == []
    assert ask(client, f"organizations/{school.pk}")["services"] == []


@pytest.mark.parametrize(
    "address",
    ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"],
)
def test_nothing_has_this_key(client: Client, address: str) -> None:
    for key in (str(uuid4()), "x", "%00"):
        response = client.get(f"/api/hsds/{address}/{key}")
        assert (response.status_code, faults(response)[0][0]) == (404, "id")


def test_an_institution_with_what_it_runs(client: Client, school: Institution) -> None:
    make_offer(school, "Kurs")
    short = ask(client, f"organizations/{school.pk}")["services"]
    assert [set(one) for one in short] == [{"id", "name", "status"}]
    in_full = ask(client, "organizations", full_service="true")["contents"][0]["services"]
    assert in_full[0]["organization"]["name"] == "Schule am See"


def test_seats_are_told_as_on_the_page(client: Client, school: Institution) -> None:
    offer = make_offer(school, "Kurs", costs=0)
    make_run(offer, seats=4, days=10)
    make_run(offer, seats=4, days=-10)
    make_run(offer, seats=4, days=20, cancelled_at=timezone.now())
    found = ask(client, f"services/{offer.pk}")
    assert [(one["available"], one["maximum"]) for one in found["capacities"]] == [(4, 4)]
    assert found["schedules"][0]["notes"] == "4 Plätze frei"
    assert found["cost_options"][0]["amount"] == 0
    make_place(offer, school.pk)
    found = ask(client, f"services/{offer.pk}")
    assert found["capacities"][0]["available"] == 0
    assert found["schedules"][0]["notes"] == "voll; man kann auf den nächsten Beginn warten"


def test_nobody_who_waits_or_works_there_is_told(client: Client, school: Institution) -> None:
    """Whom the directory names is told; who only works there or holds a seat is not."""
    from_there = make_member(school, name="Robin Verborgen")
    offer = make_offer(school, "Kurs")
    make_booking(make_person(from_there, "Unsichtbar"), from_there, offer)
    make_answer(school, contact_name="Kim Sichtbar")
    for address in ("services?full=true", "organizations?full=true", "service_at_locations"):
        text = client.get(f"/api/hsds/{address}").content.decode()
        assert "Unsichtbar" not in text
        assert from_there.name not in text
    assert "Kim Sichtbar" in client.get("/api/hsds/organizations?full=true").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("services", "services?full=true", "services?minimal=true", "services?format=ndjson"),
        *("organizations", "organizations?full_service=true", "service_at_locations?full=true"),
    ],
)
def test_a_list_asks_as_much_for_three_as_for_one(
    client: Client, school: Institution, address: str, django_assert_max_num_queries: Any
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(12) as counted:
            assert client.get(f"/api/hsds/{address}").status_code == 200
        return len(counted)

    def one_more(number: int) -> None:
        house = make_institution(school.region, Kind.SCHOOL, f"Haus {number}")
        make_answer(house, area=make_area(school.region, f"Ort {number}"))
        make_run(make_offer(house, f"Kurs {number}", instruments=["ik_alpha"]))

    one_more(1)
    once = asked()
    one_more(2)
    one_more(3)
    assert asked() == once


def test_where_it_takes_place(client: Client, school: Institution) -> None:
    def place(**more: Any) -> Any:
        offer = make_offer(school, f"Kurs {uuid4()}", **more)
        return (
            ask(client, f"services/{offer.pk}").get("service_at_locations", [{}])[0].get("location")
        )

    assert place() is None
    assert place(hours=["online"])["location_type"] == "virtual"
    Institution.objects.filter(pk=school.pk).update(
        street="Seeweg 1", postcode="01234", place="Lindenau"
    )
    home = place()
    assert home["addresses"][0]["postal_code"] == "01234"
    here = make_area(school.region)
    assert place(area=here, street="Seeweg 1")["id"] == home["id"]
    assert place(area=here, street="Hof 2")["addresses"][0]["address_1"] == "Hof 2"
    big = make_area(school.region, "Großstadt", ("01240", "01241"))
    other = place(area=big, street="Hof 2")
    assert (other["description"], "addresses" in other) == ("Hof 2, Großstadt", False)
