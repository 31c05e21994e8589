"""Whatever is handed in, the answer is a sentence with a place, never a fault of the server."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nahtlos.api import reading

from .asking import faults, post

MANY = json.dumps({"facts": {f"k{number}": 1 for number in range(600)}})
DEEP = '{"facts": ' + "[" * 20 + "]" * 20 + "}"


@pytest.mark.parametrize(
    ("body", "status", "fault"),
    [
        (" ", 400, ("document:1", "is not JSON: Expecting value")),
        (
            '{\n"facts": {,}}',
            400,
            ("document:2", "is not JSON: Expecting property name enclosed in double quotes"),
        ),
        ('{"id": "a", "id": "b"}', 400, ("id", "stands there twice")),
        ('{"facts": {"age": 1, "age": 2}}', 400, ("age", "stands there twice")),
        ('{"facts": {"age": NaN}}', 400, ("document", "NaN is not a number")),
        ('{"facts": {"age": -Infinity}}', 400, ("document", "-Infinity is not a number")),
        ('{"facts": {"age": 1e999}}', 422, ("facts.age", "is too large a number")),
        (
            f'{{"facts": {{"age": {"9" * 5000}}}}}',
            400,
            ("document", "holds a number with too many digits"),
        ),
        ('{"id": "\\ud800"}', 422, ("id", "holds half of a character")),
        ('{"\\ud800": 1, "\\ud800": 2}', 400, ("?", "stands there twice")),
        ('{"\\ud800": 1}', 422, ("?", "has too long a key, or half of a character in it")),
        (
            f'{{"{"k" * 200}": 1}}',
            422,
            ("k" * 100, "has too long a key, or half of a character in it"),
        ),
        (b'{"id": "\xe4"}', 400, ("document", "is not text in UTF-8")),
        ("{}".encode("utf-16"), 400, ("document", "is not text in UTF-8")),
        (
            "\ufeff{}",
            400,
            ("document:1", "is not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig)"),
        ),
        ("[" * 100_000, 400, ("document", "is nested too deeply")),
        (DEEP, 422, ("facts[0][0][0][0][0][0][0][0]", "is nested deeper than 8 levels")),
        (MANY, 422, ("document", "holds more than 500 values")),
        ("[]", 422, ("document", "a list is not an object with record and facts")),
        ("null", 422, ("document", "a single value is not an object with record and facts")),
        (
            '{"record": {"status_until": "9999-12-31"}}',
            422,
            (
                "record.status_until",
                '"9999-12-31" is too late to count from; leave it out if there is no end',
            ),
        ),
    ],
    ids=str,
)
def test_a_hostile_body_is_answered_with_a_sentence(
    client: Client, body: str | bytes, status: int, fault: tuple[str, str]
) -> None:
    for address in ("/api/law/check", "/api/law/ask"):
        response = post(client, address, body)
        assert (response.status_code, faults(response)) == (status, [fault])


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/json; charset=latin-1",
        "application/xml",
        "multipart/form-data",
    ],
)
def test_another_kind_of_body_is_refused(client: Client, kind: str) -> None:
    response = client.generic("POST", "/api/law/check", "{}", content_type=kind)
    assert response.status_code == 415
    assert faults(response) == [("Content-Type", "is not application/json in UTF-8")]


def test_the_kind_may_name_its_letters(client: Client) -> None:
    kind = "Application/JSON; charset=UTF-8"
    assert client.generic("POST", "/api/law/ask", "{}", content_type=kind).status_code == 200


def test_the_length_has_a_limit(client: Client) -> None:
    fits = "{}".ljust(reading.MOST_BYTES)
    assert post(client, "/api/law/ask", fits).status_code == 200
    response = post(client, "/api/law/ask", fits + " ")
    assert (response.status_code, faults(response)) == (
        413,
        [("document", "is longer than 256 KB")],
    )


def test_a_wrong_length_is_no_fault_of_the_server(client: Client) -> None:
    for length in ("-1", "x", "²", "9" * 5000):
        response = client.generic(
            "POST", "/api/law/ask", "{}", content_type="application/json", CONTENT_LENGTH=length
        )
        assert response.status_code == 400
        assert [place for place, _says in faults(response)] == ["Content-Length"]


ODD = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=8)
            | st.sampled_from(
                ["record", "facts", "status", "goal", "birth_date", "qualifications"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(document=ODD)
@settings(
    derandomize=True,
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_json_is_answered(client: Client, document: Any) -> None:
    cache.clear()
    response = post(client, "/api/law/ask", json.dumps(document))
    assert response.status_code in {200, 400, 422}
    assert response.headers["Content-Type"] == "application/json"
    json.loads(response.content)
