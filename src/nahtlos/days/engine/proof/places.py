"""Every place that a meeting can have: a want, a way, a slot, an interpreter; what the proofs count."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from nahtlos.days.engine.search.ground import Ground

NOBODY = -1


class Place(NamedTuple):
    """One meeting that could be."""

    want: int
    visitor: int
    desk: int
    helper: int
    slot: int


def how_many(ground: Ground) -> int:
    """How many there are, in a hundredth of the time that it takes to name them."""
    found = 0
    for want in np.flatnonzero(ground.free):
        present = ground.presence[:, ground.length[want]]
        for way in range(int(ground.way[want]), int(ground.way[want + 1])):
            helpers = ground.helpers[ground.helper[way] : ground.helper[way + 1]]
            starts = present[helpers] & ground.allow[way] if len(helpers) else ground.allow[way]
            found += int(np.count_nonzero(starts))
    return found


def places(ground: Ground) -> list[Place]:
    """All of them, want by want."""
    return [place for want in np.flatnonzero(ground.free) for place in _of(ground, int(want))]


def _of(ground: Ground, want: int) -> Iterator[Place]:
    visitor, length = int(ground.visitor[want]), int(ground.length[want])
    for way in range(int(ground.way[want]), int(ground.way[want + 1])):
        desk = int(ground.desk[way])
        helpers = ground.helpers[ground.helper[way] : ground.helper[way + 1]]
        for slot in np.flatnonzero(ground.allow[way]):
            if not len(helpers):
                yield Place(want, visitor, desk, NOBODY, int(slot))
            for helper in helpers:
                if ground.presence[helper, length, slot]:
                    yield Place(want, visitor, desk, int(helper), int(slot))
