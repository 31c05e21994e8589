"""A rate against the size it was counted in: how far chance alone carries it. A picture instead of a rank.

Exact binomial limits around the common rate, drawn smooth between whole numbers (Spiegelhalter 2005,
doi 10.1002/sim.1970). Where the rates lie wider than chance explains, that is said: then something else
differs too, and the limits are too narrow.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]

NEAR, FAR = 0.025, 0.001
POINTS = 60
TRIMMED = 0.1
# By it the upper end of the chi-squared distribution is found, after Wilson and Hilferty (1931).
UPPER = 1.96
LEAST = 3


@dataclass(frozen=True)
class Funnel:
    """`near` and `far` are the lowest and highest rate at each of `sizes` (95 and 99.8 of 100 lie within).

    `where` of each unit: 0 within, 1 above the near limit, 2 above the far one, and below as negatives.
    `dispersion` is 1 where chance explains the spread; `wider` says that it is more than that.
    """

    centre: float
    sizes: Floats
    near: tuple[Floats, Floats]
    far: tuple[Floats, Floats]
    where: tuple[int, ...]
    dispersion: float
    wider: bool


def funnel(counts: Sequence[int], sizes: Sequence[int]) -> Funnel:
    """From how many of how many in each unit.

    Raises ValueError where nothing was counted, or more of a unit than it has.
    """
    if len(counts) != len(sizes) or not counts:
        raise ValueError("each count needs its size")
    if any(not 0 <= count <= size or not size for count, size in zip(counts, sizes, strict=True)):
        raise ValueError("a count is more than its size, or a size is nothing")
    centre = sum(counts) / sum(sizes)
    grid = np.unique(
        np.geomspace(max(1, min(sizes) // 2), max(sizes) * 1.1, POINTS).astype(np.int64)
    )
    near, far = (_sides(grid, centre, tail) for tail in (NEAR, FAR))
    dispersion, wider = _dispersion(np.asarray(counts), np.asarray(sizes), centre)
    where = tuple(_where(c, s, centre) for c, s in zip(counts, sizes, strict=True))
    return Funnel(centre, grid.astype(np.float64), near, far, where, dispersion, wider)


def chances(size: int, rate: float) -> Floats:
    """The chance of at most 0, 1, … `size` of `size`."""
    if rate in {0.0, 1.0}:
        sure: Floats = (np.arange(size + 1) >= (size if rate else 0)).astype(np.float64)
        return sure
    ways = np.arange(size, dtype=np.float64)
    steps = np.log((size - ways) / (ways + 1)) + math.log(rate / (1 - rate))
    each = np.concatenate(([0.0], np.cumsum(steps))) + size * math.log1p(-rate)
    summed: Floats = np.minimum(1.0, np.cumsum(np.exp(each)))
    return summed


def limit(size: int, rate: float, tail: float) -> float:
    """The rate below which this share of units of this size lies, smooth between whole numbers."""
    below = chances(size, rate)
    at = int(np.searchsorted(below, tail))
    before = below[at - 1] if at else 0.0
    part = (below[at] - tail) / (below[at] - before) if below[at] > before else 0.0
    return float(min(1.0, max(0.0, (at - part) / size)))


def _sides(grid: npt.NDArray[np.int64], centre: float, tail: float) -> tuple[Floats, Floats]:
    low = [limit(int(size), centre, tail) for size in grid]
    # Above is below, seen from those who were not counted; so both sides are equally exact.
    high = [1 - limit(int(size), 1 - centre, tail) for size in grid]
    return np.array(low), np.array(high)


def _where(count: int, size: int, centre: float) -> int:
    under = float(chances(size, centre)[count])
    over = float(chances(size, 1 - centre)[size - count])
    for level, tail in ((2, FAR), (1, NEAR)):
        if under < tail:
            return -level
        if over < tail:
            return level
    return 0


def _dispersion(
    counts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], centre: float
) -> tuple[float, bool]:
    """The mean squared distance in standard errors, its ends trimmed; whether it is beyond chance."""
    if not 0 < centre < 1 or len(counts) < LEAST:
        return 1.0, False
    far = (counts / sizes - centre) / np.sqrt(centre * (1 - centre) / sizes)
    low, high = np.quantile(far, (TRIMMED, 1 - TRIMMED))
    free = len(counts) - 1
    upper = (1 - 2 / (9 * free) + UPPER * math.sqrt(2 / (9 * free))) ** 3
    trimmed = float(np.mean(np.clip(far, low, high) ** 2))
    return trimmed, trimmed > upper
