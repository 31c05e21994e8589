"""Which descriptions are told: each time the one that brings most persons whom no other has brought.

What a description brings only shrinks, so that what it brought last is a bound: only where that reaches
the best is it counted again (lazy greedy, Minoux 1978). Sets of persons are never kept.
"""

from collections.abc import Iterator

import numpy as np

from nahtlos.law.engine.bits import Words
from nahtlos.law.engine.describing import Described
from nahtlos.law.engine.sides import NONE, Sides, all_of

FEW, TIMES = 256, 4
"""So many are counted first, with the highest bounds; and as many times more in the next go."""


def chosen(both: Sides, found: Described, *, least: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """The terms of each group and how many it brings, until none brings `least`.

    Of those that bring as many, the shortest comes first, then the one with the earliest terms.
    """
    places, most = found.found, found.most.copy()
    left = both.lacking.copy()
    while len(places):
        _count_the_best(both, left, Described(places, most), least)
        best = int(most.max())
        if best < least:
            return
        equal = places[most == best]
        first = equal[np.lexsort((*equal.T[::-1], np.count_nonzero(equal != NONE, axis=1)))[0]]
        yield tuple(int(place) for place in first if place != NONE), best
        left &= ~all_of(left, first[None])
        if np.count_nonzero(kept := most >= least) * 2 <= len(kept):
            places, most = places[kept], most[kept]


def _count_the_best(both: Sides, left: Words, found: Described, least: int) -> None:
    """Count anew, highest bounds first, until none that was not counted can reach the best."""
    counted = np.zeros(len(found.most), np.bool_)
    best, go = least, FEW
    while len(open_ := np.flatnonzero((found.most >= best) & ~counted)):
        if len(open_) > go:
            open_ = open_[np.argpartition(-found.most[open_], go)[:go]]
        found.most[open_] = gains = both.gains(found.found[open_], left)
        counted[open_] = True
        best, go = max(best, int(gains.max())), go * TIMES
