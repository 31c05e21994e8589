"""What the loop for many at once sifts openings by: rough and close together, never too strict."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import KIND_AT, Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.hilbert import order
from nahtlos.matching.engine.rules import GRID, NEAR
from nahtlos.matching.engine.tiles import TILE
from nahtlos.matching.engine.values import LEVELS

Row = npt.NDArray[Any]
X, Y, Z, HOURS, START = range(5)
STEP = 8
"""Openings of a tile are sifted by so many."""
ROUGHLY, WIDER = 2e-7, 1 + 1e-6
"""So much farther is looked in single precision: coordinates are wrong by 1e-7, squares by 3e-7 of them."""
ERROR_KM, ROUNDING, FARTHEST_KM = 1.2e-11, 0.002, 250.0
"""What a distance through the earth may be wrong by, up to the farthest: 1.6e-15 of the radius for the
sines and cosines of two points, and what is lost on the way. What sums of scores may be on the grid."""


class Rough(NamedTuple):
    """Openings by tile: their words, and points, hours and start in single precision; filled up with none.

    `upto` says for each level how many of a tile must be looked at by somebody who has it.
    """

    word: Row
    parts: Row
    upto: Row


class Asked(NamedTuple):
    """The skills of each opening in one list, optional ones above all others; a mark of 64 bits of them."""

    begin: Row
    codes: Row
    mark: Row


def in_tiles(o: Openings) -> Row:
    """The order by kind, then along the curve, and within each tile by the level of German asked for."""
    along = order(o.lat, o.lon, o.word & np.uint64(0b111 << KIND_AT))
    found: Row = along[np.argsort(np.arange(len(along)) // TILE * len(LEVELS) + o.level[along])]
    return found


def rough(o: Openings) -> Rough:
    """Openings in order of their tiles."""
    tiles = -(-len(o.lat) // TILE)

    def filled(column: Row, kind: Any, rest: Any) -> Row:
        found = np.full(tiles * TILE, rest, kind)
        found[: len(column)] = column
        return found.reshape(tiles, TILE)

    columns = (o.x, o.y, o.z, o.hours, o.start)
    parts = np.stack([filled(one, np.float32, np.inf) for one in columns], axis=1)
    level, places = filled(o.level, np.int8, len(LEVELS)), np.arange(1, TILE + 1)
    upto = [np.where(level <= one, places, 0).max(axis=1) for one in range(len(LEVELS))]
    return Rough(filled(o.word, np.uint64, 0), parts, -(-np.stack(upto, axis=1) // STEP) * STEP)


def asked(o: Openings, skills: int) -> Asked:
    """What openings ask for, of so many skills."""
    begin = o.essential.begin + o.optional.begin
    codes, mark = np.empty(begin[-1], np.int32), np.zeros(len(o.lat), np.uint64)
    _joined(o, skills, begin, codes, mark)
    return Asked(begin, codes, mark)


@compiled
def bit(code: int) -> Any:
    """The bit of a skill in marks: skills share bits, so a bit in common says only that it may be."""
    return np.uint64(1) << np.uint64(code & 63)


@compiled
def _joined(o: Openings, skills: int, begin: Row, codes: Row, mark: Row) -> None:
    for j in range(len(mark)):
        to = begin[j]
        for at in range(o.essential.begin[j], o.essential.begin[j + 1]):
            codes[to] = o.essential.codes[at]
            mark[j] |= bit(o.essential.codes[at])
            to += 1
        for at in range(o.optional.begin[j], o.optional.begin[j + 1]):
            codes[to] = skills + o.optional.codes[at]
            mark[j] |= bit(o.optional.codes[at])
            to += 1


def certainty(c: Candidates) -> Row:
    """How far from the middle between two points of the grid a score is sure; below 0 none is."""
    reach = np.maximum(c.reach, ERROR_KM)
    found = 0.5 - ROUNDING - GRID * NEAR * ERROR_KM / reach
    return np.where(reach <= FARTHEST_KM, found, -1.0)
