"""The description is OpenAPI 3.1, carries the schemas of the command line, and is true to the answers."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from nahtlos.api.interface import description
from nahtlos.core import clock
from nahtlos.law import queries as law
from nahtlos.recognition import queries as recognition

OPERATIONS = {
    "/api/openapi.json": "get",
    "/api/law/check": "post",
    "/api/law/ask": "post",
    "/api/law/instruments": "get",
    "/api/law/instruments/{id}": "get",
    "/api/law/statuses": "get",
    "/api/law/statuses/{id}": "get",
    "/api/law/facts": "get",
    "/api/law/schemas/{name}": "get",
    "/api/recognition/occupations": "get",
    "/api/recognition/procedures": "get",
    "/api/recognition/roads": "get",
    "/api/hsds/": "get",
    "/api/hsds/services": "get",
    "/api/hsds/services/{id}": "get",
    "/api/hsds/organizations": "get",
    "/api/hsds/organizations/{id}": "get",
    "/api/hsds/service_at_locations": "get",
    "/api/hsds/service_at_locations/{id}": "get",
    "/api/hsds/taxonomies": "get",
    "/api/hsds/taxonomies/{id}": "get",
    "/api/hsds/taxonomy_terms": "get",
    "/api/hsds/taxonomy_terms/{id}": "get",
}
OF_A_REGION = tuple(
    f"/api/hsds/{one}" for one in ("services", "organizations", "service_at_locations")
)


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """Holds an answer against a schema, with every reference into the description."""
    root = {**schema, "components": description()["components"]}
    return Draft202012Validator(root, format_checker=FormatChecker())


def answer_of(address: str, method: str) -> dict[str, Any]:
    """The schema of a good answer."""
    responses = description()["paths"][address][method]["responses"]
    found: dict[str, Any] = responses["200"]["content"]["application/json"]["schema"]
    return found


def faults(address: str, method: str, document: object) -> list[str]:
    return [one.json_path for one in validator(answer_of(address, method)).iter_errors(document)]


def test_the_description_is_served_as_it_is(client: Client) -> None:
    found = client.get("/api/openapi.json").json()
    assert found == description()
    assert found["openapi"].startswith("3.1.")


def test_every_operation_is_described() -> None:
    paths = description()["paths"]
    open_to_all = {path: m for path, m in paths.items() if not path.startswith("/api/referrals")}
    assert {path: next(iter(methods)) for path, methods in open_to_all.items()} == OPERATIONS
    for address, method in OPERATIONS.items():
        body = {"400", "413", "415"} if method == "post" else set()
        named = {"404"} if "{" in address or address in OF_A_REGION else set()
        assert set(paths[address][method]["responses"]) == {"200", "422", "429", *body, *named}


REFERRALS = {"/api/referrals": {"get", "post"}, "/api/referrals/words": {"get"},
             "/api/referrals/{id}": {"get"}}  # fmt: skip
VERBS = ("see", "accept", "decline", "appointment", "keep", "close", "withdraw")


def test_every_operation_of_referrals_needs_a_key() -> None:
    found = {
        path: methods
        for path, methods in description()["paths"].items()
        if path.startswith("/api/referrals")
    }
    verbs = {f"/api/referrals/{{id}}/{verb}": {"post"} for verb in VERBS}
    assert {path: set(methods) for path, methods in found.items()} == REFERRALS | verbs
    for methods in found.values():
        for method, operation in methods.items():
            assert operation["security"] == [{"ByKey": []}]
            assert {"401", "403", "422", "429"} <= set(operation["responses"])
            repeated = [one["name"] for one in operation["parameters"] if one["in"] == "header"]
            assert repeated == (["Idempotency-Key"] if method == "post" else [])
    scheme = description()["components"]["securitySchemes"]["ByKey"]
    assert scheme == {"type": "http", "scheme": "bearer"}


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(description())
    for pointer in {part.split('"')[0] for part in text.split('"$ref": "#/')[1:]}:
        found: Any = description()
        for step in pointer.split("/"):
            found = found[step]
        assert found


@pytest.mark.parametrize("name", ["person", "verdicts"])
def test_the_schemas_are_those_of_the_command_line(name: str) -> None:
    placed = json.dumps(description()["components"]["schemas"][name])
    own = dict(law.schema(name))
    del own["$schema"], own["$id"]
    assert json.loads(placed.replace(f"#/components/schemas/{name}/", "#/")) == own


def test_no_page_pulls_scripts_of_a_foreign_host(client: Client) -> None:
    for address in ("/api/docs", "/api/redoc", "/api/"):
        assert client.get(address).headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("on", ["2026-11-23", "1950-01-01"])
def test_every_page_of_the_law_is_as_described(client: Client, on: str) -> None:
    day = date.fromisoformat(on)
    wrong = {
        one.instrument.id: found
        for one in law.instruments(day)
        if (found := faults("/api/law/instruments/{id}", "get", one.to_json()))
    }
    for entry in law.statuses(day):
        page = law.show(entry.id, day)
        assert page
        wrong |= {entry.id: faults("/api/law/statuses/{id}", "get", page.to_json())}
    assert {key: found for key, found in wrong.items() if found} == {}


def test_every_road_is_as_described() -> None:
    roads = [
        recognition.roads(str(digit), on=clock.today(), wants_business=wants)
        for digit in range(10)
        for wants in (None, True)
    ]
    assert [
        f for one in roads for f in faults("/api/recognition/roads", "get", one.to_json())
    ] == []


def test_another_answer_would_be_noticed() -> None:
    assert faults("/api/law/facts", "get", [{"id": "age"}]) == ["$[0]"] * 5
    assert faults("/api/law/ask", "post", {"fact": "age", "splits": -1, "says": {}}) == ["$"]
