"""The benchmark counts right: medians, growth, ratios, and every aim that is missed is named."""

from dataclasses import replace

import pytest
from benchmarks.figures import Beside, Measured, Result, Timing, Visit
from benchmarks.table import markdown

GOOD = Measured("persons", "list", Timing(20, 30), Timing(24, 36), queries=8, kilobytes=16)
VISIT = Visit("case page", requests=7, kilobytes=47, font_kilobytes=60)


def test_median_and_95th_percentile() -> None:
    hundred = [float(number) for number in range(100, 0, -1)]
    assert Timing.of(hundred) == Timing(median=50.5, p95=95)


@pytest.mark.parametrize("requests", [1, 2, 60])
def test_the_percentile_is_one_of_the_requests(requests: int) -> None:
    times = [float(number) for number in range(requests)]
    assert Timing.of(times).p95 in times


def test_what_is_within_every_aim_misses_none() -> None:
    assert GOOD.misses() == VISIT.misses() == []


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (replace(GOOD, small=Timing(40, 40), big=Timing(41, 41)), "41 ms, aim 40"),
        (replace(GOOD, queries=13), "13 queries, aim 12"),
        (replace(GOOD, small=Timing(10, 10)), "grows 2.40 times, aim 1.3"),
    ],
)
def test_a_missed_aim_is_named(page: Measured, told: str) -> None:
    assert page.misses() == [f"persons: {told}"]


def test_a_detail_may_take_longer_than_a_list() -> None:
    slow = replace(GOOD, small=Timing(45, 45), big=Timing(45, 45))
    assert slow.misses() != []
    assert replace(slow, kind="detail").misses() == []


def test_a_first_visit_that_is_too_heavy_is_named() -> None:
    assert len(replace(VISIT, requests=11, kilobytes=61).misses()) == 2


def test_the_report_names_pages_ratios_and_misses() -> None:
    beside = Beside("persons", "admin list of persons", our_ms=24, their_ms=48)
    slow = replace(GOOD, queries=13)
    text = markdown(Result({"cores": "2"}, [slow], [], [beside], [VISIT]))
    assert beside.ratio == 0.5
    assert "| persons | 20.0 | 24.0 | 36.0 | 1.20 | 13 | 16.0 |" in text
    assert "- persons: 13 queries, aim 12" in text
