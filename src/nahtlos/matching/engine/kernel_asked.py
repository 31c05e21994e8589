"""What openings ask for that one person lacks, where it is no bit of the word."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.kernel import distance
from nahtlos.matching.engine.unlocking import STEP_KM, WIDER

Row = npt.NDArray[Any]
RARE_NAME, HOURS, START, DISTANCE = 63, 64, 65, 66
"""What is missing, if it is no bit of the word."""


@compiled
def grouped(kept: Row, counts: Row) -> Row:
    """Rows in order of what is missing, where that is no bit: names, hours, start, distance."""
    at, rows = np.zeros(DISTANCE + 2, np.int64), np.empty(len(kept), np.int64)
    for what in range(RARE_NAME, DISTANCE + 1):
        at[what + 1] = at[what] + counts[what]
    for one in range(len(kept)):
        rows[at[kept[one, 2]]] = kept[one, 0]
        at[kept[one, 2]] += 1
    return rows


@compiled
def missing_names(c: Candidates, o: Openings, rows: Row, found: Row) -> None:
    """The rarer name that is missing in each of some openings."""
    for at in range(len(rows)):
        for other in range(o.rare.begin[rows[at]], o.rare.begin[rows[at] + 1]):
            has = False
            for mine in range(c.rare.begin[0], c.rare.begin[1]):
                has |= c.rare.codes[mine] == o.rare.codes[other]
            if not has:
                found[at] = o.rare.codes[other]


@compiled
def steps(c: Candidates, o: Openings, rows: Row, found: Row) -> None:
    """The reach that is enough for each of some openings, in steps."""
    most = c.reach[0] * WIDER
    for at in range(len(rows)):
        found[at] = min(math.ceil(distance(c, 0, o, rows[at]) / STEP_KM) * float(STEP_KM), most)


@compiled
def wanted(c: Candidates, o: Openings, kept: Row, counts: Row) -> Row:
    """What those ask for that lack no bit: codes of names, hours, days, reaches, one after the other."""
    rows, begin = grouped(kept, counts), np.zeros(5, np.int64)
    begin[1:] = np.cumsum(counts[RARE_NAME:])
    found = np.empty(len(rows))
    missing_names(c, o, rows[: begin[1]], found[: begin[1]])
    for at in range(begin[1], begin[2]):
        found[at] = o.hours[rows[at]]
    for at in range(begin[2], begin[3]):
        found[at] = o.start[rows[at]]
    steps(c, o, rows[begin[3] :], found[begin[3] :])
    return found
