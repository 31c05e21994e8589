"""The engine against trying everything: what is settled, what matters, what to ask, from when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nahtlos.law.engine.ask import ask_next
from nahtlos.law.engine.conditions import (
    AllOf,
    AtLeast,
    AtMost,
    Below,
    Condition,
    Leaf,
    MonthsSince,
    Not,
    leaves,
)
from nahtlos.law.engine.dates import elapsed, last_start, plus
from nahtlos.law.engine.diagram import Node
from nahtlos.law.engine.evaluate import truth
from nahtlos.law.engine.explain import Finding, find, missing, node_of
from nahtlos.law.engine.explain import settle as settle_node
from nahtlos.law.engine.frame import Frame
from nahtlos.law.engine.logic import Truth, all_of, any_of, negate
from nahtlos.law.engine.situation import Clock, Situation
from nahtlos.law.engine.tables import UNKNOWN, Table, guarded
from nahtlos.law.engine.when import first_change, turning_days
from tests.law.tables import (
    DAY,
    DOMAINS,
    WHOLE,
    changes,
    completions,
    conditions,
    decided,
    row,
    situations,
    tables,
)

TRUTHS = (True, False, None)
DATES = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def frame(*of: Table) -> Frame:
    return Frame((row.when for table in of for row in table.rows), DAY, DOMAINS)


def finding(table: Table, situation: Situation) -> Finding:
    one = frame(table)
    return find(table, node_of(table, one), one, situation)


def settle(table: Table, situation: Situation) -> str:
    one = frame(table)
    return settle_node(node_of(table, one), one.known(situation))


def rest(table: Table, one: Frame, situation: Situation) -> Node:
    return one.diagrams.rest(node_of(table, one), one.known(situation))


@pytest.mark.parametrize("one", TRUTHS)
@pytest.mark.parametrize("two", TRUTHS)
def test_unknown_is_the_middle_between_false_and_true(one: Truth, two: Truth) -> None:
    order = {False: 0, None: 1, True: 2}
    assert order[all_of([one, two])] == min(order[one], order[two])
    assert order[any_of([one, two])] == max(order[one], order[two])
    assert order[negate(one)] == 2 - order[one]


@given(conditions(), situations())
def test_a_truth_that_is_known_holds_in_every_completion(
    condition: Condition, situation: Situation
) -> None:
    now = truth(condition, situation)
    if now is not None:
        assert {truth(condition, whole) for whole in completions(situation)} == {now}


@given(conditions(), situations())
def test_the_quick_look_sees_what_the_tree_says(condition: Condition, situation: Situation) -> None:
    one = Frame([condition], DAY, DOMAINS)
    assert one.look(condition)(one.known(situation).some) is truth(condition, situation)


@given(conditions(), situations(), st.integers(-40, 40))
def test_a_frame_on_another_day_is_the_frame_of_that_day(
    condition: Condition, situation: Situation, days: int
) -> None:
    day = DAY + timedelta(days=days)
    moved = Frame([condition], DAY, DOMAINS).on(day)
    then = replace(situation, day=day)
    assert moved.look(condition)(moved.known(then).some) is truth(condition, then)


@given(tables(), situations())
def test_settled_is_what_all_completions_say_and_only_that(
    table: Table, situation: Situation
) -> None:
    every = {decided(table, whole) for whole in completions(situation)}
    found = finding(table, situation)
    assert found.outcome == (next(iter(every)) if len(every) == 1 else UNKNOWN)
    assert set(found.possible) == every


@given(tables(), situations())
def test_missing_are_exactly_the_facts_that_can_still_change_the_outcome(
    table: Table, situation: Situation
) -> None:
    unknown = [fact for fact in WHOLE if not situation.knows(fact)]
    exact = {fact for fact in unknown if changes(table, situation, fact)}
    assert set(finding(table, situation).missing) == exact


@given(tables(), situations(), st.data())
def test_more_facts_never_turn_what_is_settled(
    table: Table, situation: Situation, data: st.DataObject
) -> None:
    unknown = [fact for fact in WHOLE if not situation.knows(fact)]
    before = settle(table, situation)
    if unknown and before != UNKNOWN:
        fact = data.draw(st.sampled_from(unknown))
        more = situation.given(fact, data.draw(st.sampled_from(WHOLE[fact])))
        assert settle(table, more) == before


@given(st.lists(tables(), min_size=1, max_size=3), situations())
def test_what_is_asked_is_unknown_and_can_change_an_answer(
    some: list[Table], situation: Situation
) -> None:
    every = frame(*some)
    rests = [rest(table, every, situation) for table in some]
    facts = {fact for left in rests for fact in missing(left, every)}
    ask = ask_next(rests, every, every.known(situation), {fact: fact for fact in every.facts})
    if ask is None:
        assert not facts
        return
    assert not situation.knows(ask.fact)
    assert any(changes(table, situation, ask.fact) for table in some)
    assert 0 <= ask.expected <= ask.splits <= len(some)


@given(tables(), situations())
def test_the_first_reason_is_the_deciding_row(table: Table, situation: Situation) -> None:
    found = finding(table, situation)
    if found.row is not None:
        assert found.because[0].says is found.row.says
        assert found.because[0].holds is True
    if found.outcome == UNKNOWN:
        assert found.because[0].holds is None
        assert found.missing


@given(tables(), tables(), situations())
def test_one_of_two_tables_is_picked_by_a_fact(
    one: Table, two: Table, situation: Situation
) -> None:
    both = guarded("which", {"one": one, "two": two}, row("closed"))
    for which, table in {"one": one, "two": two}.items():
        picked = settle(both, situation.given("which", which))
        assert picked == settle(table, situation)
    open_ = {settle(table, situation) for table in (one, two)}
    assert settle(both, situation) == (open_.pop() if len(open_) == 1 else UNKNOWN)


def test_a_table_without_a_last_word_is_refused() -> None:
    with pytest.raises(ValueError, match="must hold always"):
        Table((row("free", AtLeast("years", 1)),))


@given(DATES, st.integers(0, 60), st.sampled_from(["weeks", "months", "years"]))
def test_a_term_is_complete_on_its_day_and_not_the_day_before(
    start: date, amount: int, unit: str
) -> None:
    clock = Clock(start, "weeks" if unit == "weeks" else "months" if unit == "months" else "years")
    day = plus(start, amount, clock.unit)
    assert clock.on(day) >= amount
    assert amount == 0 or clock.on(day - timedelta(days=1)) == amount - 1


@given(DATES, st.integers(1, 60))
def test_the_latest_start_is_the_latest(day: date, months: int) -> None:
    start = last_start(day, months)
    assert elapsed(start, day, "months") >= months
    assert elapsed(start + timedelta(days=1), day, "months") < months


def test_who_is_born_on_the_29th_of_february_is_older_on_the_1st_of_march() -> None:
    clock = Clock(date(2004, 2, 29), "years")
    assert [clock.on(date(2026, 2, 28)), clock.on(date(2026, 3, 1))] == [21, 22]
    assert clock.on(date(2024, 2, 29)) == 20


@settings(max_examples=60)
@given(
    st.sampled_from([AtLeast, AtMost, Below]).flatmap(
        lambda test: st.integers(1, 30).map(lambda n: test("months", n))
    ),
    st.integers(1, 12).map(lambda n: Not(MonthsSince("since", n))),
    st.dates(date(2025, 1, 1), DAY),
)
def test_turning_days_miss_no_change(months: Leaf, since: Not, start: date) -> None:
    table = Table((row("free", months), row("asked", since), row("closed")))

    def on(day: date) -> Situation:
        clock = Clock(start, "months")
        return Situation(day, {"months": clock.on(day), "since": start}, {"months": clock})

    def answer(day: date) -> str:
        return decided(table, on(day))

    now = answer(DAY)
    found = first_change(turning_days(leaves(AllOf((months, since))), on(DAY)), answer, now.__ne__)
    days = (DAY + timedelta(days=n) for n in range(1, 1200))
    assert (found and found[0]) == next((day for day in days if answer(day) != now), None)
