"""Before and after: what was counted, what the time before would have led to, and how unsure that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.frame import Frame, framed, named
from nahtlos.outcomes.charts.lines import Line, band, pieces
from nahtlos.outcomes.charts.said import Said, Value, checked
from nahtlos.outcomes.charts.sheet import Sheet, long

ROW = 17.0


@dataclass(frozen=True)
class Broken:
    """A series that something happened in, from the label number `at` on.

    `fitted` is the line through it; `expected` goes on from before (None until `at`), between `low` and
    `high`.
    """

    values: Sequence[Value]
    at: int
    fitted: Sequence[Value] = ()
    expected: Sequence[Value] = ()
    low: Sequence[Value] = ()
    high: Sequence[Value] = ()


@dataclass(frozen=True)
class BrokenWords:
    """What the marks and lines are called."""

    counted: str
    happened: str
    fitted: str
    expected: str


def intervention_chart(
    said: Said, labels: Sequence[str], series: Broken, words: BrokenWords
) -> str:
    """Points, lines through them, the line that goes on from before with its band, and the moment."""
    given = (series.values, series.fitted, series.expected, series.low, series.high)
    if len(series.values) != len(labels) or any(len(one) not in {0, len(labels)} for one in given):
        raise ValueError("each label needs one value of each line")
    sheet = Sheet(said, 0)
    if not checked(series.values):
        return sheet.nothing()
    frame = framed(sheet, checked(v for one in given for v in one), (0, max(1, len(labels) - 1)))
    band(sheet, frame, Line("", (), series.low, series.high))
    _moment(sheet, frame, series.at, words.happened)
    for values, look in (
        (series.expected, "expected"),
        (series.fitted[: series.at], "fitted"),
        ([None] * series.at + list(series.fitted[series.at :]), "fitted"),
    ):
        for piece in pieces(frame, values):
            sheet.path(piece, look)
    for piece in pieces(frame, series.values):
        for point in piece:
            sheet.mark(point, look="hollow", size=2.5)
    below = named(sheet, frame, list(enumerate(labels)))
    sheet.height = _key(sheet, below, series, words) + 4
    return sheet.svg()


def _moment(sheet: Sheet, frame: Frame, at: int, says: str) -> None:
    """The line between the last value before and the first one after."""
    x = max(frame.x.start, frame.x.at(at - 0.5))
    sheet.line((x, frame.y.end), (x, frame.bottom), "mark")
    if x + long(says, "small") > sheet.width:
        sheet.words((x - 4, frame.y.end - 3), says, "small", "end")
    else:
        sheet.words((x + 4, frame.y.end - 3), says, "small")


def _key(sheet: Sheet, top: float, series: Broken, words: BrokenWords) -> float:
    sheet.mark((24, top + 8), look="hollow", size=2.5)
    sheet.words((48, top + 12), words.counted, "small")
    for look, text in (("fitted", words.fitted), ("expected", words.expected)):
        if getattr(series, look):
            top += ROW
            sheet.line((8, top + 8), (40, top + 8), look)
            sheet.words((48, top + 12), text, "small")
    return top + ROW
