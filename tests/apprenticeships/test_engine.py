"""Days and early signs: pure, with the bounds that matter."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.apprenticeships.catalogue import begins, supports
from nahtlos.apprenticeships.engine import (
    Answers,
    due_number,
    months_before,
    next_chase,
    nth_day,
    weighs,
    windows,
    worries,
)
from nahtlos.apprenticeships.engine.signs import CALL_DAYS, REMIND_DAYS, SILENT_DAYS
from nahtlos.law import queries as law

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(DAYS, st.integers(0, 60))
def test_the_nth_day_is_the_same_number_or_the_last_of_its_month(start: date, number: int) -> None:
    day = nth_day(start, number)
    assert day.day == min(start.day, monthrange(day.year, day.month)[1])
    assert (day.year - start.year) * 12 + day.month - start.month == number


@given(DAYS, st.integers(0, 2000))
def test_the_number_counts_the_days_that_have_come(start: date, later: int) -> None:
    on = start + timedelta(days=later)
    number = due_number(start, on)
    assert nth_day(start, number) <= on < nth_day(start, number + 1)


def test_nothing_is_due_before_the_first_day() -> None:
    assert due_number(date(2027, 8, 1), date(2027, 3, 1)) == 0


def test_days_before_count_back_across_years() -> None:
    assert months_before(date(2027, 3, 31), 7) == date(2026, 8, 31)
    assert months_before(date(2027, 8, 31), 6) == date(2027, 2, 28)


def test_a_question_is_over_before_the_next_month_comes() -> None:
    assert REMIND_DAYS + CALL_DAYS + SILENT_DAYS < 28


@pytest.mark.parametrize(
    ("answers", "needs"),
    [
        (Answers(work="well", school="well", stays="sure", help="no"), False),
        (Answers(work="middling", school="well", stays="sure", help="no"), False),
        (Answers(work="middling", school="middling", stays="sure", help="no"), True),
        (Answers(work="well", school="well", stays="stop", help="no"), True),
        (Answers(work="well", school="well", stays="sure", help="yes"), True),
        (Answers(work="well", comes="seldom", stays="sure", help="no"), True),
        (Answers(school="badly", comes="always", help="no"), True),
    ],
)
def test_one_clear_sign_or_two_faint_ones(answers: Answers, needs: bool) -> None:
    assert worries([weighs(answers)]) is needs


def test_two_sides_each_with_a_faint_sign_are_enough() -> None:
    assert worries([1, 0, 1])
    assert not worries([1, 0, 0])


def test_silence_twice_in_a_row_is_a_sign_and_once_is_none() -> None:
    assert worries([], silent_in_a_row=2)
    assert not worries([], silent_in_a_row=1)


@pytest.mark.parametrize(
    ("state", "days", "to"),
    [("asked", 4, "reminded"), ("asked", 3, None), ("reminded", 4, "call"), ("call", 14, "silent"),
     ("call", 13, None), ("silent", 99, None), ("answered", 99, None)],
)  # fmt: skip
def test_silence_goes_on_by_one_stage(state: str, days: int, to: str | None) -> None:
    since = date(2026, 11, 2)
    assert next_chase(state, since, since + timedelta(days=days)) == to


@given(DAYS)
def test_windows_lie_ahead_within_a_year(on: date) -> None:
    found = windows([(one.key, one.month, one.day) for one in begins()], on)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert all(on <= one.on <= on + timedelta(days=366) for one in found)


@pytest.mark.parametrize("stage", supports())
def test_every_support_stands_in_the_law_catalogue(stage: str) -> None:
    on, wanted = date(2026, 11, 27), supports()[stage]
    statuses = {one.id for one in law.statuses(on)}
    known = {one.instrument.id for one in law.instruments(on)}
    assert set(wanted.instruments) <= known
    assert set(wanted.titles) <= statuses
    facts = {one.id for one in law.vocabulary()}
    assert set(wanted.facts) <= facts


def test_the_supports_of_the_issue_stand_at_their_stage() -> None:
    asked = {("entry", "eq"), ("preparing", "asa_vorphase"), ("training", "asa_begleitend"),
             ("contract", "bab"), ("training", "azubi_bsk"), ("contract", "duldung_60c"),
             ("contract", "ae_16g")}  # fmt: skip
    stands = {
        (stage, one)
        for stage, wanted in supports().items()
        for one in (*wanted.instruments, *wanted.titles)
    }
    assert asked <= stands
    assert all(cite.cite for cite, _ in product(begins(), [0]))
