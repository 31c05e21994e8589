"""Those who lack something and those who do not, as rows of bits: 64 persons in each word.

Nearly every description fits somebody who does not lack. So those who are hardest to exclude, whom most
terms fit, stand in the first word, and only what excludes all of them is held against the next words.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nahtlos.law.engine.bits import Bools, Numbers, Words, packed

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int16]
"""Descriptions: a row each, the places of the terms in order."""

NONE = -1
"""Fills up descriptions that have fewer terms than others: the last row, which fits everybody."""
STAGES = (1, 4, 16, 64)
"""After so many words the descriptions that are left are gathered anew."""
ROOM = 1 << 16
"""So many words are looked at in one go, so that they stay in the cache."""


@dataclass(frozen=True)
class Sides:
    """Terms as rows, both sides of the persons. The last row fits everybody.

    Persons who are alike stand there once: a bit of those who lack is as many as its word is worth.
    """

    lacking: Words
    worth: Floats
    others: Words

    def only(self, terms: Numbers) -> "Sides":
        """The same persons with some of the terms."""
        rows = np.append(terms, NONE)
        return Sides(self.lacking[rows], self.worth, self.others[rows])

    def gains(self, found: Places, left: Words) -> Numbers:
        """How many each description fits of those who lack and are left."""
        gains = np.empty(len(found), np.int64)
        step = max(ROOM // left.shape[1], 1)
        for low in range(0, len(found), step):
            gains[low : low + step] = self.counted(all_of(left, found[low : low + step]))
        return gains

    def counted(self, rows: Words) -> Numbers:
        """How many of those who lack are in each row."""
        # Whole numbers stand in a float32 exactly up to sixteen million.
        counts = np.bitwise_count(rows).astype(np.float32) @ self.worth
        return counts.astype(np.int64)

    def excluding(self, found: Places, low: int = 0) -> Places:
        """The descriptions that fit none of the others, from a word on."""
        words = self.others.shape[1]
        for high in (*(stage for stage in STAGES if low < stage < words), words):
            rows = np.ascontiguousarray(self.others[:, low:high])
            step = max(ROOM // max(high - low, 1), 1)
            parts = (found[i : i + step] for i in range(0, len(found), step))
            kept = [part[~all_of(rows, part).any(axis=1)] for part in parts]
            found, low = np.concatenate([found[:0], *kept]), high
        return found


def all_of(rows: Words, found: Places) -> Words:
    """Whom every term of each description fits."""
    fits: Words = rows[found[:, 0]]
    for places in found.T[1:]:
        fits &= rows[places]
    return fits


def sides(fits: Bools, lacking: Numbers, others: Bools) -> Sides:
    """From columns that stand for persons who are alike: how many of them lack, and whether some do not."""
    fits = np.concatenate([fits, np.ones((1, fits.shape[1]), np.bool_)])
    planes = [np.flatnonzero(lacking >> i & 1) for i in range(int(lacking.max()).bit_length())]
    rows = [packed(fits[:, plane]) for plane in planes]
    apart = fits[:, others]
    hardest = np.argsort(-np.add.reduce(apart, axis=0, dtype=np.int16), kind="stable")
    return Sides(
        lacking=np.concatenate(rows, axis=1),
        worth=np.repeat(
            np.float32(2) ** np.arange(len(rows), dtype=np.float32), [row.shape[1] for row in rows]
        ),
        others=packed(apart[:, hardest]),
    )
