"""The same small picture many times, with one scale for all: side by side without a rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.frame import Frame
from nahtlos.outcomes.charts.lines import pieces
from nahtlos.outcomes.charts.said import Said, Value, checked
from nahtlos.outcomes.charts.scale import Scale, rounded, spread
from nahtlos.outcomes.charts.sheet import Sheet, broken

COLUMNS, GAP, HIGH, LINE, FOOT = 2, 20.0, 64.0, 13.0, 30.0
WIDTH = (360.0 - GAP) / COLUMNS


@dataclass(frozen=True)
class Panel:
    """One of the pictures; None is a gap."""

    name: str
    values: Sequence[Value]
    own: bool = False


def multiple_charts(
    said: Said, labels: Sequence[str], panels: Sequence[Panel], *, level: Value = None
) -> str:
    """Panels in the order given; `level` is the same dashed line in each of them."""
    if any(len(panel.values) != len(labels) for panel in panels):
        raise ValueError("each label needs one value of each panel")
    sheet = Sheet(said, 0)
    values = checked([level, *(value for panel in panels for value in panel.values)])
    if not any(value is not None for panel in panels for value in panel.values):
        return sheet.nothing()
    ticks = rounded(*spread(values), 2)
    heads = [broken(panel.name, WIDTH, "small") for panel in panels]
    top = 0.0
    for row in range(0, len(panels), COLUMNS):
        tall = max(len(head) for head in heads[row : row + COLUMNS]) * LINE + 16
        for column, panel in enumerate(panels[row : row + COLUMNS]):
            frame = _frame(column, len(labels), top + tall, ticks)
            _head(sheet, frame, heads[row + column], top, own=panel.own)
            _panel(sheet, frame, panel, labels, level=level)
        top += tall + HIGH + FOOT
    sheet.height = top
    return sheet.svg()


def _frame(column: int, count: int, top: float, ticks: tuple[float, ...]) -> Frame:
    left = column * (WIDTH + GAP)
    x = Scale(0, max(1, count - 1), left + 4, left + WIDTH - 4)
    return Frame(x, Scale(ticks[0], ticks[-1], top + HIGH, top), ticks)


def _head(sheet: Sheet, frame: Frame, lines: Sequence[str], top: float, *, own: bool) -> None:
    for number, line in enumerate(lines):
        at = (frame.x.start - 4, top + 10 + LINE * number)
        sheet.words(at, line, "strong" if own else "small")


def _panel(
    sheet: Sheet, frame: Frame, panel: Panel, labels: Sequence[str], *, level: Value
) -> None:
    left, right = frame.x.start - 4, frame.x.end + 4
    for tick in frame.ticks:
        y = frame.y.at(tick)
        sheet.line((left, y), (right, y), "grid" if tick else "axis")
    sheet.figure((left, frame.y.at(frame.ticks[-1]) - 2), sheet.said.number(frame.ticks[-1]), "small")  # fmt: skip
    if level is not None:
        sheet.line((left, frame.y.at(level)), (right, frame.y.at(level)), "expected")
    for piece in pieces(frame, panel.values):
        sheet.path(piece, "line0")
    there = [(at, value) for at, value in enumerate(panel.values) if value is not None]
    for at, value in there[-1:]:
        sheet.mark(frame.at(at, value), 2 if panel.own else 0)
    _foot(sheet, frame, labels, there)


def _foot(
    sheet: Sheet, frame: Frame, labels: Sequence[str], there: Sequence[tuple[int, float]]
) -> None:
    """The first label, and the last one with its value."""
    y = frame.bottom + 13
    sheet.figure((frame.x.start - 4, y), labels[0], "small")
    if there:
        at, value = there[-1]
        says = f"{labels[at]}: {sheet.said.number(value)}"
        sheet.figure((frame.x.end + 4, y), says, "small", "end")
    else:
        sheet.figure((frame.x.end + 4, y), sheet.said.hidden, "small", "end")
