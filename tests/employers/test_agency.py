"""The agency's job search: whatever it answers becomes openings or a sentence, and nothing else."""

import io
import json
import urllib.error
from collections.abc import Callable, Mapping
from email.message import Message
from http.client import BadStatusLine
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.employers import queries, wording
from nahtlos.employers.engine import agency as engine
from nahtlos.employers.engine.agency import NoAnswer, Search, gathered, opened, understood
from nahtlos.employers.engine.rows import LONGEST, Fault, Line
from nahtlos.jobs import agency
from tests.employers.agency import ANSWER, ELECTRICIAN, SEARCH, answer, bent, offers, search_with

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
KEYS = ("beruf", "titel", "refnr", "arbeitgeber", "arbeitsort", "eintrittsdatum",
        "aktuelleVeroeffentlichungsdatum")  # fmt: skip
WHERE = ("plz", "ort", "strasse", "land", "koordinaten")


def read(raw: bytes) -> list[Line | Fault]:
    return list(understood(opened(raw).offers, "job", queries.code_of))


def one_fault(raw: bytes) -> Fault:
    [fault] = read(raw)
    assert isinstance(fault, Fault)
    return fault


# --- what is told ----------------------------------------------------------------------------------
def test_the_answer_as_it_is_described() -> None:
    found = read(ANSWER.read_bytes())
    lines = [one.fields for one in found if isinstance(one, Line)]
    assert [(one["occupation"], one["postcode"]) for one in lines] == [
        ("26212", "59981"), ("81302", "59985"), ("29222", "59984"),
    ]  # fmt: skip
    assert (lines[0]["external_key"], lines[0]["lat"]) == (ELECTRICIAN, 51.3601)
    assert [str(one["told_on"]) for one in lines] == ["2026-11-12", "2026-11-20", "2026-11-25"]
    assert lines[2]["title"] == "Bäcker/in"
    faults = [(one.row, one.column, one.code) for one in found if isinstance(one, Fault)]
    assert faults == [(4, "occupation", "occupation"), (5, "place", "abroad")]


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        (lambda one: one.pop("refnr"), "external_key", "reference"),
        (lambda one: one.update(refnr="../../x"), "external_key", "reference"),
        (lambda one: one.update(refnr="https://x.example/"), "external_key", "reference"),
        (lambda one: one.update(refnr=17), "external_key", "reference"),
        (lambda one: one.pop("arbeitgeber"), "company", "missing"),
        (lambda one: one.update(arbeitgeber="!!!"), "company", "missing"),
        (lambda one: one.update(arbeitgeber=["GmbH"]), "company", "type"),
        (lambda one: one.update(arbeitgeber="x" * 161), "company", "too_long"),
        (lambda one: one.update(arbeitgeber="=cmd()"), "company", "formula"),
        (lambda one: one.update(titel="<script>alert(1)</script>"), "title", "not_plain"),
        (lambda one: one.update(titel={"de": "x"}), "title", "type"),
        (lambda one: one.pop("beruf"), "occupation", "missing"),
        (lambda one: one.update(beruf="Zauberer/in"), "occupation", "occupation"),
        (lambda one: one.update(eintrittsdatum="morgen"), "start", "day"),
        (lambda one: one.update(eintrittsdatum="0001-01-01"), "start", "day"),
        (lambda one: one.update(eintrittsdatum=20270104), "start", "type"),
        (lambda one: one.update(aktuelleVeroeffentlichungsdatum="9999-12-31"), "told_on", "day"),
        (lambda one: one.update(arbeitsort="Lindenau"), "place", "type"),
        (lambda one: one["arbeitsort"].update(plz="5998"), "postcode", "postcode"),
        (lambda one: one["arbeitsort"].update(plz=True), "postcode", "type"),
        (lambda one: one["arbeitsort"].update(plz=1234567), "postcode", "type"),
        (lambda one: one["arbeitsort"].update(land="Polen"), "place", "abroad"),
        (lambda one: one["arbeitsort"]["koordinaten"].pop("lon"), "lon", "both"),
        (lambda one: one["arbeitsort"]["koordinaten"].update(lat="51"), "lat", "type"),
        (lambda one: one["arbeitsort"]["koordinaten"].update(lat=7.4, lon=51.3), "lat", "swapped"),
        (lambda one: one["arbeitsort"]["koordinaten"].update(lat=10**400), "lat", "elsewhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_column(
    change: Callable[[dict[str, Any]], object], column: str, code: str
) -> None:
    fault = one_fault(bent(change))
    assert (fault.column, fault.code) == (column, code)
    assert str(wording.LEFT_OUT[fault.code])


def test_what_can_be_cleaned_is_cleaned() -> None:
    title = "  - Elektriker\u00a0(m/w/d)\u202e\u0000 \ud800" + "x" * 200
    [line] = read(bent(lambda one: one.update(titel=title)))
    assert isinstance(line, Line)
    assert line.fields["title"].startswith("Elektriker (m/w/d) xxx")
    assert len(line.fields["title"]) == LONGEST["title"]
    [early] = read(bent(lambda one: one["arbeitsort"].update(plz=1234)))
    assert isinstance(early, Line)
    assert early.fields["postcode"] == "01234"


def test_an_opening_that_is_told_twice_comes_once() -> None:
    first, second = offers()[0], offers()[0] | {"titel": "anders"}
    [line] = read(answer(first, second))
    assert isinstance(line, Line)
    assert line.fields["title"] == first["titel"]


# --- the whole answer ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "no_json"), (b"<html>Wartung</html>", "no_json"), (b"\xff\xfe{}", "no_json"),
        (b"[" * 100_000, "no_json"), (b'{"stellenangebote": [NaN]}', "no_json"),
        (b"[]", "shape"), (b"null", "shape"), (b"{}", "shape"),
        (b'{"stellenangebote": {}}', "shape"), (b'{"stellenangebote": "x"}', "shape"),
        (answer(*[{}] * 101), "shape"),
    ],
)  # fmt: skip
def test_what_is_no_answer_gets_its_sentence(raw: bytes, code: str) -> None:
    with pytest.raises(NoAnswer) as raised:
        gathered(SEARCH, lambda _asked: raw)
    assert raised.value.code == code
    assert str(wording.NO_ANSWER[code])


def test_nothing_found_is_an_answer() -> None:
    assert gathered(SEARCH, lambda _asked: b'{"maxErgebnisse": 0}').offers == ()


def test_pages_are_asked_for_until_all_is_told() -> None:
    asked: list[Mapping[str, str]] = []

    def ask(parameters: Mapping[str, str]) -> bytes:
        asked.append(parameters)
        n = 100 if len(asked) < 3 else 7
        return json.dumps({"stellenangebote": [{}] * n, "maxErgebnisse": "207"}).encode()

    found = gathered(Search(place="Lindenau", km=10, what="Pflege", kind="internship"), ask)
    assert (len(found.offers), found.total) == (207, 207)
    assert [one["page"] for one in asked] == ["1", "2", "3"]
    assert asked[0] == {"was": "Pflege", "wo": "Lindenau", "umkreis": "10", "angebotsart": "34",
                        "page": "1", "size": "100"}  # fmt: skip


def test_a_search_without_an_end_is_left_after_ten_pages() -> None:
    raw = json.dumps({"stellenangebote": [{}] * 100, "maxErgebnisse": 10**9}).encode()
    found = gathered(SEARCH, lambda _asked: raw)
    assert len(found.offers) == engine.MOST_PAGES * 100
    told = agency.told([SEARCH], lambda _asked: raw)
    assert told.unread == 10**9 - 1000


# --- properties ------------------------------------------------------------------------------------
def is_told(one: Line | Fault) -> None:
    """An opening whose every value fits, or a fault with a sentence that can be printed."""
    if isinstance(one, Fault):
        [(_row, _column, value, why)] = wording.left_out([one])
        assert why
        assert value.isprintable()
        return
    for name, most in LONGEST.items():
        assert len(one.fields.get(name) or "") <= most
    assert engine.REFERENCE.match(one.fields["external_key"])
    assert queries.code_of(one.fields["occupation"]) == one.fields["occupation"]


def answered(raw: bytes) -> tuple[int, tuple[str, ...]]:
    """How many openings, and every sentence; anything else that is raised is a fault of ours."""
    try:
        told = agency.told([SEARCH], search_with(raw))
    except NoAnswer as trouble:
        return 0, (str(wording.NO_ANSWER[trouble.code]),)
    return len(told.lines), told.why


@given(JSON)
def test_any_json_is_answered_by_openings_or_a_sentence(said: object) -> None:
    told = [
        answered(json.dumps(one).encode())
        for one in (said, {"stellenangebote": said}, {"stellenangebote": [said]})
    ]
    assert {found for found, _sentences in told} == {0}
    assert all(one.isprintable() for _found, sentences in told for one in sentences)
    assert told[-1][1]


@given(st.binary(max_size=400))
def test_any_bytes_are_answered_by_a_sentence(raw: bytes) -> None:
    found, sentences = answered(raw)
    assert (found, len(sentences)) == (0, 1)


@given(st.dictionaries(st.sampled_from(KEYS), JSON), st.dictionaries(st.sampled_from(WHERE), JSON))
def test_an_opening_with_anything_in_it_comes_in_fitting_or_is_named(
    bad: dict[str, Any], where: dict[str, Any]
) -> None:
    one = offers()[0]
    one["arbeitsort"].update(where)
    for told in understood((one | bad,), "job", queries.code_of):
        is_told(told)


# --- the line --------------------------------------------------------------------------------------
class Answer(io.BytesIO):
    """What a server sends, as the opener hands it on."""

    def __enter__(self) -> Self:
        return self


class Opener:
    """Stands for the line: answers once, or breaks."""

    def __init__(self, said: bytes | Exception) -> None:
        self.said, self.asked = said, list[Any]()

    def open(self, request: Any, timeout: float) -> Answer:
        self.asked.append((request, timeout))
        if isinstance(self.said, Exception):
            raise self.said
        return Answer(self.said)


def status(code: int) -> urllib.error.HTTPError:
    return urllib.error.HTTPError(agency.ADDRESS, code, "", Message(), None)


def test_one_fixed_address_is_asked_with_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Opener(b"{}")
    monkeypatch.setattr(agency, "_OPENER", line)
    assert agency.ask({"wo": "Lindenau & Umland"}) == b"{}"
    [(request, timeout)] = line.asked
    assert request.full_url == f"{agency.ADDRESS}?wo=Lindenau+%26+Umland"
    assert request.full_url.startswith("https://rest.arbeitsagentur.de/")
    assert (request.get_method(), request.get_header("X-api-key")) == ("GET", "jobboerse-jobsuche")
    assert timeout == agency.SECONDS


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (status(302), "sent_elsewhere"), (status(308), "sent_elsewhere"), (status(401), "key"),
        (status(403), "key"), (status(429), "busy"), (status(503), "busy"), (status(400), "status"),
        (status(500), "status"), (TimeoutError(), "slow"),
        (urllib.error.URLError(TimeoutError()), "slow"),
        (urllib.error.URLError(ConnectionRefusedError()), "unreachable"),
        (ConnectionResetError(), "unreachable"), (BadStatusLine("x"), "unreachable"),
        (b"x" * (agency.MOST_BYTES + 1), "too_large"),
    ],
    ids=str,
)  # fmt: skip
def test_a_line_that_breaks_gets_its_sentence(
    said: bytes | Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agency, "_OPENER", Opener(said))
    with pytest.raises(NoAnswer) as raised:
        agency.ask({})
    assert raised.value.code == code
    assert str(wording.NO_ANSWER[code])


def test_an_answer_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = iter(range(0, 1000, 15))
    monkeypatch.setattr("nahtlos.jobs.agency.time.monotonic", lambda: next(passed))
    monkeypatch.setattr(agency, "_OPENER", Opener(b"x" * 1_000_000))
    with pytest.raises(NoAnswer, match="slow"):
        agency.ask({})


def test_nobody_is_followed() -> None:
    follow = agency._NoRedirects().redirect_request
    assert follow(None, None, 302, "", {}, "https://elsewhere.example/") is None
