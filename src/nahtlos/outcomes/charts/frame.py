"""Axes around values: where a point lies, round ticks, and labels that do not run into each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.looks import SHAPES, kind
from nahtlos.outcomes.charts.said import Number
from nahtlos.outcomes.charts.scale import Scale, rounded, spread
from nahtlos.outcomes.charts.sheet import Point, Sheet, long

TOP, HEIGHT, RIGHT, BELOW, GAP = 32.0, 170.0, 14.0, 20.0, 6.0
LEGEND = 17.0
BETWEEN = 5.0


@dataclass(frozen=True)
class Frame:
    """Where values lie on a sheet."""

    x: Scale
    y: Scale
    ticks: tuple[float, ...]

    @property
    def bottom(self) -> float:
        """The line at the foot."""
        return self.y.start

    def at(self, x: float, y: float) -> Point:
        """The place of a pair of values."""
        return self.x.at(x), self.y.at(y)


def framed(
    sheet: Sheet, values: Sequence[float], across: tuple[float, float], *, zero: bool = True
) -> Frame:
    """A frame for these values; draws the axis upwards with its lines."""
    number = sheet.said.number
    ticks = rounded(*spread(values, zero=zero))
    left = max(long(number(tick), "small") for tick in ticks) + GAP + 2
    x = Scale(*spread(across, zero=False), left + 4, sheet.width - RIGHT)
    frame = Frame(x, Scale(ticks[0], ticks[-1], TOP + HEIGHT, TOP), ticks)
    if sheet.said.up:
        sheet.words((0, 11), sheet.said.up, "small")
    for tick in ticks:
        y = frame.y.at(tick)
        sheet.line((left, y), (sheet.width - RIGHT, y), "grid" if tick else "axis")
        sheet.figure((left - GAP, y + 4), number(tick), "small", "end")
    return frame


def apart(
    sheet: Sheet, told: Iterable[tuple[float, str]], least: float = BETWEEN
) -> Iterator[tuple[float, str]]:
    """Words around their places from left to right, without those that would run into the last one.

    A place is moved inward where its words would leave the sheet.
    """
    free = -least
    for x, text in told:
        half = long(text, "small") / 2
        middle = min(x, sheet.width - half)
        if middle - half >= free + least:
            free = middle + half
            yield middle, text


def named(sheet: Sheet, frame: Frame, labels: Sequence[tuple[float, str]]) -> float:
    """Labels along the foot, as many as fit; where the next thing may begin."""
    if labels:
        room = max(long(text, "small") for _, text in labels) + 10
        wide = (frame.x.end - frame.x.start) / max(1, len(labels) - 1)
        every = max(1, -int(-room // wide))
        chosen = [(frame.x.at(at), text) for at, text in labels[::every]]
        for x, _text in chosen:
            sheet.line((x, frame.bottom), (x, frame.bottom + 4), "axis")
        for x, text in apart(sheet, chosen):
            sheet.figure((x, frame.bottom + 15), text, "small", "middle")
    below = frame.bottom + BELOW
    if sheet.said.across:
        sheet.words((sheet.width - RIGHT, below + 9), sheet.said.across, "small", "end")
        below += 15
    return below


def counted(sheet: Sheet, frame: Frame, number: Number, ticks: Sequence[float] = ()) -> float:
    """Round numbers along the foot, or those that were asked for; where the next thing may begin."""
    chosen = ticks or [t for t in rounded(frame.x.low, frame.x.high) if t <= frame.x.high]
    return named(sheet, frame, [(tick, number(tick)) for tick in chosen])


def legend(sheet: Sheet, top: float, names: Sequence[str], *, marks: bool = True) -> float:
    """Each name with its dashes and mark, one below the other; where the next thing may begin."""
    for number, name in enumerate(names):
        y = top + LEGEND * number + 11
        sheet.line((8, y - 4), (40, y - 4), f"line{kind(number)}")
        if marks:
            sheet.mark((24, y - 4), number % len(SHAPES))
        sheet.words((48, y), name)
    return top + LEGEND * len(names)
