"""From values to places: a scale with round ticks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5, 10)
ROOM = 1e-9


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def value(self, at: float) -> float:
        """The value at a place."""
        return self.low + (at - self.start) / (self.end - self.start) * (self.high - self.low)


def step(span: float, count: int) -> float:
    """A round distance, so that about `count` of them cover the span."""
    raw = span / max(1, count)
    size = 10.0 ** math.floor(math.log10(raw))
    return next(one * size for one in STEPS if one * size >= raw * (1 - ROOM))


def spread(values: Iterable[float], *, zero: bool = True) -> tuple[float, float]:
    """From the least to the greatest, with zero among them unless told otherwise; never empty."""
    there = [*values, 0.0] if zero else list(values)
    low, high = min(there, default=0.0), max(there, default=1.0)
    if high > low:
        return low, high
    return (low, low + 1) if zero or not low else (low - abs(low) / 2, high + abs(low) / 2)


def rounded(low: float, high: float, count: int = 4) -> tuple[float, ...]:
    """Round ticks that reach from at most `low` to at least `high`."""
    wide = step(high - low, count)
    first, last = math.floor(low / wide + ROOM), math.ceil(high / wide - ROOM)
    return tuple(wide * one for one in range(first, last + 1))
