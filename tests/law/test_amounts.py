"""Sums never promise more than the law's share, and only fall where its shares fall."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.law.engine.amounts import Award, Run, Series, Share, paid
from nahtlos.law.engine.workdays import easter, is_workday, last_workday_before

SHARES = st.decimals(0, 1, places=2)
STAGES = st.lists(st.builds(Share, SHARES, st.integers(0, 24)), min_size=1, max_size=5).map(tuple)
MONEY = st.decimals(0, 20000, places=2)
BASES = st.lists(MONEY, max_size=60)


@given(STAGES, BASES)
def test_no_month_brings_more_than_the_share_of_its_base(
    stages: tuple[Share, ...], bases: list[Decimal]
) -> None:
    shares = [stage.share for stage in stages for _ in range(stage.months)]
    found = paid(Award(stages=stages), bases).months
    assert len(found) == min(len(shares), len(bases))
    for each, share, base in zip(found, shares, bases, strict=False):
        assert share * base - Decimal("0.01") < each <= share * base


@given(STAGES, MONEY, st.integers(0, 96))
def test_where_shares_fall_the_sums_do_not_rise(
    stages: tuple[Share, ...], base: Decimal, lasts: int
) -> None:
    falling = tuple(sorted(stages, key=lambda stage: -stage.share))
    found = paid(Award(stages=falling), [base] * lasts).months
    assert all(one >= two for one, two in pairwise(found))


@given(STAGES, BASES, MONEY)
def test_the_total_is_the_sum_of_its_runs(
    stages: tuple[Share, ...], bases: list[Decimal], once: Decimal
) -> None:
    found = paid(Award(stages=stages, once=once), bases)
    runs = sum((run.each * (run.last - run.first + 1) for run in found.runs), Decimal(0))
    assert found.total == found.within(len(bases)) == runs + (once if bases else 0)


@given(STAGES, BASES, MONEY, MONEY)
def test_the_bound_holds_before_what_comes_on_top(
    stages: tuple[Share, ...], bases: list[Decimal], most: Decimal, flat: Decimal
) -> None:
    award = Award(stages=stages, per_month=most, on_top=flat)
    assert all(flat <= each <= most + flat for each in paid(award, bases).months)


@given(STAGES, MONEY, MONEY)
def test_no_months_no_euro(stages: tuple[Share, ...], once: Decimal, flat: Decimal) -> None:
    found = paid(Award(stages=stages, once=once, on_top=flat), [])
    assert found.total == found.within(24) == 0
    assert not found.runs
    assert Series((Decimal(5),), once).within(0) == 0


def test_a_sum_a_month_lasts_no_longer_than_the_work() -> None:
    award = Award(per_month=Decimal(100), months=6, once=Decimal(50))
    assert paid(award, [Decimal(0)] * 4) == Series((Decimal(100),) * 4, Decimal(50))
    assert paid(award, [Decimal(0)] * 9).total == 650


def test_months_alike_stand_together() -> None:
    series = Series((Decimal(3), Decimal(3), Decimal(2)))
    assert series.runs == (Run(1, 2, Decimal(3)), Run(3, 3, Decimal(2)))


@pytest.mark.parametrize(
    "day", ["2026-04-05", "2027-03-28", "2028-04-16", "2019-04-21", "2035-03-25"]
)
def test_easter_as_calendars_have_it(day: str) -> None:
    assert easter(date.fromisoformat(day).year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2027-01-04", "2026-12-31"),
        ("2027-03-30", "2027-03-25"),
        ("2027-05-07", "2027-05-05"),
        ("2027-05-18", "2027-05-14"),
        ("2027-12-27", "2027-12-24"),
        ("2026-12-01", "2026-11-30"),
    ],
)
def test_the_last_working_day(day: str, before: str) -> None:
    assert last_workday_before(date.fromisoformat(day)) == date.fromisoformat(before)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_between_it_and_the_day_nobody_works(day: date) -> None:
    found = last_workday_before(day)
    assert is_workday(found)
    between = (found + timedelta(days=n) for n in range(1, (day - found).days))
    assert not any(map(is_workday, between))
