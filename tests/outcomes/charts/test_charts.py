"""Pictures: what all of them keep."""

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

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

from .reading import Picture

EVIL = '</title><script>alert("1")</script>&\'é'
SAID = Said("Who waits", "Three groups, the first waits longest.", nothing="no figures yet")
Values = list[float | None]


def bars(said: Said, values: Values, word: str) -> str:
    return bar_chart(said, [Bar(word, v, kind=n) for n, v in enumerate(values)])


def lines(said: Said, values: Values, word: str) -> str:
    labels = [f"{n}" for n in range(len(values))]
    return line_chart(said, labels, [Line(word, values), Line("b", values[::-1])])


def survival(said: Said, values: Values, word: str) -> str:
    there = sorted(abs(v) for v in values if v)
    share = [1 - (n + 1) / (len(there) + 1) for n in range(len(there))]
    until = 5 if values else 0
    one = Steps(word, there, share, [s / 2 for s in share], [1] * len(share), until, (9, None))
    return survival_chart(said, [one, replace(one, name="b")], (0, 4), risk=word) if values else survival_chart(said, [])  # fmt: skip


def stages(said: Said, values: Values, word: str) -> str:
    return stage_chart(said, [Stage(word, v and abs(v), word) for v in values])


def funnel(said: Said, values: Values, word: str) -> str:
    units = [Unit(word, abs(v or 0) + 10, 0.5, own=not n, named=True) for n, v in enumerate(values)]
    limits = Limits(0.5, (1, 100), ((0, 0.4), (1, 0.6)), ((0, 0.3), (1, 0.7)))
    return funnel_chart(said, units, limits, FunnelWords(word, word, word, plain))


def multiples(said: Said, values: Values, word: str) -> str:
    labels = [word] * len(values)
    return multiple_charts(said, labels, [Panel(word, values, own=not n) for n in range(3)], level=1)  # fmt: skip


def intervention(said: Said, values: Values, word: str) -> str:
    words, half = BrokenWords(word, word, word, word), len(values) // 2
    after: Values = [None] * half + [1.0] * (len(values) - half)
    series = Broken(values, half, values, after, after, after)
    return intervention_chart(said, [f"{n}" for n in range(len(values))], series, words)


Draw = Callable[[Said, Values, str], str]
DRAWS: list[Draw] = [bars, lines, survival, stages, funnel, multiples, intervention]
EACH = pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
LIVES: dict[str, Values] = {
    "some": [3, 1, 4, 1.5, 9],
    "one": [7],
    "zeros": [0, 0, 0],
    "huge": [1e15, 1, 3e14],
    "tiny": [1e-12, 2e-12],
    "gaps": [None, 3, None, 4, 5, None],
    "below": [-4, 3, -1],
    "many": [float(n % 17) for n in range(120)],
}


@EACH
@pytest.mark.parametrize("values", LIVES.values(), ids=LIVES)
def test_it_can_be_read_and_stays_on_its_sheet(draw: Draw, values: Values) -> None:
    picture = Picture(draw(SAID, values, "a word"))
    assert picture.outside() == []
    assert picture.root.get("role") == "img"
    assert picture.root.get("viewBox", "").split()[2] == "360"
    assert picture.said() == (SAID.title, SAID.about)
    assert "nan" not in picture.text
    assert "style=" not in picture.text


@EACH
def test_nothing_to_draw_says_so(draw: Draw) -> None:
    assert Picture(draw(SAID, [], "a word")).words() == ["no figures yet"]


@EACH
def test_what_somebody_typed_stays_text(draw: Draw) -> None:
    picture = Picture(draw(replace(SAID, title=EVIL, about=EVIL), [3, 1, 2], EVIL))
    assert picture.said() == (EVIL, EVIL)
    assert "script" not in {one.tag.rpartition("}")[2] for one in picture.root.iter()}
    assert "alert(" in "".join(picture.words())


@EACH
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(draw: Draw, value: float) -> None:
    with pytest.raises(ValueError, match="no number"):
        draw(SAID, [1, value], "a word")


def mirrored(one: ET.Element) -> float:
    """Where an area, a mark or a text stands, seen from the other side."""
    return 360 - float(one.get("cx", "nan")) if one.get("cx") else 360 - float(one.get("x", "nan"))


@EACH
def test_it_turns_round_where_one_reads_from_the_right(draw: Draw) -> None:
    left = Picture(draw(SAID, [3, 1, 2], "كلمة"))
    right = Picture(draw(replace(SAID, from_right=True), [3, 1, 2], "كلمة"))
    assert (left.root.get("direction"), right.root.get("direction")) == ("ltr", "rtl")
    assert right.outside() == []
    texts = zip(left.of("text"), right.of("text"), strict=True)
    assert all(mirrored(a) == pytest.approx(float(b.get("x", "nan")), abs=0.02) for a, b in texts)
    numbers = [one for one in right.of("text") if (one.text or "").isdigit()]
    assert {one.get("direction") for one in numbers} <= {"ltr"}


@EACH
def test_no_two_pictures_share_a_name(draw: Draw) -> None:
    one, other = (Picture(draw(replace(SAID, name=name), [1, 2], "w")) for name in "ab")
    names = [{e.get("id") for e in p.root.iter() if e.get("id")} for p in (one, other)]
    assert len(names[0]) == 5
    assert not names[0] & names[1]
    used = set(re.findall(r"url\(#([^)]+)\)", one.text))
    assert used <= names[0]


@EACH
def test_numbers_are_written_as_asked(draw: Draw) -> None:
    picture = Picture(draw(replace(SAID, number=lambda v: f"<{v:.1f}>"), [3, 1, 2], "a word"))
    assert any(word.startswith("<") for word in picture.words())
