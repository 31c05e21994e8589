"""How long people stay or wait: curves for times of which some are not over yet.

Kaplan and Meier (1958) with Greenwood's variance on the log-log scale (Kalbfleisch and Prentice),
so that bands stay between 0 and 1; Aalen and Johansen (1978) where several ends compete.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nahtlos.outcomes.engine.lasting import Z95

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Curve:
    """The share that has not ended after each time at which one ended.

    `times` (k,) ascending; `share`, `low`, `high` (k,) from that time on, 0 to 1; `at_risk` (k,) just
    before it; `ended` (k,) at it.
    """

    times: Floats
    share: Floats
    low: Floats
    high: Floats
    at_risk: Counts
    ended: Counts

    def after(self, time: float) -> float:
        """The share that has not ended after a time."""
        at = int(np.searchsorted(self.times, time, side="right"))
        return float(self.share[at - 1]) if at else 1.0

    def median(self) -> float | None:
        """The first time after which at most half are left; None where it never comes so far."""
        reached = np.flatnonzero(self.share <= 0.5)  # noqa: PLR2004 -- that is what a median is
        return float(self.times[reached[0]]) if len(reached) else None


@dataclass(frozen=True)
class Shares:
    """Of each end, the share that it has taken after each time; with those left they make one.

    `times` (k,) ascending; `taken` (causes, k); `left` (k,).
    """

    times: Floats
    taken: Floats
    left: Floats


def curve(times: Sequence[float], over: Sequence[bool], z: float = Z95) -> Curve:
    """From how long each was watched and whether it ended then, or is not over yet.

    Raises ValueError for times below zero or not a number, and for lists of unequal length.
    """
    at, ended, at_risk = _steps(times, [int(one) for one in over], 1)
    some = ended[0] > 0
    at, ends, at_risk = at[some], ended[0][some], at_risk[some]
    share = np.cumprod(1 - ends / at_risk)
    return Curve(at, share, *_band(share, ends, at_risk, z), at_risk, ends)


def competing(times: Sequence[float], why: Sequence[int], causes: int) -> Shares:
    """From how long each was watched and what ended it: 1 to `causes`, 0 for not over yet.

    Raises ValueError as `curve` does, and for an end that is none of them.
    """
    at, ended, at_risk = _steps(times, why, causes)
    left = np.cumprod(1 - ended.sum(axis=0) / at_risk)
    before = np.concatenate(([1.0], left[:-1])) if len(left) else left
    return Shares(at, np.cumsum(before * ended / at_risk, axis=1), left)


def _steps(
    times: Sequence[float], why: Sequence[int], causes: int
) -> tuple[Floats, Counts, Counts]:
    """Each time once, what ended then by cause (causes, k), and how many were at risk just before."""
    watched, ends = np.asarray(times, dtype=np.float64), np.asarray(why, dtype=np.int64)
    if watched.shape != ends.shape or watched.ndim != 1:
        raise ValueError("each time needs its end")
    if not (np.isfinite(watched) & (watched >= 0)).all():
        raise ValueError("a time is below zero or no number")
    if not ((ends >= 0) & (ends <= causes)).all():
        raise ValueError(f"an end is none of 0 to {causes}")
    at, where = np.unique(watched, return_inverse=True)
    ended = np.stack(
        [np.bincount(where[ends == one], minlength=len(at)) for one in range(1, causes + 1)]
    )
    gone = np.cumsum(np.bincount(where, minlength=len(at)))
    at_risk = len(watched) - np.concatenate(([0], gone[:-1])) if len(at) else gone
    return at, ended, at_risk.astype(np.int64)


def _band(share: Floats, ends: Counts, at_risk: Counts, z: float) -> tuple[Floats, Floats]:
    low, high = np.zeros_like(share), np.ones_like(share)
    some = share > 0
    spread = np.cumsum(ends[some] / (at_risk[some] * (at_risk[some] - ends[some])))
    reach = z * np.sqrt(spread) / np.log(share[some])
    low[some], high[some] = share[some] ** np.exp(-reach), share[some] ** np.exp(reach)
    if not some.all():  # Greenwood's variance has no value once nobody is left.
        high[~some] = high[some][-1] if some.any() else 1.0
    return low, high
