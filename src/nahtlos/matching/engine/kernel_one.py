"""The loop for one person: what fits, what one change would unlock, and by which bit."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.kernel import (
    RARE,
    SLACK,
    distance,
    hope,
    nearness,
    occupation,
    rare_missing,
    squared,
    stamped,
)
from nahtlos.matching.engine.rules import GRID, LANGUAGE, NEAR, OCCUPATION, SKILLS
from nahtlos.matching.engine.tiles import TILE, Tiles

Row = npt.NDArray[Any]
RARE_NAME, HOURS, START, DISTANCE = 63, 64, 65, 66
"""What is missing, if it is no bit of the word."""
FITS, TOO_MUCH = -1, -2


@compiled
def within(c: Candidates, o: Openings, j: int, far: tuple[float, float, float, float]) -> bool:
    """Whether a distance is at most so many kilometres; only near the edge is it computed exactly."""
    length, low, high, kilometres = far
    if length < low:
        return True
    return length <= high and distance(c, 0, o, j) <= kilometres


@compiled
def hopeful(c: Candidates, o: Openings, span: Row, bound: float, found: Row) -> int:
    """Openings of a tile that lack at most one bit, hours or start, and are not too far: no branches."""
    lacks, many = ~c.word[0] & ~RARE, 0
    for j in range(span[0], span[1]):
        left = o.word[j] & lacks
        found[many] = j
        many += (left & (left - np.uint64(1))) == 0
    x, y, z, kept = c.x[0], c.y[0], c.z[0], 0
    low, high, start = c.low[0], c.high[0], c.start[0]
    for at in range(many):
        j = found[at]
        fails = int((o.word[j] & lacks) != 0) + int((o.hours[j] < low) | (o.hours[j] > high))
        fails += int(o.start[j] < start)
        found[kept] = j
        kept += (fails <= 1) & (squared(o.x[j] - x, o.y[j] - y, o.z[j] - z) <= bound)
    return kept


@compiled
def lacking(c: Candidates, o: Openings, j: int, reach: Row) -> int:
    """FITS if nothing is missing of what is hopeful, what is missing if it is one thing, or TOO_MUCH."""
    left = o.word[j] & ~c.word[0]
    bits, fails, what = left & ~RARE, 0, FITS
    if bits:
        fails, what = 1, 0
        while bits > np.uint64(1):
            bits >>= np.uint64(1)
            what += 1
    elif o.hours[j] < c.low[0] or o.hours[j] > c.high[0]:
        fails, what = 1, HOURS
    elif o.start[j] < c.start[0]:
        fails, what = 1, START
    length = squared(o.x[j] - c.x[0], o.y[j] - c.y[0], o.z[j] - c.z[0])
    if not within(c, o, j, (length, reach[0, 0], reach[0, 1], reach[0, 2])):
        if fails or not within(c, o, j, (length, reach[1, 0], reach[1, 1], reach[1, 2])):
            return TOO_MUCH
        fails, what = 1, DISTANCE
    if left & RARE:
        rare = rare_missing(c, 0, o, j)
        fails, what = fails + rare, RARE_NAME if rare else what
    return what if fails <= 1 else TOO_MUCH


@compiled
def share_held(o: Openings, j: int, weights: Row, held: Row) -> float:
    """As in the rules, where weights change with every opening."""
    whole, found = 0.0, 0.0
    for at in range(o.essential.begin[j], o.essential.begin[j + 1]):
        worth = weights[o.essential.codes[at]]
        whole += worth
        found += worth if held[o.essential.codes[at]] else 0.0
    for at in range(o.optional.begin[j], o.optional.begin[j + 1]):
        worth = 0.5 * weights[o.optional.codes[at]]
        whole += worth
        found += worth if held[o.optional.codes[at]] else 0.0
    return float(found / whole) if whole else 0.5


@compiled
def key_if(c: Candidates, o: Openings, j: int, weights: Row, held: Row, least: int) -> int:
    """The score on its grid, or -1 where it is surely less than the least."""
    level = LANGUAGE * (max(0, min(int(c.level[0]) - int(o.level[j]), 2)) / 2)
    bound = SLACK + hope(c, 0, o, j)
    if (bound + SKILLS + OCCUPATION) * GRID < least:
        return -1
    done = OCCUPATION * occupation(c, 0, o.kldb[j])
    bound += done
    if (bound + SKILLS) * GRID < least:
        return -1
    skills = SKILLS * share_held(o, j, weights, held)
    if (bound + skills) * GRID < least:
        return -1
    near = NEAR * nearness(distance(c, 0, o, j), c.reach[0])
    whole = float(skills + done + near + level)
    return math.floor(whole * GRID + 0.5)


@compiled
def keep(keys: Row, key: int) -> None:
    """Put a key among the best, which are in order."""
    at = len(keys) - 1
    while at > 0 and keys[at - 1] < key:
        keys[at] = keys[at - 1]
        at -= 1
    keys[at] = key


@compiled
def survey(
    c: Candidates, o: Openings, t: Tiles, alive: Row, weights: Row,
    reach: Row, best: Row, found: Row, missed: Row, many: Row,
) -> None:  # fmt: skip
    """Rows and keys of what is among the best that fit or nearly fit, and all that nearly fit.

    `found[side]` has rows and keys, `many[side]` of them; `missed` has rows and what is missing.
    """
    held = np.zeros(len(weights) + 1, np.int64)
    stamped(c, 0, held)
    room, span = np.empty(TILE + 1, np.int64), np.empty(2, np.int64)
    chord, lacks = math.sqrt(reach[1, 1]), ~c.word[0] & ~RARE
    for tile in range(len(t.x)):
        far, left = chord + t.radius[tile], t.word[tile] & lacks
        if left & (left - np.uint64(1)):
            continue
        if squared(t.x[tile] - c.x[0], t.y[tile] - c.y[0], t.z[tile] - c.z[0]) > far * far:
            continue
        span[0], span[1] = t.begin[tile], t.begin[tile + 1]
        for j in room[: hopeful(c, o, span, reach[1, 1], room)]:
            what = lacking(c, o, j, reach)
            if what == TOO_MUCH or not alive[j]:
                continue
            side = 0 if what == FITS else 1
            if side:
                missed[0, many[2]], missed[1, many[2]] = j, what
                many[2] += 1
            least = best[side, -1]
            key = key_if(c, o, j, weights, held, least)
            if key >= max(least, 0):
                keep(best[side], key)
                found[side, 0, many[side]], found[side, 1, many[side]] = j, key
                many[side] += 1


@compiled
def distances(c: Candidates, o: Openings, rows: Row) -> Row:
    """Kilometres to some openings."""
    found = np.empty(len(rows))
    for at in range(len(rows)):
        found[at] = distance(c, 0, o, rows[at])
    return found


@compiled
def missing_names(c: Candidates, o: Openings, rows: Row) -> Row:
    """The rarer name that is missing in each of some openings."""
    found = np.full(len(rows), -1, np.int64)
    for at in range(len(rows)):
        for other in range(o.rare.begin[rows[at]], o.rare.begin[rows[at] + 1]):
            has = False
            for mine in range(c.rare.begin[0], c.rare.begin[1]):
                has |= c.rare.codes[mine] == o.rare.codes[other]
            if not has:
                found[at] = o.rare.codes[other]
    return found
