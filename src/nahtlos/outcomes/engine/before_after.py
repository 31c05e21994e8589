"""Before and after: whether a series broke at a moment, and how sure that is. It never says why.

Interrupted time series by segmented regression (Wagner et al. 2002, doi 10.1046/j.1365-2710.2002.00430.x;
Bernal et al. 2017, doi 10.1093/ije/dyw098): a level and a slope before, and how both differ after. Months
resemble their neighbours, so variances are those of Newey and West (1987, doi 10.2307/1913610). In short
series these are far too small (ranges meant to hold 95 of 100 times hold 70 to 85 times). So each is
stretched by what it lacks on average where neighbours are as alike as they seem here, and compared with
the t distribution that fits how unsure it then is itself, as Bell and McCaffrey (2002) do it for clusters;
how alike they are is found by restricted likelihood.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import scipy

Floats: TypeAlias = npt.NDArray[np.float64]
Answer: TypeAlias = Literal["more", "fewer", "unclear"]

LEAST = 8
YEAR = 12
LEVEL, SLOPE = 2, 3
ALIKE = tuple(step / 20 for step in range(19))
TAIL = 0.975


class TooFew(ValueError):
    """There are too few points before or after to say anything."""


@dataclass(frozen=True)
class Estimate:
    """A number and between what it lies, with 95 of 100 such statements true."""

    value: float
    low: float
    high: float

    @property
    def answer(self) -> Answer:
        """Whether it is above nothing, below nothing, or cannot be told from nothing."""
        return "more" if self.low > 0 else "fewer" if self.high < 0 else "unclear"


@dataclass(frozen=True)
class BeforeAfter:
    """`level`: the step at the first point after. `slope`: how much steeper per point since then.

    `later` is the distance from the line that goes on from before, at the last point. `fitted` (n,) the
    line through the points; `expected`, `low`, `high` (n - at,) the one that goes on, and its band.
    """

    at: int
    level: Estimate
    slope: Estimate
    later: Estimate
    fitted: Floats
    expected: Floats
    low: Floats
    high: Floats


def before_after(values: Sequence[float], at: int, *, seasons: bool = False) -> BeforeAfter:
    """What changed from the point number `at` on. With `seasons` a wave of twelve points is taken out.

    Raises TooFew with fewer than eight points on either side (twelve before, with seasons), ValueError for
    what is no number.
    """
    counted = np.asarray(values, dtype=np.float64)
    if not np.isfinite(counted).all():
        raise ValueError("a value is no number")
    if min(at, len(counted) - at) < LEAST or (seasons and at < YEAR):
        raise TooFew(f"at least {YEAR if seasons else LEAST} points before and {LEAST} after")
    design = _design(len(counted), at, seasons=seasons)
    told = _Told(design, counted)
    unbroken = design[at:].copy()
    unbroken[:, [LEVEL, SLOPE]] = 0
    expected = [told.of(row) for row in unbroken]
    return BeforeAfter(
        at,
        told.of(np.eye(design.shape[1])[LEVEL]),
        told.of(np.eye(design.shape[1])[SLOPE]),
        told.of(design[-1] - unbroken[-1]),
        design @ told.found,
        *(np.array([getattr(one, side) for one in expected]) for side in ("value", "low", "high")),
    )


def weights(count: int) -> Floats:
    """Bartlett's weights (n, n): how much two points that lie apart count together."""
    lags = int(np.floor(4 * (count / 100) ** (2 / 9)))
    return np.maximum(0.0, 1 - _apart(count) / (lags + 1))


def alike(design: Floats, values: Floats) -> float:
    """How much a point resembles the one before, 0 to 0.9, by restricted likelihood."""
    return max(ALIKE, key=lambda one: _likelihood(design, values, one))


def _apart(count: int) -> Floats:
    time = np.arange(count, dtype=np.float64)
    return np.abs(time[:, None] - time[None, :])


def _likelihood(design: Floats, values: Floats, like: float) -> float:
    count, known = design.shape
    spread = like ** _apart(count)
    over = np.linalg.solve(spread, design)
    inner = design.T @ over
    left = values - design @ np.linalg.solve(inner, over.T @ values)
    size = max(float(left @ np.linalg.solve(spread, left)), np.finfo(np.float64).tiny)
    logs = np.linalg.slogdet(spread)[1] + np.linalg.slogdet(inner)[1]
    return -0.5 * float(logs + (count - known) * np.log(size))


def _design(count: int, at: int, *, seasons: bool) -> Floats:
    """One, time, after, time since then; a wave of a year where seasons are asked for."""
    time = np.arange(count, dtype=np.float64)
    after = (time >= at).astype(np.float64)
    columns = [np.ones(count), time, after, after * (time - at)]
    if seasons:
        turn = 2 * np.pi * time / YEAR
        columns += [np.sin(turn), np.cos(turn)]
    return np.stack(columns, axis=1)


class _Told:
    """The regression, and what it says of a combination of its coefficients."""

    def __init__(self, design: Floats, values: Floats) -> None:
        self.hand = np.linalg.pinv(design)
        self.found = self.hand @ values
        self.left = values - design @ self.found
        self.spread = alike(design, values) ** _apart(len(values))
        self.without = np.eye(len(values)) - design @ self.hand
        self.weights = weights(len(values))

    def of(self, row: Floats) -> Estimate:
        """The estimate of `row` times the coefficients."""
        share = row @ self.hand
        together = self.weights * np.outer(share, share)
        counted = float(self.left @ together @ self.left)
        seen = self.without @ together @ self.without @ self.spread
        mean = float(np.trace(seen))
        true = float(share @ self.spread @ share)
        free = mean**2 / float(np.einsum("ij,ji->", seen, seen))
        reach = float(scipy.special.stdtrit(free, TAIL)) * float(
            np.sqrt(max(0.0, counted) * true / mean)
        )
        value = float(row @ self.found)
        return Estimate(value, value - reach, value + reach)
