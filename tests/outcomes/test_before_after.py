"""Before and after: as matrices say it, as simulation says it, and silent where there is too little."""

import sys

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from nahtlos.outcomes.engine import BeforeAfter, TooAlike, TooFew, before_after
from nahtlos.outcomes.engine.before_after import Floats, fitted

SERIES = st.lists(st.floats(-1e3, 1e3, allow_subnormal=False), min_size=16, max_size=60)


@given(SERIES, st.data())
def test_lines_are_those_of_two_regressions(values: list[float], data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(values) - 8))
    try:
        ours = before_after(values, at)
    except TooAlike:
        reject()
    times = np.arange(len(values))
    before, after = (np.polyfit(times[s], np.asarray(values)[s], 1) for s in (slice(at), slice(at, None)))  # fmt: skip
    lines = np.concatenate([np.polyval(before, times[:at]), np.polyval(after, times[at:])])
    assert ours.fitted == pytest.approx(lines, abs=1e-6)
    assert ours.expected == pytest.approx(np.polyval(before, times[at:]), abs=1e-6)
    assert ours.later.value == pytest.approx(lines[-1] - np.polyval(before, times[-1]), abs=1e-6)


@given(SERIES)
def test_each_likeness_is_generalised_least_squares(values: list[float]) -> None:
    """Against the formula with the whole matrix of likenesses turned around."""
    time = np.arange(len(values), dtype=np.float64)
    design = np.stack([np.ones(len(values)), time], axis=1)
    counted = np.asarray(values) / 1e3
    for like in (0.0, 0.5, 0.9):
        inverse = np.linalg.inv(like ** np.abs(time[:, None] - time[None, :]))
        inner = np.linalg.inv(design.T @ inverse @ design)
        found = inner @ design.T @ inverse @ counted
        left = counted - design @ found
        spread = left @ inverse @ left / (len(values) - 2)
        ours = fitted(design, counted, like)
        assert ours.found == pytest.approx(found, abs=1e-7)
        assert ours.varies == pytest.approx(inner * spread, rel=1e-5, abs=1e-9)


def lives(seed: int, like: float, count: int = 36) -> Floats:
    """A series whose months resemble their neighbours, without any break."""
    dice = np.random.default_rng(seed)
    noise = dice.normal(size=count + 50)
    for at in range(1, len(noise)):
        noise[at] += like * noise[at - 1]
    return np.asarray(noise[50:] + 20 + 0.1 * np.arange(count))


def told(values: Floats, *, seasons: bool = False) -> BeforeAfter | None:
    """What is said of a break in the middle; nothing where it cannot be judged."""
    try:
        return before_after(values.tolist(), len(values) // 2, seasons=seasons)
    except TooAlike:
        return None


def share_held(like: float, count: int, at: int, *, seasons: bool = False) -> tuple[Floats, int]:
    """How often the ranges for level, slope and later hold nothing, where nothing happened; of how many told."""
    held: list[tuple[bool, ...]] = []
    for seed in range(SIMULATED):
        try:
            found = before_after(lives(seed, like, count).tolist(), at, seasons=seasons)
        except TooAlike:
            continue
        held.append(
            tuple(one.low <= 0 <= one.high for one in (found.level, found.slope, found.later))
        )
    return np.asarray(held, dtype=np.float64).mean(axis=0), len(held)


SIMULATED = 300


@pytest.mark.parametrize(
    ("like", "count", "at", "seasons"),
    [(0.0, 16, 8, False), (0.8, 16, 8, False), (0.9, 24, 12, True), (0.6, 36, 18, False),
     (0.95, 36, 18, False), (0.9, 60, 30, False)],
)  # fmt: skip
def test_ranges_hold_as_often_as_they_say(
    like: float, count: int, at: int, *, seasons: bool
) -> None:
    """At least 95 of 100, less what chance does to so few simulations (three standard errors)."""
    held, many = share_held(like, count, at, seasons=seasons)
    assert many > SIMULATED / 4
    assert held.min() >= 0.95 - 3 * (0.95 * 0.05 / many) ** 0.5


def test_one_likeness_taken_for_the_truth_would_be_seen_to_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same simulation finds the ranges of plain least squares, which know of no likeness, too narrow."""
    monkeypatch.setattr(sys.modules[fitted.__module__], "ALIKE", np.array([0.0, 1e-9]))
    held, many = share_held(0.6, 24, 12)
    assert many == SIMULATED
    assert held.min() < 0.9


def test_where_the_series_wanders_nothing_is_judged() -> None:
    wandering = np.cumsum(np.random.default_rng(0).normal(size=80))
    with pytest.raises(TooAlike):
        before_after(wandering.tolist(), 40)


@pytest.mark.parametrize(("like", "most"), [(0.0, 0.06), (0.3, 0.07), (0.6, 0.08)])
def test_a_break_that_is_not_there_is_seldom_seen(like: float, most: float) -> None:
    found = [told(lives(seed, like)) for seed in range(600)]
    seen = [one is not None and one.level.answer != "unclear" for one in found]
    assert sum(seen) / 600 <= most


@pytest.mark.parametrize("seasons", [False, True])
def test_a_break_that_is_there_is_seen_and_lies_in_its_range(*, seasons: bool) -> None:
    step = np.where(np.arange(36) >= 18, 8.0, 0)
    wave = 3 * np.sin(np.arange(36) * np.pi / 6) if seasons else 0
    found = [one for s in range(150) if (one := told(lives(s, 0.3) + step + wave, seasons=seasons))]
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
