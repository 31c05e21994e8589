"""Meetings a month, hours, weeks: counted by the calendar, and spread over pairs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.mentoring.engine import Intensity, Kept, intensity, spread

BEGAN = date(2026, 1, 5)


def test_a_pair_that_meets_each_week() -> None:
    weekly = tuple((BEGAN + timedelta(weeks=n), 90) for n in range(12))
    found = intensity(Kept(BEGAN, BEGAN + timedelta(days=83), weekly))
    assert found == Intensity(12, 18.0, 12 / (84 / 30.4375), 12, 12)


def test_a_week_with_two_meetings_is_one_active_week() -> None:
    found = intensity(
        Kept(BEGAN, BEGAN + timedelta(days=20), ((BEGAN, 60), (date(2026, 1, 11), 30)))
    )
    assert (found.meetings, found.hours, found.weeks_active, found.weeks) == (2, 1.5, 1, 3)


def test_what_lies_outside_does_not_count() -> None:
    outside = ((BEGAN - timedelta(days=1), 60), (BEGAN + timedelta(days=8), 60))
    assert intensity(Kept(BEGAN, BEGAN + timedelta(days=7), outside)).meetings == 0


def test_two_meetings_in_two_days_are_no_thirty_a_month() -> None:
    found = intensity(
        Kept(BEGAN, BEGAN + timedelta(days=1), ((BEGAN, 60), (BEGAN + timedelta(days=1), 60)))
    )
    assert found.a_month == 2.0


def test_a_pair_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before"):
        intensity(Kept(BEGAN, BEGAN - timedelta(days=1), ()))


def test_over_the_turn_of_the_year_weeks_are_counted_once() -> None:
    found = intensity(
        Kept(
            date(2026, 12, 28), date(2027, 1, 3), ((date(2026, 12, 30), 60), (date(2027, 1, 2), 60))
        )
    )
    assert (found.weeks_active, found.weeks) == (1, 1)


def _made(a_month: float, meetings: int = 3) -> Intensity:
    return Intensity(meetings, a_month, a_month, 1, 2)


def test_pairs_fall_into_bands_and_the_middle_is_told() -> None:
    found = spread([_made(0, 0), _made(0.5), _made(1), _made(2), _made(4)])
    assert (found.pairs, found.bands) == (5, (1, 1, 1, 1, 1))
    assert (found.a_month, found.hours, found.share_active) == (1, 1, 0.5)
    assert spread([_made(1), _made(2)]).a_month == 1.5
    assert spread([]).pairs == 0


@given(
    st.integers(0, 400),
    st.lists(st.tuples(st.integers(-5, 420), st.integers(1, 600)), max_size=40),
)
def test_active_weeks_never_exceed_weeks(days: int, met: list[tuple[int, int]]) -> None:
    meetings = tuple((BEGAN + timedelta(days=n), minutes) for n, minutes in met)
    found = intensity(Kept(BEGAN, BEGAN + timedelta(days=days), meetings))
    assert found.weeks_active <= min(found.weeks, max(found.meetings, 0))
    assert sum(spread([found]).bands) == 1
