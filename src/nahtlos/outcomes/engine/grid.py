"""Times told so that nobody's day can be read off: a curve looked at in whole months, and only in those
between which enough came to each end.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nahtlos.outcomes.engine.cuts import Times
from nahtlos.outcomes.engine.survival import Curve, competing, curve
from nahtlos.outcomes.engine.together import LEAST, LEAST_TOTAL

Ints = npt.NDArray[np.int64]
MONTH = 30.4375
GRID = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21, 24, 30, 36, 48, 60)


ENOUGH, REST = 4, "rest"
"""Of a curve that could be told in fewer months than these, all other ends are taken as one."""


@dataclass(frozen=True)
class Told:
    """A curve at chosen months: shares 0 to 1 of those still waiting, with a band, how many were still
    watched, and what share each cause had taken. `median` is in days, `events` how many ended by the
    first cause, None where that is not told.
    """

    key: str
    causes: tuple[str, ...]
    months: tuple[int, ...]
    share: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    at_risk: tuple[int, ...]
    taken: tuple[tuple[float, ...], ...]
    watched: int
    median: int | None
    period: str


def told(times: Times) -> Told | None:
    """The curve as it may be published; None where too few were watched or nothing can be shown."""
    if len(times.days) < LEAST_TOTAL:
        return None
    days, why = np.array(times.days), np.array(times.why)
    months = tuple(_months(days, why, len(times.causes)))
    if len(months) < ENOUGH and len(times.causes) > len((1, REST)):
        two = tuple(min(one, 2) for one in times.why)
        return told(replace(times, why=two, causes=(times.causes[0], REST)))
    if not months:
        return None
    first = [int(one == 1) for one in times.why]
    waits = curve(times.days, [bool(one) for one in first])
    shares = competing(times.days, times.why, len(times.causes))
    ends = [month * MONTH for month in months]
    places = np.searchsorted(shares.times, ends, side="right") - 1
    return Told(
        times.key, times.causes, months,
        share=tuple(round(waits.after(end), 2) for end in ends),
        low=tuple(round(_at(waits, waits.low, end), 2) for end in ends),
        high=tuple(round(_at(waits, waits.high, end), 2) for end in ends),
        at_risk=tuple(int((days > end).sum()) for end in ends),
        taken=tuple(
            tuple(round(float(line[at]), 2) if at >= 0 else 0.0 for at in places)
            for line in shares.taken
        ),
        watched=len(days), median=_median(waits, ends[-1]), period=times.period,
    )  # fmt: skip


def _months(days: Ints, why: Ints, causes: int) -> list[int]:
    """The months between which of each end nobody or enough are; beyond the last nothing is told."""
    chosen, since = [], -1.0
    for month in GRID:
        until = month * MONTH
        within = why[(days > since) & (days <= until)]
        counts = np.bincount(within, minlength=causes + 1)
        left = int((days > until).sum())
        if ((counts == 0) | (counts >= LEAST)).all() and (left == 0 or left >= LEAST):
            if len(within):
                chosen.append(month)
            since = until
    return chosen


def _at(waits: Curve, line: npt.NDArray[np.float64], end: float) -> float:
    at = int(np.searchsorted(waits.times, end, side="right"))
    return float(line[at - 1]) if at else 1.0


def _median(waits: Curve, end: float) -> int | None:
    """To the week, and only where the curve is told so far."""
    found = waits.median()
    return None if found is None or found > end else 7 * max(1, round(found / 7))
