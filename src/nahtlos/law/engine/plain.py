"""The machine that needs no compiler: the same steps, each for a block of persons by NumPy alone.

A step costs about a microsecond whatever the block, so that it is quick for thousands of persons and
slow for one. Pages use it, because their processes hold no compiler.
"""

import numpy as np

from nahtlos.law.engine.columns import Bytes, Row, Steps, Words

BLOCK = 16_384
"""So many persons that the rows of all slots stay in the cache, and the steps outweigh their calls."""
ALL = 255


def put_truth(yes: Row, known: Row, classes: Row, row: Row) -> None:
    """`classes` are those of no, of yes and of not known."""
    row[:] = classes[np.where(known, yes != 0, 2)]


def put_named(place: Row, known: Row, classes: Row, row: Row) -> None:
    """`classes` by the place of the value; the last is that of not known."""
    row[:] = classes[np.where(known, place, len(classes) - 1).astype(np.int64)]


def put_number(number: Row, known: Row, bounds: Row, row: Row) -> None:
    """A number is in the class of the last bound that it reaches; one not known in any."""
    bits = [1 << i for i in range(len(bounds) + 1)]
    classes = np.array([*bits, sum(bits)], row.dtype)
    place = np.searchsorted(bounds, number, side="right")
    row[:] = classes[np.where(known, place, len(bits))]


def run(steps: Steps, facts: tuple[Bytes, Words], bits: Bytes, out: Bytes, *, first: int) -> None:
    """Run a program over blocks of persons; see `Machine`."""
    told = np.zeros(ALL + 1, np.uint8) if len(bits) else np.arange(ALL + 1, dtype=np.uint8)
    told[bits] = np.arange(1, len(bits) + 1, dtype=np.uint8)
    narrow, wide = facts
    persons = len(narrow[0])
    for low in range(0, persons, BLOCK):
        high = min(low + BLOCK, persons)
        rows = _ran(steps, narrow[:, low:high], wide[:, low:high])
        for table, result in enumerate(steps.result.tolist()):
            out[table, first + low : first + high] = told[rows[result]]


def _ran(steps: Steps, narrow: Bytes, wide: Words) -> Bytes:
    """The rows of all slots once every node was written, and below them those of the outcomes."""
    size = len(narrow[0])
    rows = np.empty((steps.slots + len(steps.ends), size), np.uint8)
    rows[steps.slots :] = steps.ends[:, None]
    parts = list(zip(_masked(steps, narrow, wide), steps.kid.tolist(), strict=True))
    start, other = steps.start.tolist(), np.empty(size, np.uint8)
    for node, slot in enumerate(steps.slot.tolist()):
        row = rows[slot]
        for i, (may_be, kid) in enumerate(parts[start[node] : start[node + 1]]):
            np.bitwise_and(may_be, rows[kid], out=other if i else row)
            if i:
                np.bitwise_or(row, other, out=row)
    return rows


def _masked(steps: Steps, narrow: Bytes, wide: Words) -> list[Bytes]:
    """For each part who may be in the classes of its mask: all bits or none. Equal ones are made once."""
    planes = [
        _plane(wide[fact], mask)
        for fact, mask in zip(steps.wide_fact, steps.wide_mask, strict=True)
    ]
    made: dict[tuple[int, int], Bytes] = {}
    for test, mask in zip(steps.test.tolist(), steps.mask.tolist(), strict=True):
        if (test, mask) not in made:
            made[test, mask] = (
                _plane(narrow[test], np.uint8(mask)) if test >= 0 else planes[-1 - test]
            )
    return [made[pair] for pair in zip(steps.test.tolist(), steps.mask.tolist(), strict=True)]


def _plane(row: Row, mask: np.uint8 | np.uint64) -> Bytes:
    may_be: Bytes = ((row & mask) != 0).view(np.uint8) * np.uint8(ALL)
    return may_be
