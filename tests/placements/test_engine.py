"""Days after a start, by properties: never late, never early, across month ends and leap days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.law.engine.workdays import is_workday
from nahtlos.placements.engine import (
    ASKED_AFTER,
    CALL_DAYS,
    REMIND_DAYS,
    SILENT_DAYS,
    WARNED_DAYS,
    Clock,
    asked_on,
    counts_as_given_on,
    late_on,
    months_after,
    next_chase,
    warning_due,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MONTHS = st.integers(1, 48)


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
    ],
)
def test_a_month_later_is_the_same_number_or_the_last_day(
    start: date, months: int, day: date
) -> None:
    assert months_after(start, months) == day


@given(DAYS, MONTHS)
def test_never_early_and_never_late(start: date, months: int) -> None:
    day = months_after(start, months)
    calendar = (day.year - start.year) * 12 + day.month - start.month
    assert calendar == months
    last_of_month = (day + timedelta(days=1)).day == 1
    assert day.day == start.day or (day.day < start.day and last_of_month)


@given(DAYS, DAYS, MONTHS)
def test_whoever_starts_later_is_not_asked_earlier(one: date, other: date, months: int) -> None:
    early, late = sorted((one, other))
    assert months_after(early, months) <= months_after(late, months)


@given(DAYS)
def test_each_question_is_later_than_the_one_before(start: date) -> None:
    days = asked_on(start)
    assert list(days) == list(ASKED_AFTER)
    assert [start, *days.values()] == sorted({start, *days.values()})


def test_beyond_the_calendar_there_is_no_day() -> None:
    with pytest.raises(OverflowError):
        months_after(date(9999, 12, 1), 1)


# --- the term of § 36 Abs. 2 BeschV ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (date(2026, 11, 3), date(2026, 11, 18)),  # Tuesday: two weeks end on a Tuesday
        (date(2026, 11, 7), date(2026, 11, 24)),  # would end on Saturday: Monday is the last day
        (date(2026, 12, 11), date(2026, 12, 29)),  # 25 December, then a weekend
        (date(2027, 3, 12), date(2027, 3, 31)),  # Good Friday and Easter
    ],
)
def test_the_consent_counts_from_the_day_after_the_last_one(asked: date, counts: date) -> None:
    assert counts_as_given_on(Clock(asked), is_workday) == counts


def test_a_week_is_enough_where_the_law_is_fast() -> None:
    assert counts_as_given_on(Clock(date(2026, 11, 3), fast=True), is_workday) == date(2026, 11, 11)


def test_a_question_in_time_stops_the_term_and_one_too_late_does_not() -> None:
    asked = date(2026, 11, 3)
    assert counts_as_given_on(Clock(asked, more_on=date(2026, 11, 17)), is_workday) is None
    late = Clock(asked, more_on=date(2026, 11, 18))
    assert counts_as_given_on(late, is_workday) == date(2026, 11, 18)


def test_what_was_missing_lets_the_term_begin_anew() -> None:
    clock = Clock(date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 20))
    assert counts_as_given_on(clock, is_workday) == date(2026, 12, 5)


def test_nobody_asked_the_agency_so_nothing_counts() -> None:
    assert counts_as_given_on(Clock(), is_workday) is None


@given(DAYS, st.booleans())
def test_never_before_two_weeks_are_over_and_the_last_day_is_a_working_day(
    asked: date, fast: bool
) -> None:
    counts = counts_as_given_on(Clock(asked, fast=fast), is_workday)
    assert counts is not None
    last = counts - timedelta(days=1)
    assert is_workday(last)
    assert (last - asked).days >= (7 if fast else 14)
    between = [asked + timedelta(days=n) for n in range(7 if fast else 14, (last - asked).days)]
    assert not any(is_workday(day) for day in between)


@given(DAYS, DAYS)
def test_whoever_is_asked_later_counts_not_earlier(one: date, other: date) -> None:
    early, late = sorted((one, other))
    first, second = (counts_as_given_on(Clock(day), is_workday) for day in (early, late))
    assert first is not None
    assert second is not None
    assert first <= second


# --- silence and warnings -------------------------------------------------------------------------
@given(st.sampled_from(["asked", "reminded", "call"]), DAYS, st.integers(0, 60))
def test_silence_goes_on_on_its_day_and_not_before(state: str, since: date, days: int) -> None:
    wait = {"asked": REMIND_DAYS, "reminded": CALL_DAYS, "call": SILENT_DAYS}[state]
    moved = next_chase(state, since, since + timedelta(days=days))
    assert (moved is not None) == (days >= wait)
    assert late_on(state, since) == since + timedelta(days=wait)


@pytest.mark.parametrize("state", ["waiting", "silent", "answered", "dropped"])
def test_what_waits_for_nobody_is_never_late(state: str) -> None:
    assert next_chase(state, date(2026, 1, 1), date(2030, 1, 1)) is None


@given(DAYS, st.integers(-5, 100))
def test_each_warning_has_its_days(until: date, left: int) -> None:
    due = warning_due(until, until - timedelta(days=left))
    if 0 <= left <= max(WARNED_DAYS):
        assert due is not None
        assert left <= due
        assert not [days for days in WARNED_DAYS if left <= days < due]
    else:
        assert due is None
