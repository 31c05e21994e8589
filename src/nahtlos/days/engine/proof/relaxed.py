"""A bound on unmet wants from a linear program: meetings may be held in parts, walks are half forgotten.

For each desk, visitor and interpreter a thread runs through the slots of the day; a meeting takes the
three threads together from its start to its end. Each column touches seven rows, however fine the grid.
Solved by the inner-point method of HiGHS; its simplex needs a hundred times as long here.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from nahtlos.days.engine.proof.places import NOBODY, Place, may_stay
from nahtlos.days.engine.search.ground import Ground, Row

ROUNDING = 1e-4
MEASURED = 15_000
"""Places that take about `SECONDS`; twice as many take about four times as long."""
SECONDS = 1.5


def takes(found: list[Place]) -> float:
    """Seconds that the program will take, roughly."""
    return SECONDS * (len(found) / MEASURED) ** 2


def unmet(ground: Ground, found: list[Place], seconds: float) -> int:
    """So many free wants at least stay unmet; 0 if the time is over before that is known."""
    wants = int(ground.free.sum())
    if not found:
        return wants
    rows, ends, threads = _rows(ground, found)
    slots = int(ground.size[4])
    matrix = _matrix(rows, ends, (threads, slots))
    once = coo_matrix(
        (np.ones(len(found)), ([one.want for one in found], np.arange(len(found)))),
        shape=(len(ground.visitor), matrix.shape[1]),
    )
    through = np.zeros((threads, slots + 1))
    through[:, 0], through[:, -1] = 1, -1
    cost = np.zeros(matrix.shape[1])
    cost[: len(found)] = -1
    solved = linprog(
        cost, A_ub=once.tocsc(), b_ub=np.ones(once.shape[0]), A_eq=matrix, b_eq=through.ravel(),
        bounds=(0, 1), method="highs-ipm", options={"time_limit": seconds},
    )  # fmt: skip
    return int(np.ceil(wants + solved.fun - ROUNDING)) if solved.status == 0 else 0


def _rows(
    ground: Ground, found: list[Place]
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]], int]:
    """The threads that each place takes, and the slots until which; how many threads there are."""
    visitors, _, desks, helpers, slots = (int(n) for n in ground.size[:5])
    stays = [may_stay(ground, visitor) for visitor in range(visitors)]
    rows, ends = [], []
    for one in found:
        cover = int(ground.cover[one.want])
        long = cover if stays[one.visitor] else int(ground.apart[one.want])
        helper = () if one.helper == NOBODY else (desks + visitors + one.helper,)
        rows.append((one.slot, one.desk, desks + one.visitor, *helper))
        end = one.slot + cover
        ends.append((end, min(slots, one.slot + long), *(end for _ in helper)))
    return rows, ends, desks + visitors + helpers


def _matrix(rows: list[tuple[int, ...]], ends: list[tuple[int, ...]], size: tuple[int, int]) -> Row:
    """Out of a thread at the start, back into it at the end; the threads run on beside."""
    threads, slots = size
    entries: list[tuple[int, int, int]] = []
    for column, (row, until) in enumerate(zip(rows, ends, strict=True)):
        for thread, end in zip(row[1:], until, strict=True):
            entries.append((thread * (slots + 1) + row[0], column, 1))
            entries.append((thread * (slots + 1) + end, column, -1))
    column = len(rows)
    for thread in range(threads):
        for slot in range(slots):
            entries.append((thread * (slots + 1) + slot, column, 1))
            entries.append((thread * (slots + 1) + slot + 1, column, -1))
            column += 1
    at, columns, values = (np.array(part) for part in zip(*entries, strict=True))
    made: Row = coo_matrix((values, (at, columns)), shape=(threads * (slots + 1), column)).tocsc()
    return made
