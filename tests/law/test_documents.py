"""Bad documents are refused with every fault and its place; contradictions are named."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from nahtlos.law import queries
from nahtlos.law.translate import read

ON = date(2026, 11, 23)


def faults(document: Any) -> list[str]:
    with pytest.raises(queries.BadDocument) as caught:
        queries.check(document, on=ON)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "document: a list is not an object"),
        ({"recrod": {}}, "recrod: unknown key; the nearest known key is record"),
        ({"record": {"birth_dat": None}}, "record.birth_dat: unknown key; the nearest known key is birth_date"),
        ({"facts": {"weekly_hour": 4}}, "facts.weekly_hour: unknown key; the nearest known key is weekly_hours"),
        ({"facts": {"german": "B7"}}, 'facts.german: "B7" is not one of A0 A1 A2 B1 B2 C1 C2'),
        ({"record": {"birth_date": "1998-02-30"}}, 'record.birth_date: "1998-02-30" is not a day of the calendar'),
        ({"record": {"birth_date": "12.4.1998"}}, 'record.birth_date: "12.4.1998" is not a date like 1998-04-12'),
        ({"record": {"birth_date": 1998}}, 'record.birth_date: "1998" is not a date like 1998-04-12'),
        ({"record": {"nationality": "Ukraine"}}, "is not a country code like UA"),
        ({"record": {"nationality": "ua"}}, "is not a country code like UA"),
        ({"record": {"status": "24"}}, 'record.status: "24" is not one of german eu_citizen'),
        ({"record": []}, "record: a list is not an object"),
        ({"facts": {"employed": "yes"}}, 'facts.employed: "yes" is not one of true false'),
        ({"facts": {"employed": 1}}, 'facts.employed: "1" is not one of true false'),
        ({"facts": {"weekly_hours": True}}, "facts.weekly_hours: true is not a"),
        ({"facts": {"weekly_hours": -1}}, 'facts.weekly_hours: "-1" is not a'),
        ({"facts": {"weekly_hours": float("nan")}}, 'facts.weekly_hours: "nan" is not a'),
        ({"facts": {"age": 3.5}}, 'facts.age: "3.5" is not a whole number'),
        ({"record": {"children_birth_dates": "2021-01-05"}}, "is not a list of dates"),
        ({"record": {"qualifications": {}}}, "record.qualifications: an object is not a list"),
        ({"record": {"qualifications": [{"kldb": "8130a"}]}}, "record.qualifications[0].kldb:"),
        ({"record": {"qualifications": [{"kind": "school"}]}}, "is not one of vocational academic"),
        ({"record": {"goal": {"knd": "job"}}}, "record.goal.knd: unknown key; the nearest known key is kind"),
        ({"id": 7}, 'id: "7" is not words'),
        ({"record": {"nationality": ["UA"]}}, "record.nationality: a list is not a country code"),
        ({"facts": {"german": ["B1"]}}, "facts.german: a list is not one of A0"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(document: object, says: str) -> None:
    found = faults(document)
    assert len(found) == 1
    assert says in found[0]


def test_every_fault_is_named_at_once() -> None:
    document = {"x": 1, "record": {"sex": "w", "y": 2}, "facts": {"age": "old"}}
    assert [fault.split(":")[0] for fault in faults(document)] == [
        "x", "record.y", "record.sex", "facts.age",
    ]  # fmt: skip


def test_null_is_unknown_and_never_no() -> None:
    known = queries.check({"record": {"status": "ae_16a"}, "facts": {"weekly_hours": None}}, on=ON)
    assert known.work.employment.decision == "unknown"
    assert known.work.employment.missing == ("weekly_hours",)


def contradictions(record: Mapping[str, object], **facts: object) -> list[tuple[str, ...]]:
    answer = queries.check({"record": record, "facts": facts}, on=ON)
    return [one.facts for one in answer.contradictions]


def test_contradictions_are_named_and_the_answer_goes_on() -> None:
    early = {"birth_date": "2001-01-01", "arrival_date": "2000-01-01"}
    assert ("birth_date", "arrival_date") in contradictions(early)
    assert ("arrival_date",) in contradictions({"arrival_date": "2027-01-01"})
    assert ("status", "benefit") in contradictions({"status": "duldung_60b"}, benefit="SGB_II")
    assert ("nationality", "status") in contradictions({"nationality": "DE", "status": "ae_24"})
    assert ("nationality", "status") in contradictions(
        {"nationality": "FR", "status": "duldung_60a"}
    )
    assert ("status", "status_until") in contradictions(
        {"status": "ae_18a", "status_until": "2026-01-01"}
    )
    assert ("birth_date", "children_birth_dates") in contradictions(
        {"birth_date": "2001-01-01", "children_birth_dates": ["1999-01-01"]}
    )
    assert ("work_allowed", "status") in contradictions(
        {"status": "ae_24"}, work_allowed="forbidden"
    )
    assert ("previous_status",) in contradictions(
        {"status": "fiktion_81_4"}, previous_status="gueb"
    )
    answer = queries.check(
        {"record": {"status": "duldung_60b"}, "facts": {"benefit": "SGB_II"}}, on=ON
    )
    assert answer.work.employment.decision == "forbidden"


def test_a_document_without_contradiction_has_none() -> None:
    record = {
        "birth_date": "1998-04-12",
        "nationality": "AF",
        "arrival_date": "2024-03-01",
        "status": "duldung_60a",
        "duldung_since": "2025-03-01",
    }
    assert contradictions(record, benefit="ASYLBLG", months_duldung=20) == []


@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_like_others(day: str) -> None:
    """9999-12-31 is a common way to write that something has no end."""
    dates = ("birth_date", "arrival_date", "status_until", "duldung_since", "asylum_registered_on")
    document = {"record": {"status": "ae_24", **dict.fromkeys(dates, day)}}
    for on in (date.fromisoformat(day), ON):
        found = queries.check(document, on=on).to_json()
        assert found["on"] == on.isoformat()


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 1e300])
def test_no_number_is_endless(number: float) -> None:
    with pytest.raises(queries.BadDocument, match="is not a number"):
        queries.check({"facts": {"weekly_hours": number}}, on=ON)


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert read({"facts": {"age": 30.0}}).facts["age"] == 30


LEARNED: list[tuple[list[dict[str, str | None]], dict[str, str]]] = [
    ([], {"foreign_qualification": "none", "recognition_result": "none"}),
    ([{"country": "DE", "kind": "vocational", "recognition": "full"}],
     {"foreign_qualification": "none", "recognition_result": "none"}),
    ([{"country": "UA", "kind": "vocational", "recognition": "pending"},
      {"country": "SY", "kind": "academic", "recognition": "none"}],
     {"foreign_qualification": "academic", "recognition_result": "pending"}),
    ([{"country": "UA", "kind": "vocational"}], {"foreign_qualification": "vocational"}),
    ([{"country": "UA", "kind": None, "recognition": "partial"}], {"recognition_result": "partial"}),
    ([{"country": None, "kind": "academic", "recognition": "full"}], {}),
]  # fmt: skip


@pytest.mark.parametrize(("learned", "follows"), LEARNED)
def test_what_follows_from_qualifications(
    learned: list[dict[str, str | None]], follows: dict[str, str]
) -> None:
    derived = queries.check({"record": {"qualifications": learned}}, on=ON).derived
    found = {
        f: v for f, v in derived.items() if f in {"foreign_qualification", "recognition_result"}
    }
    assert found == follows
