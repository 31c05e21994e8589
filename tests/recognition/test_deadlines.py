"""The time for a decision, by §§ 187, 188 BGB, against a count of months by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.recognition.engine import Clock, completed, due_on, months_after

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 9, 1), 3, date(2026, 12, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 31), 4, date(2027, 4, 30)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
    ],
)
def test_a_time_ends_with_the_day_of_the_same_number(day: date, months: int, end: date) -> None:
    assert months_after(day, months) == end


@given(DAYS, st.integers(0, 40))
def test_months_are_counted_one_by_one(day: date, months: int) -> None:
    end = months_after(day, months)
    assert (end.year - day.year) * 12 + end.month - day.month == months
    next_day = end + timedelta(days=1)
    assert end.day == day.day or (end.day < day.day and next_day.month != end.month)


def test_the_time_begins_only_with_complete_papers() -> None:
    assert due_on(Clock(3, None)) is None
    assert due_on(Clock(None, SEPTEMBER)) is None
    assert due_on(Clock(3, SEPTEMBER)) == date(2026, 12, 1)


@given(DAYS, st.integers(0, 400))
def test_each_day_of_a_pause_moves_the_end_by_a_day(day: date, days: int) -> None:
    free, paused = due_on(Clock(3, day)), due_on(Clock(3, day, days))
    assert free is not None
    assert paused == free + timedelta(days=days)


def test_what_the_office_has_extended_holds() -> None:
    assert due_on(Clock(3, SEPTEMBER, 10, date(2027, 2, 1))) == date(2027, 2, 1)


def test_papers_asked_for_later_stop_the_time_where_the_law_says_so() -> None:
    clock = completed(Clock(3, SEPTEMBER, 2), date(2026, 10, 1), date(2026, 10, 11), pauses=True)
    assert clock == Clock(3, SEPTEMBER, 12)


def test_elsewhere_the_time_begins_when_everything_is_there() -> None:
    clock = completed(Clock(4, SEPTEMBER), date(2026, 10, 1), date(2026, 10, 11), pauses=False)
    assert clock == Clock(4, date(2026, 10, 11))
    first = completed(Clock(3, None), date(2026, 9, 3), date(2026, 9, 20), pauses=True)
    assert first == Clock(3, date(2026, 9, 20))
