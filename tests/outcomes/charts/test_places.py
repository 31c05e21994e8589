"""A ruler laid on a picture finds the values again."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nahtlos.outcomes.charts import (
    Bar,
    Broken,
    BrokenWords,
    FunnelWords,
    Limits,
    Line,
    Panel,
    Said,
    Stage,
    Steps,
    Unit,
    bar_chart,
    funnel_chart,
    intervention_chart,
    line_chart,
    multiple_charts,
    stage_chart,
    survival_chart,
)
from nahtlos.outcomes.charts.said import plain
from nahtlos.outcomes.charts.scale import Scale, rounded
from nahtlos.outcomes.charts.sheet import long

from .reading import Picture, number

SAID = Said("t", "a")
VALUES = st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=2, max_size=12).filter(
    lambda values: max(values) > 1e-3
)


def proportional(lengths: list[float], values: list[float]) -> None:
    """Each length has the same relation to its value."""
    unit = max(lengths) / max(values)
    assert lengths == pytest.approx([unit * v for v in values], abs=0.02)


@given(VALUES)
def test_bars_are_as_long_as_their_values(values: list[float]) -> None:
    picture = Picture(bar_chart(SAID, [Bar("x", v) for v in values]))
    proportional([number(one, "width") for one in picture.of("rect", "chart__bar")], values)


@given(VALUES)
def test_stages_are_as_long_as_their_values(values: list[float]) -> None:
    picture = Picture(stage_chart(SAID, [Stage("x", v) for v in values]))
    proportional([number(one, "width") for one in picture.of("rect", "chart__bar")], values)


@given(VALUES)
def test_lines_lie_at_their_values(values: list[float]) -> None:
    picture = Picture(line_chart(SAID, ["x"] * len(values), [Line("x", values)]))
    points = picture.path("chart__line0")[0]
    ticks = rounded(0, max(values))
    tall = Scale(ticks[0], ticks[-1], 202, 32)
    assert [tall.value(y) for _, y in points] == pytest.approx(values, abs=ticks[-1] / 8000)
    assert len({round(b - a, 1) for (a, _), (b, _) in pairwise(points)}) <= 2


def test_steps_fall_where_somebody_ended() -> None:
    steps = Steps("x", (1, 4), (0.75, 0.25), (0.5, 0.1), (0.9, 0.5), until=8, at_risk=(4, 3, 1))
    picture = Picture(survival_chart(SAID, [steps], (0, 2, 8), risk="watched"))
    points = picture.path("chart__line0")[0]
    left, right = points[0][0], points[-1][0]
    time, share = Scale(0, 8, left, right), Scale(0, 1, 202, 32)
    read = [(round(time.value(x), 2), round(share.value(y), 2)) for x, y in points]
    assert read == [(0, 1), (1, 1), (1, 0.75), (4, 0.75), (4, 0.25), (8, 0.25)]
    assert len(picture.path("chart__band")[0]) == 12
    assert picture.words()[-4:] == ["watched", "4", "3", "1"]


@given(
    st.lists(st.floats(0, 400), min_size=2, max_size=14, unique=True).map(sorted),
    st.sampled_from((3, 371, 20_000)),
)
def test_numbers_at_the_foot_do_not_run_into_each_other(moments: list[float], many: int) -> None:
    steps = Steps("x", (1,), (0.5,), until=400, at_risk=[many] * len(moments))
    picture = Picture(survival_chart(SAID, [steps], moments, risk="watched"))
    lines: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for one in picture.of("text", "chart__small"):
        if one.get("text-anchor") == "middle":
            half = long(str(one.text), "small") / 2
            x = number(one, "x")
            lines[number(one, "y")].append((x - half, x + half))
    assert len(lines) == 2
    for spans in lines.values():
        assert all(after[0] - before[1] >= 4.9 for before, after in pairwise(sorted(spans)))


def test_hidden_numbers_at_risk_stay_hidden() -> None:
    steps = Steps("x", (1,), (0.5,), at_risk=(3, None))
    picture = Picture(survival_chart(Said("t", hidden="·"), [steps], (0, 1), risk="watched"))
    assert picture.words()[-2:] == ["3", "·"]


def test_units_lie_at_their_size_and_rate_and_limits_open_towards_the_small() -> None:
    units = [Unit("a", 50, 0.25), Unit("b", 100, 0.75, own=True)]
    limits = Limits(0.5, (10, 100), ((0.1, 0.4), (0.9, 0.6)), ((0, 0.3), (1, 0.7)))
    picture = Picture(funnel_chart(SAID, units, limits, FunnelWords("c", "n", "f", plain)))
    circle = picture.of("circle", "chart__hollow")[0]
    near = picture.path("chart__limit")[:2]
    assert number(circle, "cy") == pytest.approx(202 - 170 * 0.25, abs=0.02)
    assert [y for _, y in near[0]] == pytest.approx([202 - 17, 202 - 68], abs=0.02)
    size = Scale(10, 100, near[0][0][0], near[0][1][0])
    assert size.value(number(circle, "cx")) == pytest.approx(50, abs=0.1)
    assert "b" in picture.words()
    assert "a" not in picture.words()


def test_panels_have_one_scale() -> None:
    panels = [Panel("a", (0, 50)), Panel("b", (0, 100))]
    first, second = Picture(multiple_charts(SAID, ["1", "2"], panels)).path("chart__line0")
    assert (first[0][1] - first[1][1]) * 2 == pytest.approx(second[0][1] - second[1][1], abs=0.02)
    assert second[0][0] > first[1][0]


def test_the_moment_stands_between_before_and_after() -> None:
    series = Broken([1, 2, 3, 4], 2, [1, 2, 3, 4], [None, None, 3, 3], [None, None, 2, 2], [None, None, 4, 4])  # fmt: skip
    words = BrokenWords("counted", "fair", "line", "as before")
    picture = Picture(intervention_chart(SAID, list("abcd"), series, words))
    before, after = picture.path("chart__fitted")[:2]
    moment = picture.path("chart__mark")[0][0][0]
    assert before[-1][0] < moment < after[0][0]
    assert len(picture.of("circle", "chart__hollow")) == 5
    assert len(picture.path("chart__band")) == 1


def test_bars_below_zero_go_the_other_way_and_hidden_ones_are_a_word() -> None:
    bars = [Bar("a", -2), Bar("b", 2, low=1, high=3), Bar("c", None)]
    picture = Picture(bar_chart(Said("t", hidden="hidden"), bars))
    first, second = picture.of("rect", "chart__bar")
    zero = number(second, "x")
    assert number(first, "x") + number(first, "width") == pytest.approx(zero, abs=0.02)
    assert len(picture.of("path", "chart__whisker")) == 3
    assert "hidden" in picture.words()


def test_labels_that_would_run_into_each_other_are_thinned() -> None:
    labels = [f"{1 + n % 12:02}/{2020 + n // 12}" for n in range(60)]
    picture = Picture(line_chart(SAID, labels, [Line("x", [1.0] * 60)]))
    places = [number(t, "x") for t in picture.of("text") if "/" in (t.text or "")]
    assert 3 < len(places) < 10
    assert all(b - a > 45 for a, b in pairwise(places[:-1]))


def test_kinds_differ_without_colour() -> None:
    lines = [Line(f"{n}", [1, 2]) for n in range(4)]
    picture = Picture(line_chart(SAID, ["a", "b"], lines))
    dashes = [picture.of("path", f"chart__line{n}")[0].get("stroke-dasharray") for n in range(4)]
    bars = Picture(bar_chart(SAID, [Bar("x", 1, kind=n) for n in range(4)]))
    fills = [one.get("fill") for one in bars.of("rect", "chart__bar")]
    assert len(set(dashes)) == len(set(fills)) == 4


@pytest.mark.parametrize("draw", [
    lambda: line_chart(SAID, ["a"], [Line("x", [1, 2])]),
    lambda: multiple_charts(SAID, ["a"], [Panel("x", [1, 2])]),
    lambda: intervention_chart(SAID, ["a"], Broken([1, 2], 1), BrokenWords("", "", "", "")),
])  # fmt: skip
def test_values_without_a_label_are_refused(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(ValueError, match="each label"):
        draw()


def test_times_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="from zero"):
        survival_chart(SAID, [Steps("x", (2, 1), (0.5, 0.4))])


def test_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        stage_chart(SAID, [Stage("x", -1)])
