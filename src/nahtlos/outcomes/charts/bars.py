"""Bars, one below the other: the label above its bar, so that long words fit a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.said import Said, Value, checked
from nahtlos.outcomes.charts.scale import Scale, spread
from nahtlos.outcomes.charts.sheet import Sheet, broken, long

LINE, THICK, GAP = 15.0, 14.0, 12.0


@dataclass(frozen=True)
class Bar:
    """`value` None is not shown. `low` and `high` draw how uncertain it is; `kind` its filling."""

    label: str
    value: Value
    low: Value = None
    high: Value = None
    kind: int = 0


def bar_chart(said: Said, bars: Sequence[Bar]) -> str:
    """Bars from zero on, in the order given."""
    values = checked(one for bar in bars for one in (bar.value, bar.low, bar.high))
    labels = [broken(bar.label, 352) for bar in bars]
    sheet = Sheet(said, sum(LINE * len(one) + THICK + GAP for one in labels))
    if not values:
        return sheet.nothing()
    room = max(long(_written(said, bar)) for bar in bars) + 8
    low, high = spread(values)
    scale = Scale(low, high, 1 + (room if low < 0 else 0), sheet.width - room)
    sheet.line((scale.at(0), 0), (scale.at(0), sheet.height - GAP + 2), "axis")
    top = 0.0
    for bar, label in zip(bars, labels, strict=True):
        top = _bar(sheet, scale, bar, label, top=top)
    return sheet.svg()


def _written(said: Said, bar: Bar) -> str:
    return said.hidden if bar.value is None else said.number(bar.value)


def _bar(sheet: Sheet, scale: Scale, bar: Bar, label: Sequence[str], *, top: float) -> float:
    zero = scale.at(0)
    for number, line in enumerate(label):
        sheet.words((zero + 4 if scale.low >= 0 else 2, top + LINE * number + 11), line)
    top += LINE * len(label)
    end = zero if bar.value is None else scale.at(bar.value)
    if bar.value is not None:
        sheet.bar((min(zero, end), top), abs(end - zero), THICK, bar.kind)
    if bar.low is not None and bar.high is not None:
        _whisker(sheet, scale, (bar.low, bar.high), top + THICK / 2)
        end = max(end, scale.at(bar.high)) if end >= zero else min(end, scale.at(bar.low))
    if end < zero:
        sheet.figure((end - 4, top + 11), _written(sheet.said, bar), "strong", "end")
    else:
        sheet.figure((end + 4, top + 11), _written(sheet.said, bar), "strong")
    return top + THICK + GAP


def _whisker(sheet: Sheet, scale: Scale, reach: tuple[float, float], y: float) -> None:
    low, high = (scale.at(one) for one in reach)
    for look in ("ground", "whisker"):  # Light beneath dark, so that it is seen on the bar, too.
        sheet.line((low, y), (high, y), look)
        for x in (low, high):
            sheet.line((x, y - 4), (x, y + 4), look)
