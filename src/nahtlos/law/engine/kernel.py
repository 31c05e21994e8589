"""The loops that numba compiles: steps over blocks of persons that stay in the cache.

Each lets other threads run; `parts` puts all cores to work.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

Row = npt.NDArray[Any]

BLOCK = 2048
ALL, NONE = np.uint8(255), np.uint8(0)


@njit(cache=True, nogil=True)
def put_truth(yes: Row, known: Row, classes: Row, row: Row) -> None:
    """`classes` are those of no, of yes and of not known."""
    no_, yes_, unknown = classes[0], classes[1], classes[2]
    for i in range(len(row)):
        found = yes_ if yes[i] else no_
        row[i] = found if known[i] else unknown


@njit(cache=True, nogil=True)
def put_named(place: Row, known: Row, classes: Row, row: Row) -> None:
    """`classes` by the place of the value; the last is that of not known."""
    last = len(classes) - 1
    for i in range(len(row)):
        found = place[i]
        row[i] = classes[found if known[i] else last]


@njit(cache=True, nogil=True)
def put_number(  # noqa: PLR0917 -- numba takes no keywords alone
    number: Row, known: Row, bounds: Row, unknown: int, row: Row
) -> None:
    """A number is in the class of the last bound that it reaches."""
    for low in range(0, len(row), BLOCK):
        high = min(low + BLOCK, len(row))
        _put_number(number[low:high], known[low:high], bounds, unknown, row[low:high])


@njit(cache=True, nogil=True)
def _put_number(  # noqa: PLR0917 -- numba takes no keywords alone
    number: Row, known: Row, bounds: Row, unknown: int, row: Row
) -> None:
    one = row.dtype.type(1)
    for i in range(len(row)):
        row[i] = one
    for b in range(len(bounds)):
        bound, found = bounds[b], row.dtype.type(1 << (b + 1))
        for i in range(len(row)):
            before = row[i]
            row[i] = found if number[i] >= bound else before
    for i in range(len(row)):
        before = row[i]
        row[i] = before if known[i] else unknown


@njit(cache=True, nogil=True)
def _plane(column: Row, mask: int, plane: Row) -> None:
    for i in range(len(plane)):
        plane[i] = ALL if column[i] & mask else NONE


@njit(cache=True, nogil=True)
def _two(  # noqa: PLR0917 -- numba compiles loops over columns, not objects
    one: Row,
    mask: int,
    kid: Row,
    other: Row,
    mask2: int,
    kid2: Row,
    out: Row,
) -> None:
    # Written so that the compiler takes many persons at once: no load hangs on a condition.
    for i in range(len(out)):
        first = ALL if one[i] & mask else NONE
        second = ALL if other[i] & mask2 else NONE
        out[i] = (kid[i] & first) | (kid2[i] & second)


@njit(cache=True, nogil=True)
def _more(one: Row, mask: int, kid: Row, out: Row) -> None:
    for i in range(len(out)):
        first = ALL if one[i] & mask else NONE
        out[i] |= kid[i] & first


@njit(cache=True, nogil=True)
def _told(found: Row, bits: Row, codes: Row, out: Row) -> None:
    bit, code = bits[0], codes[0]
    for i in range(len(out)):
        out[i] = code if found[i] == bit else NONE
    for b in range(1, len(bits)):
        bit, code = bits[b], codes[b]
        for i in range(len(out)):
            before = out[i]
            out[i] = code if found[i] == bit else before


@njit(cache=True, nogil=True)
def run(  # noqa: PLR0913, PLR0917 -- numba compiles loops over columns, not objects
    narrow: Row,
    wide: Row,
    wide_fact: Row,
    wide_mask: Row,
    ends: Row,
    start: Row,
    test: Row,
    mask: Row,
    kid: Row,
    slot: Row,
    slots: int,
    result: Row,
    bits: Row,
    codes: Row,
    out: Row,
    first: int,
    persons: int,
) -> None:
    """Fill `out[table, person]` from the first on; see `Steps` for the program.

    The code of the outcome where one alone is possible, else 0; without `bits` the outcomes themselves.
    """
    planes = np.empty((len(wide_fact), BLOCK), np.uint8)
    rows = np.empty((slots + len(ends), BLOCK), np.uint8)
    for e in range(len(ends)):
        rows[slots + e, :] = ends[e]
    for low in range(0, persons, BLOCK):
        high = min(low + BLOCK, persons)
        size = high - low
        for p in range(len(wide_fact)):
            _plane(wide[wide_fact[p], low:high], wide_mask[p], planes[p, :size])
        for n in range(len(slot)):
            s, out_ = start[n], rows[slot[n], :size]
            one = narrow[test[s], low:high] if test[s] >= 0 else planes[-1 - test[s], :size]
            t = test[s + 1]
            other = narrow[t, low:high] if t >= 0 else planes[-1 - t, :size]
            _two(
                one, mask[s], rows[kid[s], :size], other, mask[s + 1], rows[kid[s + 1], :size], out_
            )
            for p in range(s + 2, start[n + 1]):
                one = narrow[test[p], low:high] if test[p] >= 0 else planes[-1 - test[p], :size]
                _more(one, mask[p], rows[kid[p], :size], out_)
        for t in range(len(result)):
            if len(bits) == 0:
                out[t, first + low : first + high] = rows[result[t], :size]
            else:
                _told(rows[result[t], :size], bits, codes, out[t, first + low : first + high])
