"""The loops that numba compiles: steps over blocks of persons that stay in the cache."""

import numpy as np
from numba import njit, prange

BLOCK = 1024


@njit(cache=True)
def _narrow_plane(column: np.ndarray, mask: np.uint8, plane: np.ndarray) -> None:
    for i in range(len(column)):
        plane[i] = np.uint8(255) if column[i] & mask else np.uint8(0)


@njit(cache=True)
def _wide_plane(column: np.ndarray, mask: np.uint64, plane: np.ndarray) -> None:
    for i in range(len(column)):
        plane[i] = np.uint8(255) if column[i] & mask else np.uint8(0)


@njit(cache=True)
def _one(plane: np.ndarray, kid: np.ndarray, out: np.ndarray, first: bool) -> None:
    if first:
        for i in range(len(out)):
            out[i] = plane[i] & kid[i]
    else:
        for i in range(len(out)):
            out[i] |= plane[i] & kid[i]


@njit(cache=True)
def _end(plane: np.ndarray, bits: np.uint8, out: np.ndarray, first: bool) -> None:
    if first:
        for i in range(len(out)):
            out[i] = plane[i] & bits
    else:
        for i in range(len(out)):
            out[i] |= plane[i] & bits


@njit(cache=True, parallel=True)
def run(narrow, wide, plane_fact, plane_mask, start, plane, kid, slot, slots, result, out):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201, C901, PLR0913, PLR0917 -- numba
    """Fill `out[table, person]` with the outcomes that are possible; see `Steps` for the program."""
    persons = out.shape[1]
    for block in prange((persons + BLOCK - 1) // BLOCK):
        low = block * BLOCK
        high = min(low + BLOCK, persons)
        size = high - low
        planes = np.empty((len(plane_fact), size), np.uint8)
        nodes = np.empty((slots, size), np.uint8)
        for p in range(len(plane_fact)):
            if plane_fact[p] >= 0:
                _narrow_plane(narrow[plane_fact[p], low:high], np.uint8(plane_mask[p]), planes[p])
            else:
                _wide_plane(wide[-1 - plane_fact[p], low:high], plane_mask[p], planes[p])
        for n in range(len(slot)):
            # A slot may be that of a kid of the same node: no, kids are let go after it is taken.
            target = nodes[slot[n]]
            for part in range(start[n], start[n + 1]):
                first = part == start[n]
                if kid[part] >= 0:
                    _one(planes[plane[part]], nodes[kid[part]], target, first)
                else:
                    _end(planes[plane[part]], np.uint8(-1 - kid[part]), target, first)
        for t in range(len(result)):
            if result[t] >= 0:
                out[t, low:high] = nodes[result[t]]
            else:
                out[t, low:high] = np.uint8(-1 - result[t])
