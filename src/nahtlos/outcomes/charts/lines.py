"""Series over time: each with its dashes and marks, and gaps where nothing is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.frame import Frame, framed, legend, named
from nahtlos.outcomes.charts.said import Said, Value, checked
from nahtlos.outcomes.charts.sheet import Point, Sheet

MARKED = 24


@dataclass(frozen=True)
class Line:
    """A series; None is a gap. `low` and `high`, where given, draw how uncertain it is."""

    name: str
    values: Sequence[Value]
    low: Sequence[Value] = ()
    high: Sequence[Value] = ()


def line_chart(
    said: Said, labels: Sequence[str], lines: Sequence[Line], *, zero: bool = True
) -> str:
    """Series over the same labels. Zero belongs to the axis unless somebody decided otherwise."""
    for line in lines:
        if {len(line.values), len(line.low) or len(labels), len(line.high) or len(labels)} != {len(labels)}:  # fmt: skip
            raise ValueError("each label needs one value of each line")
    sheet = Sheet(said, 0)
    values = checked(v for line in lines for v in (*line.values, *line.low, *line.high))
    if not values:
        return sheet.nothing()
    frame = framed(sheet, values, (0, max(1, len(labels) - 1)), zero=zero)
    for number, line in enumerate(lines):
        band(sheet, frame, line)
        drawn(sheet, frame, line.values, number)
    below = named(sheet, frame, list(enumerate(labels)))
    sheet.height = (legend(sheet, below, [line.name for line in lines]) if len(lines) > 1 else below) + 4  # fmt: skip
    return sheet.svg()


def pieces(frame: Frame, values: Sequence[Value]) -> Iterator[list[Point]]:
    """The places of values that follow each other without a gap."""
    piece: list[Point] = []
    for at, value in enumerate(values):
        if value is not None:
            piece.append(frame.at(at, value))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def drawn(sheet: Sheet, frame: Frame, values: Sequence[Value], number: int) -> None:
    """A line with its marks; a value that stands alone is a mark."""
    few = sum(value is not None for value in values) <= MARKED
    for piece in pieces(frame, values):
        sheet.path(piece, f"line{number % 4}")
        for point in piece if few or len(piece) == 1 else (piece[0], piece[-1]):
            sheet.mark(point, number)


def band(sheet: Sheet, frame: Frame, line: Line) -> None:
    """Between the lowest and the highest that the series may be."""
    for low, high in zip(pieces(frame, line.low), pieces(frame, line.high), strict=True):
        sheet.area([*low, *reversed(high)], "band")
