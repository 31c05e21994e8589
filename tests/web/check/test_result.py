"""The answer sorted: each instrument once, and what only others can ask for apart."""

from collections.abc import Mapping
from datetime import date

import pytest

from nahtlos.law import queries as law
from nahtlos.people.facts import FactValue
from nahtlos.web.check.chosen import ASKED, FIRST, MOST
from nahtlos.web.check.result import BY_PERSON, Result
from nahtlos.web.check.told import document

ON = date(2026, 11, 24)
NURSE: Mapping[str, FactValue | None] = {
    "status": "ae_24",
    "benefit": "SGB_II",
    "german": "A2",
    "age": 34,
    "foreign_qualification": "vocational",
    "recognition_result": "none",
    "unemployed": True,
    "employed": False,
}


def result(told: Mapping[str, FactValue | None]) -> Result:
    return Result(law.check(document(told), on=ON))


def test_each_instrument_of_a_person_stands_in_one_place() -> None:
    found = result(NURSE)
    placed = [*found.entitled, *found.discretionary, *found.unknown, *found.closed]
    mine = {one.id for one in found.answer.instruments if one.instrument.applies in BY_PERSON}
    assert sorted(one.id for one in placed) == sorted(mine)
    assert all(one.is_open for one in (*found.entitled, *found.discretionary))


def test_help_for_employers_is_not_counted() -> None:
    found = result(NURSE)
    assert not {one.id for one in found.for_employers} & {one.id for one in found.asked}
    assert all(one.verdict != "closed" for one in found.for_employers)
    assert found.all_verdicts == len(found.asked) + 4


def test_alike_kinds_of_work_are_said_once() -> None:
    found = result(NURSE)
    kinds = [kind for group in found.work for kind in group.kinds]
    assert sorted(kinds) == sorted(work.kind for work in found.answer.work)
    assert [group.access.decision for group in found.work] == ["free"]


def test_fewer_verdicts_are_open_with_every_answer() -> None:
    told: dict[str, FactValue | None] = {}
    before = result(told).still_open
    assert before > result(told).all_verdicts * 0.9
    for fact in list(NURSE)[:5]:
        told[fact] = NURSE[fact]
        after = result(told).still_open
        assert after < before, fact
        before = after


def test_a_step_opens_only_what_a_person_can_ask_for() -> None:
    found = result(NURSE)
    assert found.levers
    for lever in found.levers:
        assert all(one.instrument.applies in BY_PERSON and not one.is_open for one in lever.opens)


def test_what_waiting_opens_is_named_with_its_day() -> None:
    found = result({"status": "gestattung_outside", "arrival_date": date(2026, 10, 31)})
    assert [opening.day for opening in found.soon] == sorted(o.day for o in found.soon)
    assert all(opening.day > ON and opening.opens for opening in found.soon)


@pytest.mark.parametrize("fact", ["status", "benefit", "german", "age"])
def test_each_of_the_first_questions_is_worth_asking(fact: str) -> None:
    """Measured: without it more verdicts stay open."""
    without = {name: value for name, value in NURSE.items() if name != fact}
    assert result(without).still_open > result(NURSE).still_open


def test_the_questions_stop_when_nothing_more_can_be_settled() -> None:
    told: dict[str, FactValue | None] = {"status": "german"}
    answer = law.check(document(told), on=ON, askable=frozenset())
    assert answer.ask_next is None
    assert FIRST in ASKED
    assert len(ASKED) > MOST
