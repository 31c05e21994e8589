"""What doors get: answers with reasons, days and questions, for documents of every kind."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nahtlos.law import queries
from nahtlos.law.catalogue import KINDS, catalogue
from nahtlos.law.engine.conditions import facts_of
from nahtlos.law.engine.situation import Value
from nahtlos.law.queries.book import in_force
from nahtlos.law.translate import read
from nahtlos.people.facts import FACTS, lookup

ON = date(2026, 11, 23)
STATUSES = sorted(entry.id for entry in queries.statuses(ON))
UKRAINE: Mapping[str, Any] = {
    "id": "p1",
    "record": {
        "birth_date": "1998-04-12",
        "nationality": "UA",
        "arrival_date": "2023-03-01",
        "status": "ae_24",
        "status_since": "2023-04-02",
        "status_until": "2027-03-04",
        "asylum_registered_on": None,
    },
    "facts": {"benefit": "SGB_II", "german": "A2", "work_allowed": "free", "weekly_hours": 30},
}
FRAME = in_force(ON).frame
WORK = {
    f
    for kind in KINDS
    for row in in_force(ON).book.table(kind, None).rows
    for f in facts_of(row.when)
}
BOOLS = sorted(fact for fact in WORK if lookup(fact).kind.value == "bool")


def documents() -> st.SearchStrategy[dict[str, Any]]:
    past = st.dates(date(2022, 6, 1), ON).map(date.isoformat)
    record = st.fixed_dictionaries(
        {"status": st.sampled_from(STATUSES)},
        optional={
            "nationality": st.sampled_from(["AF", "AL", "EG", "GE", "TR", "UA"]),
            "arrival_date": past,
            "asylum_registered_on": past,
            "duldung_since": past,
            "status_until": st.dates(ON, date(2028, 1, 1)).map(date.isoformat),
        },
    )
    stated = {fact: st.booleans() for fact in BOOLS if fact != "safe_country"} | {
        "weekly_hours": st.integers(1, 45),
        "asylum_outcome": st.sampled_from(["none", "pending", "rejected", "withdrawn"]),
        "previous_status": st.sampled_from(STATUSES),
    }
    facts = st.fixed_dictionaries({}, optional=stated)
    return st.fixed_dictionaries({"record": record, "facts": facts})


def decisions(document: Mapping[str, Any], on: date = ON) -> dict[str, str]:
    return {one.kind: one.decision for one in queries.check(document, on=on).work}


def test_the_document_of_the_interface_is_answered_as_it_says() -> None:
    found = queries.check(UKRAINE, on=ON).to_json()
    work = found["work"]
    assert isinstance(work, dict)
    assert {work[kind] for kind in KINDS} == {"free"}
    assert work["because"][0]["cite"] == "§ 4a Abs. 1 S. 1 AufenthG"
    assert work["because"][0]["holds"] is True
    assert (found["on"], found["law_as_of"]) == ("2026-11-23", "2026-08-19")
    assert work["changes_on"] == "2027-03-04"
    assert isinstance(found["derived"], dict)
    assert found["derived"]["age"] == 28
    assert found["derived"]["work_allowed"] == "free"
    assert found["ask_next"] is not None
    assert isinstance(found["instruments"], list)
    assert {one["id"] for one in found["instruments"]} == set(catalogue().instruments)
    assert found["contradictions"] == []


@settings(max_examples=40, deadline=None)
@given(documents())
def test_documents_and_answers_follow_their_schemas(document: dict[str, Any]) -> None:
    person = Draft202012Validator(queries.schema("person"))
    verdicts = Draft202012Validator(queries.schema("verdicts"))
    assert list(person.iter_errors(document)) == []
    assert list(verdicts.iter_errors(queries.check(document, on=ON).to_json("de"))) == []


def test_nothing_known_asks_for_the_status_first() -> None:
    answer = queries.check({}, on=ON)
    assert {one.decision for one in answer.work} == {"unknown"}
    assert answer.ask_next is not None
    assert answer.ask_next.fact == "status"
    assert all(one.missing[0] == "status" for one in answer.work)


@settings(max_examples=30, deadline=None)
@given(documents())
def test_the_question_is_about_something_unknown_that_matters(document: dict[str, Any]) -> None:
    answer = queries.check(document, on=ON)
    missing = {fact for one in (*answer.work, *answer.instruments) for fact in one.missing}
    if answer.ask_next is None:
        assert not {f for f in missing if lookup(f).askable or not lookup(f).stored}
        return
    asked = answer.ask_next.fact
    assert asked not in {k for part in document.values() for k in part}
    follows = {f for f in missing if f in FACTS and asked in FACTS[f].from_record}
    assert asked in missing or follows


def test_what_is_never_kept_is_not_asked_when_only_kept_facts_may_be() -> None:
    document: dict[str, Any] = {"record": {"status": "duldung_60a", "nationality": "AF"}}
    kept: frozenset[str] = queries.questions()
    asked: set[str] = set()
    assert "entered_for_benefits" not in kept
    while question := queries.ask_next(document, on=ON, askable=kept - asked):
        assert question.fact in kept
        asked.add(question.fact)
    assert {"arrival_date", "protection_recognised"} <= asked


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_day_of_change_is_exact(document: dict[str, Any]) -> None:
    """The answer holds until the day before; a title that runs out holds on its last day too."""
    for one in queries.check(document, on=ON).work:
        if one.changes_on is None:
            assert decisions(document, date(2040, 1, 1))[one.kind] == one.decision
            continue
        before, day = one.changes_on - timedelta(days=1), one.changes_on
        assert decisions(document, before)[one.kind] == one.decision or day == ON
        if one.changes_on.isoformat() == document["record"].get("status_until"):
            day = one.changes_on + timedelta(days=1)
        assert decisions(document, day)[one.kind] != one.decision


@settings(max_examples=60, deadline=None)
@given(documents())
def test_the_day_of_opening_opens(document: dict[str, Any]) -> None:
    order = ["forbidden", "title_bound", "permission_ABH_plus_BA", "permission_ABH", "free"]
    for one in queries.check(document, on=ON).work:
        if one.opens_on is not None:
            later = decisions(document, one.opens_on)[one.kind]
            assert order.index(later) > order.index(one.decision)


def completed(document: dict[str, Any], facts: list[str]) -> Iterator[dict[str, Any]]:
    ways: list[tuple[Value, ...]] = [FRAME.classes[FRAME.place[fact]].values for fact in facts]
    for values in product(*ways):
        yield {**document, "facts": {**document["facts"], **dict(zip(facts, values, strict=True))}}


@settings(max_examples=40, deadline=None)
@given(documents())
def test_more_facts_agree_with_what_was_settled(document: dict[str, Any]) -> None:
    work = queries.check(document, on=ON).work
    missing = {fact for one in work for fact in one.missing}
    facts = [fact for fact in BOOLS if fact in missing and fact in FACTS][:4]
    every = [decisions(whole) for whole in completed(document, facts)]
    for one in work:
        found = {whole[one.kind] for whole in every}
        if one.decision != "unknown":
            assert found == {one.decision}
        else:
            assert found <= {*one.possible, "unknown"}


def test_half_a_year_after_the_text_was_read_the_answer_is_stale() -> None:
    assert not queries.check(UKRAINE, on=date(2027, 2, 19)).stale
    assert queries.check(UKRAINE, on=date(2027, 2, 20)).stale


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_page(status: str) -> None:
    page = queries.show(status, ON)
    assert page is not None
    assert set(page.rows) == set(KINDS)
    assert all(
        queries.decision_label(row.outcome)["de"] for rows in page.rows.values() for row in rows
    )


def test_stated_facts_win_over_what_follows() -> None:
    document = {"record": {"birth_date": "2000-01-01"}, "facts": {"age": 30}}
    answer = queries.check(document, on=ON)
    assert "age" not in answer.derived
    assert [one.facts for one in answer.contradictions] == [("age",)]
    assert read(document).facts["age"] == 30
