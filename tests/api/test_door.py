"""What holds for every address: readable by all, not too often, and nothing is left behind."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from nahtlos.api import limits

from .asking import UKRAINE, faults, post

MOMENT = datetime(2026, 11, 23, 9, 0, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/law/facts", 200), ("/api/law/statuses?x=1", 422), ("/api/nowhere", 404)],
)
def test_any_page_may_read_every_answer(client: Client, address: str, status: int) -> None:
    response = client.get(address, headers={"Origin": "https://pages.example"})
    assert response.status_code == status
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies


def test_a_browser_may_ask_before(client: Client) -> None:
    response = client.options(
        "/api/law/check",
        headers={"Origin": "https://pages.example", "Access-Control-Request-Method": "POST"},
    )
    assert (response.status_code, response.content) == (204, b"")
    assert "Content-Type" not in response.headers
    assert response.headers["Access-Control-Allow-Methods"] == "GET, POST"
    assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"


def test_no_token_is_needed_and_no_answer_about_a_person_is_kept() -> None:
    response = post(Client(enforce_csrf_checks=True), "/api/law/check", UKRAINE)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/api/", "/api/docs", "/api/law", "/api/law/facts/"])
def test_no_address_is_a_page(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert faults(response) == [("address", "there is nothing; see /api/openapi.json")]


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [("POST", "/api/law/facts", "GET"), ("GET", "/api/law/check", "POST")],
)
def test_another_method_is_told_which_one(
    client: Client, method: str, address: str, allowed: str
) -> None:
    response = client.generic(method, address)
    assert (response.status_code, response.headers["Allow"]) == (405, allowed)
    assert faults(response) == [("method", f"only {allowed} is answered here")]


def test_who_asks_too_often_waits_until_the_minute_is_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST", 2)
    with time_machine.travel(MOMENT, tick=False) as clock:
        states = [client.get(at).status_code for at in ("/api/law/facts", "/api/x", "/api/x")]
        response = client.get("/api/law/facts")
        assert (states, response.headers["Retry-After"]) == ([200, 404, 429], "40")
        says = "too many questions in a minute; ask again in 40 seconds"
        assert faults(response) == [("address", says)]
        assert client.get("/api/law/facts", REMOTE_ADDR="203.0.113.9").status_code == 200
        clock.shift(40)
        assert client.get("/api/law/facts").status_code == 200


def test_one_household_counts_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST", 1)
    with time_machine.travel(MOMENT, tick=False):
        states = [
            client.get("/api/law/facts", REMOTE_ADDR=address).status_code
            for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1", "", "nonsense")
        ]
    assert states == [200, 429, 200, 200, 429]


def test_neither_address_nor_document_is_kept_or_logged(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(cache, "add", lambda *args: kept.append(repr(args)))
    caplog.set_level("DEBUG")
    document = {"id": "p1", "record": {"nationality": "Lindenau"}}
    response = client.post(
        "/api/law/check?on=1999-01-01",
        document,
        content_type="application/json",
        REMOTE_ADDR="203.0.113.9",
    )
    assert response.status_code == 422
    assert kept
    for secret in ("203.0.113.9", "Lindenau", "1999-01-01"):
        assert secret not in caplog.text + "".join(kept)
