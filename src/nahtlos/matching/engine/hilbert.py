"""The order of a curve that visits neighbours one after the other (Hilbert 1891)."""

from typing import Any

import numpy as np
import numpy.typing as npt

Row = npt.NDArray[Any]
BITS = 16


def order(lat: Row, lon: Row, first: Row | None = None) -> Row:
    """Places in the order of the curve; within each value of `first`, if it is given."""
    if not len(lat):
        return np.zeros(0, np.int64)
    across, up = _cell(lon), _cell(lat)
    keys = (along(across, up), first) if first is not None else (along(across, up),)
    found: Row = np.lexsort(keys)
    return found


def _cell(angle: Row) -> Row:
    low, high = float(angle.min()), float(angle.max())
    wide = max(high - low, 1e-12)
    found: Row = np.minimum((angle - low) / wide * (1 << BITS), (1 << BITS) - 1).astype(np.int64)
    return found


def along(x: Row, y: Row) -> Row:
    """How far along the curve each cell lies."""
    x, y, found = x.copy(), y.copy(), np.zeros(len(x), np.int64)
    for bit in range(BITS - 1, -1, -1):
        side = 1 << bit
        right, above = (x & side) > 0, (y & side) > 0
        found += side * side * ((3 * right) ^ above)
        turned = ~above
        flipped = turned & right
        x[flipped], y[flipped] = (
            side - 1 - (x[flipped] & (side - 1)),
            side - 1 - (y[flipped] & (side - 1)),
        )
        x[turned], y[turned] = y[turned].copy(), x[turned].copy()
    return found
