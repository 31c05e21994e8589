"""The order of a curve that visits neighbours one after the other (Hilbert 1891)."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.compiled import compiled

Row = npt.NDArray[Any]
BITS = 16


def order(lat: Row, lon: Row, first: Row | None = None) -> Row:
    """Places in the order of the curve; within each value of `first`, below 2^31, if it is given."""
    if not len(lat):
        return np.zeros(0, np.int64)
    keys = along(_cell(lon), _cell(lat))
    if first is not None:
        keys |= first.astype(np.int64) << 2 * BITS
    found: Row = np.argsort(keys)
    return found


def _cell(angle: Row) -> Row:
    low, high = float(angle.min()), float(angle.max())
    wide = max(high - low, 1e-12)
    found: Row = np.minimum((angle - low) / wide * (1 << BITS), (1 << BITS) - 1).astype(np.int64)
    return found


@compiled
def along(x: Row, y: Row) -> Row:
    """How far along the curve each cell lies."""
    found = np.zeros(len(x), np.int64)
    for at in range(len(x)):
        across, up = x[at], y[at]
        for bit in range(BITS - 1, -1, -1):
            right, above = across >> bit & 1, up >> bit & 1
            found[at] = found[at] << 2 | ((3 * right) ^ above)
            turned = -(right & ~above) & ((1 << bit) - 1)
            swapped = (across ^ up) & (above - 1)
            across, up = across ^ turned ^ swapped, up ^ turned ^ swapped
    return found
