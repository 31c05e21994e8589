"""The law room through the machine interface: what the command line says, over HTTP."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from nahtlos.core import clock
from nahtlos.law import queries
from nahtlos.site.cli import main

from .asking import UKRAINE, faults, post

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("for_", ["person", "employer"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_check_is_the_document_of_the_command_line(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str], for_: str, language: str
) -> None:
    file = tmp_path / "person.json"
    file.write_text(json.dumps(UKRAINE), encoding="utf-8")
    options = ["--on", "2026-11-23", "--for", for_, "--language", language, "--json"]
    assert main(["law", "check", str(file), *options]) == 0
    address = f"/api/law/check?on=2026-11-23&for={for_}&language={language}"
    response = post(client, address, UKRAINE)
    assert response.json() == json.loads(capsys.readouterr().out)
    assert response.headers["Content-Language"] == language


def test_without_a_day_it_is_today(client: Client) -> None:
    assert post(client, "/api/law/check", {}).json()["on"] == clock.today().isoformat()


def test_every_fault_of_a_document_has_its_place(client: Client) -> None:
    document = {"record": {"birth_dat": 1}, "facts": {"german": "B7"}}
    for address in ("/api/law/check", "/api/law/ask"):
        response = post(client, address, document)
        assert response.status_code == 422
        assert faults(response) == [
            ("record.birth_dat", "unknown key; the nearest known key is birth_date"),
            ("facts.german", '"B7" is not one of A0 A1 A2 B1 B2 C1 C2'),
        ]


def test_ask_names_the_next_question_or_null(client: Client) -> None:
    assert post(client, "/api/law/ask", {}).json()["fact"] == "status"
    question = queries.ask_next(UKRAINE, on=DAY, for_="employer")
    response = post(client, "/api/law/ask?on=2026-11-23&for=employer", UKRAINE)
    assert response.json() == (question and question.to_json())


def test_a_whole_number_may_be_written_with_a_point(client: Client) -> None:
    with_point = post(client, "/api/law/check", '{"facts": {"age": 30.0}}')
    assert with_point.json() == post(client, "/api/law/check", {"facts": {"age": 30}}).json()


def test_instruments_are_listed_with_their_paragraph(client: Client) -> None:
    found = client.get("/api/law/instruments?on=2026-11-23").json()
    pages = queries.instruments(DAY)
    assert [one["id"] for one in found] == [page.instrument.id for page in pages]
    assert [one["cite"] for one in found] == [page.terms and page.terms.cite for page in pages]


def test_an_instrument_is_told_in_full(client: Client) -> None:
    page = queries.instrument("egz", DAY)
    assert page
    assert client.get("/api/law/instruments/egz?on=2026-11-23").json() == page.to_json()


def test_statuses_are_those_of_the_command_line(client: Client) -> None:
    found = client.get("/api/law/statuses?on=2026-11-23").json()
    assert found == [one.to_json() for one in queries.statuses(DAY)]
    page = queries.show("duldung_60a", DAY)
    assert page
    assert client.get("/api/law/statuses/duldung_60a?on=2026-11-23").json() == page.to_json()


def test_facts_and_schemas_are_those_of_the_command_line(client: Client) -> None:
    facts = client.get("/api/law/facts").json()
    assert facts == [one.to_json() for one in queries.vocabulary()]
    for name in ("person", "verdicts"):
        assert client.get(f"/api/law/schemas/{name}").json() == queries.schema(name)


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("instruments/egx", ("id", '"egx" is not known; the nearest known key is egz')),
        (
            "statuses/ae_25?on=2026-11-23",
            ("id", '"ae_25" is not known on 2026-11-23; the nearest known key is ae_25b'),
        ),
        ("statuses/ae_24?on=1950-01-01", ("id", '"ae_24" is not known on 1950-01-01')),
        ("schemas/day", ("name", '"day" is not one of person verdicts')),
    ],
)
def test_what_is_not_known_is_404(client: Client, address: str, fault: tuple[str, str]) -> None:
    response = client.get(f"/api/law/{address}")
    assert (response.status_code, faults(response)) == (404, [fault])


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("on=tomorrow", ("on", '"tomorrow" is not a date like 2026-11-23')),
        ("on=20261123", ("on", '"20261123" is not a date like 2026-11-23')),
        ("on=", ("on", '"" is not a date like 2026-11-23')),
        ("on=2026-02-30", ("on", '"2026-02-30" is not a day of the calendar')),
        ("on=9999-12-31", ("on", '"9999-12-31" is too late to count from')),
        ("on=%FF", ("on", '"\ufffd" is not a date like 2026-11-23')),
        ("for=dog", ("for", '"dog" is not one of person employer')),
        ("language=fr", ("language", '"fr" is not one of de en')),
        ("langage=de", ("langage", "unknown key; the nearest known key is language")),
        ("on=2026-11-23&on=2026-11-24", ("on", "stands there twice")),
    ],
)
def test_what_stands_in_the_address_is_read_strictly(
    client: Client, query: str, fault: tuple[str, str]
) -> None:
    response = post(client, f"/api/law/check?{query}", {})
    assert (response.status_code, faults(response)) == (422, [fault])
