"""Openings in tiles: neighbours that ask for the same kind of work, with what is true of the whole tile."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import ACCESS_AT, KIND_AT, Openings
from nahtlos.matching.engine.hilbert import order
from nahtlos.matching.engine.rules import EARTH_KM

Row = npt.NDArray[Any]
TILE = 64
SAFE = 1e-12
"""So much farther is looked than must be, against rounding; the rules decide afterwards."""


class Tiles(NamedTuple):
    """Tile i has the openings from `begin[i]` up to `begin[i + 1]`."""

    begin: Row
    x: Row
    y: Row
    z: Row
    radius: Row
    word: Row


def tiled(openings: Openings) -> Row:
    """The order in which neighbours lie together: by kind and access, then along the curve."""
    kinds = openings.word & np.uint64(0b111 << KIND_AT | 0b11 << ACCESS_AT)
    return order(openings.lat, openings.lon, kinds)


def tiles(openings: Openings) -> Tiles:
    """The tiles of openings that are in order."""
    many = len(openings.lat)
    begin = np.unique(np.r_[np.arange(0, many, TILE), many]).astype(np.int64)
    xyz = (openings.x, openings.y, openings.z)
    word = np.bitwise_and.reduceat(openings.word, begin[:-1]) if many else np.zeros(0, np.uint64)
    return Tiles(begin, *_balls(xyz, begin), word)


def _balls(xyz: tuple[Row, Row, Row], begin: Row) -> tuple[Row, Row, Row, Row]:
    """A ball around the points of each part: centre and radius."""
    counts = np.diff(begin)
    if not len(counts):
        none = np.zeros(0)
        return none, none, none, none
    centres = [np.add.reduceat(one, begin[:-1]) / counts for one in xyz]
    far = sum((one - np.repeat(c, counts)) ** 2 for one, c in zip(xyz, centres, strict=True))
    radius = np.sqrt(np.maximum.reduceat(np.asarray(far), begin[:-1])) + SAFE
    return centres[0], centres[1], centres[2], radius


def chords(reach_km: Row) -> Row:
    """Straight through the earth, on the unit sphere, a little more than each reach."""
    half = np.minimum(np.maximum(reach_km, 0) / (2 * EARTH_KM), np.pi / 2)
    found: Row = 2 * np.sin(half) * (1 + SAFE) + SAFE
    return found
