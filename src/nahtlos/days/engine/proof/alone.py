"""Bounds from each visitor alone: what cannot be met at all, and the waits that nobody can take away."""

import numpy as np

from nahtlos.days.engine.search.alone import NEVER, least_idle
from nahtlos.days.engine.search.ground import Ground, Row


class Alone:
    """Each visitor in an otherwise empty hall."""

    def __init__(self, ground: Ground, begun: Row) -> None:
        self.least = least_idle(ground)
        self.wants = _not_begun(ground, begun)

    @property
    def unmet(self) -> int:
        """Wants that even alone cannot be met."""
        return int(
            sum(wants - _most(row) for wants, row in zip(self.wants, self.least, strict=True))
        )

    def idle(self, unmet: int) -> int:
        """The least idle minutes of all visitors with at most so many wants unmet."""
        spare = max(0, unmet - self.unmet)
        best = np.zeros(spare + 1, np.int64)
        for row in self.least:
            best = _with(best, row)
        return int(best.min())


def _most(row: Row) -> int:
    """The most wants that can be met."""
    return int(np.flatnonzero(row < NEVER).max(initial=0))


def _with(best: Row, row: Row) -> Row:
    """One visitor more: `best[count]` is the least with exactly so many wants spared."""
    most = _most(row)
    found = np.full(len(best), NEVER, np.int64)
    for spared in range(min(most, len(best) - 1) + 1):
        if row[most - spared] < NEVER:
            shifted = best[: len(best) - spared] + row[most - spared]
            found[spared:] = np.minimum(found[spared:], shifted)
    return np.minimum(found, NEVER)


def _not_begun(ground: Ground, begun: Row) -> Row:
    """The wants of each visitor that have not begun."""
    return np.bincount(ground.visitor[~begun], minlength=int(ground.size[0]))
