"""The benchmark counts right: medians, growth, ratios, and every aim that is missed is named."""

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from benchmarks.figures import Beside, Measured, Result, Timing, Visit
from benchmarks.law import figures as law
from benchmarks.law.ours import Ours
from benchmarks.law.raw import throw
from benchmarks.table import markdown

from nahtlos.law.engine.situation import Situation
from nahtlos.law.queries.book import in_force
from nahtlos.law.queries.programs import VERDICTS

from .house import ROOT

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


DAY = date(2026, 11, 2)
COMPARED = ("bafoeg", "ik_allgemein", "bsk_b2", "anerkennungszuschuss", "passgenaue_besetzung")


def test_our_side_of_the_comparison_is_the_engine_that_gives_reasons() -> None:
    ours = Ours(in_force(DAY), COMPARED, DAY)
    raw = throw(ours.conditions, persons=150, seed=5)
    codes = ours.verdicts(raw)
    for person in range(raw.persons):
        found = ours.with_reasons(Situation(DAY, raw.facts(person)))
        assert [VERDICTS[code] for code in codes[:, person]] == [v for v, _ in found.values()]


def test_the_compared_persons_have_every_verdict() -> None:
    ours = Ours(in_force(DAY), COMPARED, DAY)
    raw = throw(ours.conditions, persons=400, seed=6)
    assert {VERDICTS[code] for code in np.unique(ours.verdicts(raw))} == {*VERDICTS}
    assert 0.4 < np.mean(raw.columns["employed"] != 0) < 0.6


def test_growth_is_an_exponent() -> None:
    few = law.Size(persons=1000, verdicts=88_000, seconds=1, stages={}, memory=1)
    many = replace(few, persons=10_000, seconds=100)
    assert law.growth(few, many) == pytest.approx(2)
    assert few.per_second == 88_000


def test_a_ratio_says_how_many_times_the_baseline_takes() -> None:
    line = law.beside("bulk", 0.5, ("peer", 2.0), least=8)
    assert (line.ratio, line.met, line.found, line.beside) == (4, False, "500.0 ms", "2.00 s")
    assert law.beside("bulk", 0.25, ("peer", 2.0), least=8).met


def test_the_table_of_the_law_names_missed_aims() -> None:
    lines = [law.beside("bulk", 1.0, ("peer", 2.0), least=8), law.at_most("one", 6.0, 5.0, "ms")]
    text = law.markdown([*lines, law.at_most("two", 4.0, 5.0, "ms")])
    assert "| bulk | 1.00 s | peer | 2.00 s | 2.00 | at least 8 times |" in text
    assert "- bulk: 2.00 times, aim at least 8 times" in text
    assert "- one: 6.00 ms, aim at most 5 ms" in text
    assert "- two" not in text


def test_the_lock_of_the_benchmarks_adds_only_hashed_packages() -> None:
    lock = (ROOT / "benchmarks" / "requirements.lock").read_text("utf-8")
    names = set(re.findall(r"^([a-z0-9][\w.-]*)==", lock, re.MULTILINE))
    everybody = (ROOT / "requirements.lock").read_text("utf-8")
    assert "openfisca-core" in names
    assert names.isdisjoint(re.findall(r"^([a-z0-9][\w.-]*)==", everybody, re.MULTILINE))
    assert len(re.findall(r"==\S+.*\\\n +--hash=sha256:", lock)) == len(names)
    assert "://" not in lock
