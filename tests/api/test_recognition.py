"""The recognition room through the machine interface."""

from datetime import date

import pytest
from django.test import Client

from nahtlos.recognition import queries

from .asking import faults

DAY = date(2026, 11, 23)


def test_occupations_are_those_of_the_room(client: Client) -> None:
    found = client.get("/api/recognition/occupations?on=2026-11-23").json()
    known = queries.occupations(DAY)
    assert [(one["id"], one["kldb"]) for one in found] == [(one.id, one.kldb) for one in known]


def test_procedures_are_those_of_the_room(client: Client) -> None:
    found = client.get("/api/recognition/procedures?on=2026-11-23").json()
    assert found == [one.to_json() for one in queries.procedures(DAY)]


@pytest.mark.parametrize("kldb", ["8", "81302", "99999"])
def test_roads_are_those_of_the_room(client: Client, kldb: str) -> None:
    found = client.get(f"/api/recognition/roads?kldb={kldb}&on=2026-11-23").json()
    assert found == queries.roads(kldb, on=DAY).to_json()


@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize(
    "fact", ["has_certificate", "papers_complete", "trained_in_eu", "wants_business"]
)
def test_what_is_known_of_the_training_counts(client: Client, fact: str, *, yes: bool) -> None:
    address = f"/api/recognition/roads?kldb=2&on=2026-11-23&{fact}={str(yes).lower()}"
    expected = queries.roads("2", on=DAY, **{fact: yes}).to_json()
    assert client.get(address).json() == expected
    assert expected != queries.roads("2", on=DAY).to_json()


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("", ("kldb", "is missing")),
        ("kldb=8130a", ("kldb", '"8130a" is not a KldB code of one to five digits like 81302')),
        (
            "kldb=81302%0A",
            ("kldb", '"81302\n" is not a KldB code of one to five digits like 81302'),
        ),
        ("kldb=8&trained_in_eu=yes", ("trained_in_eu", '"yes" is not one of true false')),
        ("kldb=8&papers=true", ("papers", "unknown key; the nearest known key is papers_complete")),
    ],
)
def test_a_bad_address_is_told_with_its_place(
    client: Client, query: str, fault: tuple[str, str]
) -> None:
    response = client.get(f"/api/recognition/roads?{query}")
    assert (response.status_code, faults(response)) == (422, [fault])
