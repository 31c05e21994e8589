"""A rate against the size it was counted in, with the limits within which chance alone may carry it."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.frame import Frame, counted, framed
from nahtlos.outcomes.charts.said import Number, Said, checked
from nahtlos.outcomes.charts.sheet import Sheet, long

ROW = 17.0


@dataclass(frozen=True)
class Unit:
    """A region or the like. `own` is the reader's; `named` is written beside its mark."""

    name: str
    size: float
    rate: float
    own: bool = False
    named: bool = False


@dataclass(frozen=True)
class Limits:
    """For each of `sizes` the lowest and highest that chance carries a rate, nearer and farther."""

    centre: float
    sizes: Sequence[float]
    near: tuple[Sequence[float], Sequence[float]]
    far: tuple[Sequence[float], Sequence[float]]


@dataclass(frozen=True)
class FunnelWords:
    """What the lines are called, and how a size is written."""

    centre: str
    near: str
    far: str
    size: Number


def funnel_chart(said: Said, units: Sequence[Unit], limits: Limits, words: FunnelWords) -> str:
    """Each unit at its size and rate; two pairs of limits and the common rate."""
    sheet = Sheet(said, 0)
    rates = checked([limits.centre, *(one.rate for one in units)])
    sizes = checked([*limits.sizes, *(one.size for one in units)])
    if not units:
        return sheet.nothing()
    reach = checked(v for side in (*limits.near, *limits.far) for v in side)
    frame = framed(sheet, [*rates, *reach], (0, max(sizes)))
    _limits(sheet, frame, limits)
    for one in sorted(units, key=lambda unit: unit.own):
        _unit(sheet, frame, one)
    sheet.height = _key(sheet, counted(sheet, frame, words.size), words) + 4
    return sheet.svg()


def _limits(sheet: Sheet, frame: Frame, limits: Limits) -> None:
    for sides, look in ((limits.near, "limit"), (limits.far, "farther")):
        for side in sides:
            sheet.path([frame.at(x, y) for x, y in zip(limits.sizes, side, strict=True)], look)
    sheet.line(frame.at(frame.x.low, limits.centre), frame.at(frame.x.high, limits.centre), "axis")


def _unit(sheet: Sheet, frame: Frame, unit: Unit) -> None:
    x, y = frame.at(unit.size, unit.rate)
    if unit.own:
        sheet.mark((x, y), 2, size=5)
    else:
        sheet.mark((x, y), 0, look="hollow", size=4)
    if unit.named or unit.own:
        wide, look = long(unit.name, "small"), "strong" if unit.own else "small"
        if x + wide + 12 > sheet.width:
            sheet.words((x - 9, y - 5), unit.name, look, "end")
        else:
            sheet.words((x + 9, y - 5), unit.name, look)


def _key(sheet: Sheet, top: float, words: FunnelWords) -> float:
    """What the lines mean."""
    for look, text in (("axis", words.centre), ("limit", words.near), ("farther", words.far)):
        sheet.line((8, top + 8), (40, top + 8), look)
        sheet.words((48, top + 12), text, "small")
        top += ROW
    return top
