"""The loop for many at once: sift, add up what is quick, bound, score, keep the best on both sides.

Candidates are looked at one by one, their openings some tiles at a time, pass after pass over short
rows without branches. Scores are made of the chord through the earth; where rounding could decide
which point of the grid is nearest, or who is within reach, the exact distance does.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.kernel import (
    LAST_RANK,
    NEIGHBOURS,
    RANK_BITS,
    RARE,
    SLACK,
    common_tiles,
    key_of,
    near_tiles,
    offer,
    rare_missing,
    squared,
    too_little,
)
from nahtlos.matching.engine.rules import EARTH_KM, GRID, LANGUAGE, NEAR, OCCUPATION, SKILLS
from nahtlos.matching.engine.sifting import (
    HOURS,
    ROUGHLY,
    START,
    WIDER,
    Asked,
    Rough,
    X,
    Y,
    Z,
    bit,
)
from nahtlos.matching.engine.tiles import TILE, Tiles

Row = npt.NDArray[Any]
AT_ONCE = 64
"""So many tiles are looked at before what is found in them is scored."""
AWAY, DONE, CLOSE, LEVEL, EXACT = range(5)
ON_EDGE = 1e-9


@compiled
def sifted(
    c: Candidates, i: int, chord: float, rough: Rough, tiles: Row, fits: Row, rows: Row
) -> int:
    """Openings in some tiles that ask for no more than there is, within reach or nearly so."""
    lacks, many = ~c.word[i] & ~RARE, 0
    x, y, z = np.float32(c.x[i]), np.float32(c.y[i]), np.float32(c.z[i])
    low, high, start = np.float32(c.low[i]), np.float32(c.high[i]), np.float32(c.start[i])
    bound = np.float32((chord + ROUGHLY) * (chord + ROUGHLY) * WIDER)
    for tile in tiles:
        upto = rough.upto[tile, c.level[i]]
        for k in range(upto):
            part, up = rough.parts[tile, X, k] - x, rough.parts[tile, Y, k] - y
            over = rough.parts[tile, Z, k] - z
            hours = rough.parts[tile, HOURS, k]
            fits[k] = (
                (part * part + up * up + over * over <= bound)
                & ((rough.word[tile, k] & lacks) == 0)
                & (hours >= low)
                & (hours <= high)
                & (rough.parts[tile, START, k] >= start)
            )
        for k in range(upto):
            rows[many] = tile * TILE + k
            many += fits[k]
    return many


@compiled
def survivors(c: Candidates, i: int, chord: float, o: Openings, rows: Row, away: Row) -> int:
    """Those of the rows that are within reach or nearly so, with the square of their chord."""
    x, y, z, bound, left = c.x[i], c.y[i], c.z[i], chord * chord, 0
    low, high, start = c.low[i], c.high[i], c.start[i]
    for j in rows:
        length = squared(o.x[j] - x, o.y[j] - y, o.z[j] - z)
        rows[left], away[left] = j, length
        fits = (length <= bound) & (o.hours[j] >= low) & (o.hours[j] <= high)
        left += fits & (o.start[j] >= start)
    return left


@compiled
def occupations(c: Candidates, i: int, kldb: Row, best: Row) -> None:
    """The best of what a candidate has done, for each of some openings; as `kernel.occupation` has it."""
    for at in range(c.kldb.begin[i], c.kldb.begin[i + 1]):
        mine, worth = c.kldb.codes[at], c.worth.codes[at]
        for k in range(len(best)):
            apart = mine ^ kldb[k]
            same = (apart == 0) + (apart < 1 << 4) + (apart < 1 << 8)
            same += (apart < 1 << 12) + (apart < 1 << 16)
            best[k] = max(best[k], same / 5 * worth)


@compiled
def add_up(
    c: Candidates, i: int, sure: float, o: Openings, rows: Row, kldb: Row, parts: Row
) -> None:
    """The terms that need no look at skills; of nearness the most there can be, where it is not sure."""
    many, level, far = len(rows), int(c.level[i]), 2 * EARTH_KM / c.reach[i]
    for k in range(many):
        kldb[k], parts[LEVEL, k], parts[DONE, k] = o.kldb[rows[k]], o.level[rows[k]], 0.0
    occupations(c, i, kldb[:many], parts[DONE, :many])
    for k in range(many):
        square = parts[AWAY, k] / 4
        arc = 1 + square * (1 / 6 + square * (3 / 40 + square * (15 / 336 + square * (105 / 3456))))
        parts[CLOSE, k] = NEAR * (1 - far * (math.sqrt(square) * arc)) if sure > 0 else NEAR
        parts[LEVEL, k] = LANGUAGE * (min(level - parts[LEVEL, k], 2.0) / 2)
        parts[DONE, k] *= OCCUPATION


@compiled
def held(asked: Asked, j: int, worth: Row) -> float:
    """What the skills weigh that are asked for and held."""
    found = 0.0
    for at in range(asked.begin[j], asked.begin[j + 1]):
        found += worth[asked.codes[at]]
    return found


@compiled
def take_up(c: Candidates, i: int, weights: Row, worth: Row) -> Any:
    """Write what the skills of a candidate weigh, asked for or optional; gives their mark."""
    mark = np.uint64(0)
    for at in range(c.skills.begin[i], c.skills.begin[i + 1]):
        code = c.skills.codes[at]
        worth[code], worth[len(weights) + code] = weights[code], 0.5 * weights[code]
        mark |= bit(code)
    return mark


@compiled
def lay_down(c: Candidates, i: int, weights: Row, worth: Row) -> None:
    """Make room for the skills of the next."""
    for at in range(c.skills.begin[i], c.skills.begin[i + 1]):
        code = c.skills.codes[at]
        worth[code], worth[len(weights) + code] = 0.0, 0.0


@compiled
def keep(
    c: Candidates,
    i: int,
    sure: float,
    o: Openings,
    rows: Row,
    parts: Row,
    asked: Asked,
    mark: Any,
    worth: Row,
    mine: Row,
    theirs: Row,
) -> None:
    """Score those that can enter the best of either side, and offer them to both."""
    me, exact = LAST_RANK - np.int64(c.rank[i]), parts[EXACT]
    for k in range(len(rows)):
        j = rows[k]
        least = min(mine[-1], theirs[j, -1]) >> RANK_BITS
        done, close, level = parts[DONE, k], parts[CLOSE, k], parts[LEVEL, k]
        maybe = (asked.mark[j] & mark) != 0
        share = 1.0 if maybe else (0.0 if o.whole[j] else 0.5)
        bound = SLACK + done + close + level
        if too_little(bound + SKILLS * share, least):
            continue
        if maybe:
            share = held(asked, j, worth) / o.whole[j]
            if too_little(bound + SKILLS * share, least):
                continue
        if o.word[j] & RARE and rare_missing(c, i, o, j):
            continue
        whole = (SKILLS * share + done + close + level) * GRID + 0.5
        key = np.int64(whole)
        if close < ON_EDGE or abs(whole - key - 0.5) > sure:
            exact[0], exact[1] = SKILLS * share, done
            key = key_of(c, i, o, j, exact)
        if key >= 0:
            offer(mine, key << RANK_BITS | LAST_RANK - np.int64(o.rank[j]))
            offer(theirs[j], key << RANK_BITS | me)


@compiled
def best_pairs(
    c: Candidates,
    chord: Row,
    sure: Row,
    o: Openings,
    t: Tiles,
    rough: Rough,
    asked: Asked,
    weights: Row,
    ours: Row,
    theirs: Row,
) -> int:
    """The best openings of each candidate and the best candidates of each opening; pairs that fit nearly."""
    worth, looked = np.zeros(2 * len(weights)), 0
    common, near = np.empty(len(t.x) + 1, np.int64), np.empty(len(t.x) + 1, np.int64)
    fits, rows = np.zeros(TILE, np.bool_), np.empty(AT_ONCE * TILE + 1, np.int64)
    kldb, parts = np.empty(AT_ONCE * TILE, np.uint32), np.empty((5, AT_ONCE * TILE + 1))
    for first in range(0, len(c.lat), NEIGHBOURS):
        end = min(first + NEIGHBOURS, len(c.lat))
        shared = common[: common_tiles(c, first, end, chord, t, common)]
        for i in range(first, end):
            mark = take_up(c, i, weights, worth)
            tiles = near_tiles(c, i, chord[i], t, shared, near)
            for at in range(0, tiles, AT_ONCE):
                some = near[at : min(at + AT_ONCE, tiles)]
                many = sifted(c, i, chord[i], rough, some, fits, rows)
                many = survivors(c, i, chord[i], o, rows[:many], parts[AWAY])
                found = rows[:many]
                add_up(c, i, sure[i], o, found, kldb, parts)
                keep(c, i, sure[i], o, found, parts, asked, mark, worth, ours[i], theirs)
                looked += many
            lay_down(c, i, weights, worth)
    return looked
