"""Every object of the whole fictional Kreis is as the specification asks, and hangs together."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nahtlos.api import limits
from nahtlos.site import embedded
from tests.bench import ReadOnlyClient
from tests.site.kreis import seeded

from .reading import DEFINED, faults, strange

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture(scope="module")
def kreis(
    cluster: embedded.Server, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Client]:
    """Somebody outside, asking about the whole fictional Kreis."""
    with django_db_blocker.unblock(), seeded(cluster, "hsds"):
        cache.clear()
        yield ReadOnlyClient()


@pytest.fixture(autouse=True)
def nobody_has_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One may ask as often as one likes."""
    monkeypatch.setattr(limits, "MOST", 1_000_000)


def pages(kreis: Client, address: str, **asked: str) -> Iterator[Any]:
    number = 1
    while True:
        of = {"page": str(number), "per_page": "7"}
        page = kreis.get(f"/api/hsds/{address}", asked | of).json()
        yield page
        if page["last_page"]:
            return
        number += 1


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("full", ["false", "true"])
def test_every_page_is_valid(kreis: Client, address: str, full: str) -> None:
    asked = {"full": full} if "taxonom" not in address else {}
    found = list(pages(kreis, address, **asked))
    assert [fault for page in found for fault in faults(LISTS[address], page, in_page=True)] == []
    rows = [one for page in found for one in page["contents"]]
    assert len(rows) == found[0]["total_items"] == len({one["id"] for one in rows}) > 5
    assert [name for one in rows for name in strange(LISTS[address], one)] == []


@pytest.mark.parametrize("address", LISTS)
def test_every_object_is_valid_by_itself(kreis: Client, address: str) -> None:
    for page in pages(kreis, address):
        for one in page["contents"]:
            found = kreis.get(f"/api/hsds/{address}/{one['id']}")
            assert faults(LISTS[address], found.json()) == []
            assert [*strange(LISTS[address], found.json())] == []


def test_what_is_linked_is_there(kreis: Client) -> None:
    def keys(address: str) -> set[str]:
        return {one["id"] for page in pages(kreis, address) for one in page["contents"]}

    houses, terms = keys("organizations"), keys("taxonomy_terms")
    services = [one for page in pages(kreis, "services", full="true") for one in page["contents"]]
    assert {one["organization_id"] for one in services} <= houses
    worn = {word["taxonomy_term_id"] for one in services for word in one["attributes"]}
    assert worn <= terms
    assert {place["service_id"] for one in services for place in one["service_at_locations"]} <= {
        one["id"] for one in services
    }


def test_the_fictional_kreis_tries_every_object_that_is_given_out(kreis: Client) -> None:
    seen: set[str] = set()

    def look(name: str, document: Any) -> None:
        seen.add(name)
        for key, value in document.items():
            inner = DEFINED[name]["properties"].get(key, {})
            of = inner.get("items", inner).get("$ref", "").removeprefix("#/$defs/")
            for one in value if of and isinstance(value, list) else [value]:
                if of:
                    look(of, one)

    for page in pages(kreis, "services", full="true"):
        for one in page["contents"]:
            look("service", one)
    assert seen == {name for name in DEFINED if "properties" in DEFINED[name]}
