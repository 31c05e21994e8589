"""Funnel plots: limits as SciPy counts them, and seldom crossed by chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, chi2

from nahtlos.outcomes.engine import funnel
from nahtlos.outcomes.engine.funnel_plot import chances, limit


@given(st.integers(1, 400), st.floats(0.001, 0.999))
def test_chances_are_those_of_scipy(size: int, rate: float) -> None:
    assert chances(size, rate) == pytest.approx(
        binom.cdf(np.arange(size + 1), size, rate), abs=1e-9
    )


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_nobody_and_everybody(rate: float) -> None:
    assert chances(3, rate) == pytest.approx(binom.cdf(np.arange(4), 3, rate))


@given(st.integers(1, 400), st.floats(0.01, 0.99), st.sampled_from([0.001, 0.025, 0.5]))
def test_a_limit_lies_at_the_quantile(size: int, rate: float, tail: float) -> None:
    whole = binom.ppf(tail, size, rate)
    assert max(0, whole - 1) - 1e-6 <= limit(size, rate, tail) * size <= whole + 1e-6


def test_a_big_unit_is_counted_too() -> None:
    assert limit(200_000, 0.3, 0.025) == pytest.approx(binom.ppf(0.025, 200_000, 0.3) / 200_000, abs=1e-5)  # fmt: skip


def test_limits_open_towards_the_small_and_far_lies_outside_near() -> None:
    ours = funnel([10, 90, 300], [30, 300, 1000])
    assert ours.centre == pytest.approx(400 / 1330)
    assert (ours.far[0] <= ours.near[0]).all()
    assert (ours.far[1] >= ours.near[1]).all()
    widths = ours.near[1] - ours.near[0]
    assert widths[0] > widths[-1]


def chance(seed: int, extra: float = 0.0) -> tuple[list[int], list[int]]:
    """Forty units that differ by chance, and by `extra` in their own rates."""
    dice = np.random.default_rng(seed)
    sizes = dice.integers(30, 800, 40)
    rates = np.clip(dice.normal(0.3, extra, 40), 0.02, 0.98)
    return dice.binomial(sizes, rates).tolist(), sizes.tolist()


def test_chance_alone_seldom_leaves_the_limits() -> None:
    where = [one for seed in range(100) for one in funnel(*chance(seed)).where]
    assert sum(one != 0 for one in where) / len(where) < 0.05
    assert sum(abs(one) == 2 for one in where) / len(where) < 0.005
    assert sum(funnel(*chance(seed)).wider for seed in range(200)) <= 10


def test_a_spread_that_chance_does_not_explain_is_told() -> None:
    assert all(funnel(*chance(seed, 0.08)).wider for seed in range(20))
    assert funnel(*chance(1, 0.08)).dispersion > 2


def test_where_a_unit_lies_is_what_the_exact_test_says() -> None:
    assert funnel([30, 30, 30, 60, 5], [100] * 5).where == (0, 0, 0, 2, -2)
    assert funnel([0, 0], [10, 20]).where == (0, 0)


def test_the_quantile_of_the_spread_is_near_that_of_scipy() -> None:
    for free in (2, 10, 40):
        upper = free * (1 - 2 / (9 * free) + 1.96 * (2 / (9 * free)) ** 0.5) ** 3
        assert upper == pytest.approx(chi2.ppf(0.975, free), rel=0.01)


@pytest.mark.parametrize(("counts", "sizes"), [([], []), ([1], [1, 2]), ([3], [2]), ([0], [0]), ([-1], [4])])  # fmt: skip
def test_what_cannot_be_is_refused(counts: list[int], sizes: list[int]) -> None:
    with pytest.raises(ValueError, match="size"):
        funnel(counts, sizes)
