"""Curves: as SciPy draws them, as one counts by hand, and bands that hold what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, binomtest, ecdf

from nahtlos.outcomes.engine import Lasting, competing, curve, interval, lasting

SPELLS = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


@given(SPELLS)
def test_the_curve_is_that_of_scipy(spells: list[tuple[int, bool]]) -> None:
    times, over = [float(time) for time, _ in spells], [end for _, end in spells]
    ours = curve(times, over)
    if not any(over):
        assert len(ours.times) == 0
        return
    theirs = ecdf(
        CensoredData(
            uncensored=[time for time, end in spells if end],
            right=[time for time, end in spells if not end],
        )
    ).sf
    for time in ours.times:
        assert ours.after(time) == pytest.approx(float(theirs.evaluate(time)), abs=1e-12)


@given(SPELLS)
def test_one_end_among_one_is_what_the_curve_leaves(spells: list[tuple[int, bool]]) -> None:
    times, over = [float(time) for time, _ in spells], [end for _, end in spells]
    shares, ours = competing(times, [int(end) for end in over], 1), curve(times, over)
    assert shares.taken[0] + shares.left == pytest.approx(1)
    assert [ours.after(time) for time in shares.times] == pytest.approx(shares.left.tolist())


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3)), min_size=1, max_size=60))
def test_competing_ends_and_those_left_make_one(spells: list[tuple[int, int]]) -> None:
    found = competing([float(time) for time, _ in spells], [why for _, why in spells], 3)
    assert found.taken.sum(axis=0) + found.left == pytest.approx(1)
    assert (np.diff(found.taken, axis=1) >= -1e-12).all()


def test_counted_by_hand() -> None:
    found = curve([1, 2, 2, 3, 4], [True, True, False, True, False])
    assert found.share == pytest.approx([0.8, 0.6, 0.3])
    assert (found.at_risk.tolist(), found.ended.tolist()) == ([5, 4, 2], [1, 1, 1])
    assert (found.median(), found.after(0.5)) == (3, 1.0)
    assert found.after(99) == pytest.approx(0.3)


def test_half_is_never_reached_by_those_who_stay() -> None:
    assert curve([5, 6, 7], [True, False, False]).median() is None
    assert curve([], []).median() is None


def test_bands_cover_what_is_true() -> None:
    rng, held, tries = np.random.default_rng(11), 0, 2000
    for _ in range(tries):
        ends, watched = rng.exponential(10, 120), rng.uniform(0, 30, 120)
        found = curve(np.minimum(ends, watched).tolist(), (ends <= watched).tolist())
        at = int(np.searchsorted(found.times, 8, side="right")) - 1
        held += bool(found.low[at] <= np.exp(-0.8) <= found.high[at])
    assert held / tries == pytest.approx(0.95, abs=0.02)


def test_bands_stay_within_and_around() -> None:
    found = curve([1, 2, 3, 3], [True] * 4)
    assert (found.low <= found.share).all()
    assert (found.share <= found.high).all()
    assert (found.share[-1], found.low[-1]) == (0, 0)
    assert found.high[-1] <= 1


@pytest.mark.parametrize(
    ("times", "over", "says"),
    [([1.0], [], "its end"), ([-1.0], [True], "below zero"), ([float("nan")], [True], "no number")],
)
def test_what_cannot_be_watched_is_refused(times: list[float], over: list[bool], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        curve(times, over)


def test_an_end_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="none of 0 to 2"):
        competing([1.0], [3], 2)


@given(st.integers(0, 40), st.integers(1, 40))
def test_the_interval_is_that_of_scipy(found: int, more: int) -> None:
    of = found + more
    theirs = binomtest(found, of).proportion_ci(method="wilson")
    assert interval(found, of) == pytest.approx((theirs.low, theirs.high))


def test_nobody_asked_no_interval() -> None:
    assert interval(0, 0) is None
    assert (interval(0, 5) or (1, 1))[0] == 0.0
    assert (interval(5, 5) or (0, 0))[1] == 1.0


def test_lost_from_sight_is_a_range_and_never_dropped() -> None:
    found = lasting([True, True, None, False])
    assert found == Lasting(4, 2, 1)
    assert (found.lost, found.worst, found.best) == (1, 0.5, 0.75)
    assert found.among_known == pytest.approx(2 / 3)
    assert (lasting([]).worst, lasting([]).best, lasting([None]).among_known) == (None, None, None)


def test_more_answers_than_persons_are_refused() -> None:
    with pytest.raises(ValueError, match="more answered"):
        Lasting(1, 1, 1)
