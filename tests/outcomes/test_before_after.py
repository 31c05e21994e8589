"""Before and after: as matrices say it, as simulation says it, and silent where there is too little."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.outcomes.engine import TooFew, before_after
from nahtlos.outcomes.engine.before_after import Floats, weights

SERIES = st.lists(st.floats(-1e3, 1e3, allow_subnormal=False), min_size=16, max_size=60)


def slow(design: Floats, left: Floats, lags: int) -> Floats:
    """Newey and West's formula as it stands in the paper, sum by sum."""
    count, known = design.shape
    middle = np.zeros((known, known))
    for one in range(count):
        for other in range(count):
            weight = max(0.0, 1 - abs(one - other) / (lags + 1))
            middle += weight * left[one] * left[other] * np.outer(design[one], design[other])
    bread = np.linalg.inv(design.T @ design)
    return np.asarray(bread @ middle @ bread)


@given(SERIES)
def test_variances_are_those_of_the_double_sum(values: list[float]) -> None:
    count = len(values)
    design = np.stack([np.ones(count), np.arange(count, dtype=np.float64)], axis=1)
    shares = np.linalg.pinv(design)
    left = np.asarray(values)
    ours = [left @ (weights(count) * np.outer(one, one)) @ left for one in shares]
    theirs = np.diag(slow(design, left, int(4 * (count / 100) ** (2 / 9))))
    assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-9)


@given(SERIES, st.data())
def test_lines_are_those_of_two_regressions(values: list[float], data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(values) - 8))
    ours = before_after(values, at)
    times = np.arange(len(values))
    before, after = (np.polyfit(times[s], np.asarray(values)[s], 1) for s in (slice(at), slice(at, None)))  # fmt: skip
    lines = np.concatenate([np.polyval(before, times[:at]), np.polyval(after, times[at:])])
    assert ours.fitted == pytest.approx(lines, abs=1e-6)
    assert ours.expected == pytest.approx(np.polyval(before, times[at:]), abs=1e-6)
    assert ours.later.value == pytest.approx(lines[-1] - np.polyval(before, times[-1]), abs=1e-6)


def lives(seed: int, like: float, count: int = 36) -> Floats:
    """A series whose months resemble their neighbours, without any break."""
    dice = np.random.default_rng(seed)
    noise = dice.normal(size=count + 50)
    for at in range(1, len(noise)):
        noise[at] += like * noise[at - 1]
    return np.asarray(noise[50:] + 20 + 0.1 * np.arange(count))


@pytest.mark.parametrize(("like", "most"), [(0.0, 0.06), (0.3, 0.07), (0.6, 0.08)])
def test_a_break_that_is_not_there_is_seldom_seen(like: float, most: float) -> None:
    seen = [
        before_after(lives(seed, like).tolist(), 18).level.answer != "unclear"
        for seed in range(600)
    ]
    assert sum(seen) / 600 <= most


@pytest.mark.parametrize("seasons", [False, True])
def test_a_break_that_is_there_is_seen_and_lies_in_its_range(*, seasons: bool) -> None:
    step = np.where(np.arange(36) >= 18, 8.0, 0)
    wave = 3 * np.sin(np.arange(36) * np.pi / 6) if seasons else 0
    found = [
        before_after((lives(s, 0.3) + step + wave).tolist(), 18, seasons=seasons)
        for s in range(150)
    ]
    assert sum(one.level.answer == "more" for one in found) > 140
    assert sum(one.level.low <= 8 <= one.level.high for one in found) > 130


def test_fewer_is_fewer() -> None:
    falls = list(lives(1, 0)[:18]) + list(lives(1, 0)[18:] - 10)
    assert before_after(falls, 18).level.answer == "fewer"


@pytest.mark.parametrize(("count", "at", "seasons"), [(20, 7, False), (20, 13, False), (20, 11, True), (3, 1, False)])  # fmt: skip
def test_too_few_points_are_refused(count: int, at: int, *, seasons: bool) -> None:
    with pytest.raises(TooFew):
        before_after([1.0] * count, at, seasons=seasons)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        before_after([1.0] * 20 + [float("nan")], 10)


def test_a_series_that_never_moves_has_no_break() -> None:
    found = before_after([5.0] * 24, 12)
    assert found.level.value == pytest.approx(0, abs=1e-9)
    assert found.expected == pytest.approx([5.0] * 12)
