"""Sets of persons as rows of bits: between whole numbers, columns of yes and no, and words of 64."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

BYTES = 8
"""In a word."""


def unpacked(sets: Sequence[int], persons: int) -> Bools:
    """One row a set, one column a person: bit i of a set is person i."""
    size = -(-persons // 8)
    raw = b"".join((one & (1 << persons) - 1).to_bytes(size, "little") for one in sets)
    rows = np.frombuffer(raw, np.uint8).reshape(len(sets), size)
    return np.unpackbits(rows, axis=1, count=persons, bitorder="little").view(np.bool_)


def as_set(row: Bools) -> int:
    """The persons of a row as the bits of a whole number."""
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def packed(rows: Bools) -> Words:
    """The same rows, 64 persons in each word."""
    words = np.zeros((len(rows), -(-rows.shape[1] // (8 * BYTES)) * BYTES), np.uint8)
    bits = np.packbits(rows, axis=1, bitorder="little")
    words[:, : bits.shape[1]] = bits
    return words.view(np.uint64)


def alike(rows: Bools) -> tuple[Bools, Numbers]:
    """Each column that is different from the others once, and for every person which one it is."""
    if not rows.size:
        return rows[:, :1], np.zeros(rows.shape[1], np.int64)
    keys = packed(np.ascontiguousarray(rows.T))
    whole = keys.view(np.dtype((np.void, keys.shape[1] * BYTES)))[:, 0]
    _, first, which = np.unique(whole, return_index=True, return_inverse=True)
    return rows[:, first], which
