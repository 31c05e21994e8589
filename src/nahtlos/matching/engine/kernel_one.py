"""The loop for one person: what fits, what one change would unlock, and by which bit."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.kernel import (
    NO_KEY,
    RARE,
    SLACK,
    distance,
    hope,
    nearness,
    occupation,
    offer,
    rare_missing,
    squared,
    take_up,
    too_little,
)
from nahtlos.matching.engine.kernel_asked import DISTANCE, HOURS, RARE_NAME, START, wanted
from nahtlos.matching.engine.rules import GRID, LANGUAGE, NEAR, OCCUPATION, SKILLS
from nahtlos.matching.engine.tiles import TILE, Tiles

Row = npt.NDArray[Any]
FITS, TOO_MUCH, ROOM = -1, -2, 1024


@compiled
def on_edge(length: float, reach: Row) -> bool:
    """Whether a length is so near a reach that only the exact distance can tell."""
    inner, outer = reach[0, 0] <= length <= reach[0, 1], reach[1, 0] <= length <= reach[1, 1]
    return bool(inner or outer)


@compiled
def rings(length: float, kilometres: float, reach: Row) -> int:
    """How many of the two reaches a place lies beyond; the exact distance counts on an edge."""
    beyond = 0
    for ring in range(2):
        far = length > reach[ring, 1]
        beyond += far or (length >= reach[ring, 0] and kilometres > reach[ring, 2])
    return beyond


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
def lacking(left: Any, hours: int, start: int, beyond: int, rare: int) -> int:
    """FITS if nothing is missing, what is missing if it is one thing, or TOO_MUCH."""
    fails, what = hours + start + beyond + rare, FITS
    if hours:
        what = HOURS
    elif start:
        what = START
    elif beyond:
        what = DISTANCE
    elif rare:
        what = RARE_NAME
    if left:
        fails, what = fails + 1, 0
        while left > np.uint64(1):
            left >>= np.uint64(1)
            what += 1
    return what if fails <= 1 else TOO_MUCH


@compiled
def share_held(o: Openings, j: int, weights: Row, worth: Row) -> float:
    """As in the rules, where weights change with every opening."""
    whole, found = 0.0, 0.0
    for at in range(o.essential.begin[j], o.essential.begin[j + 1]):
        whole += weights[o.essential.codes[at]]
        found += worth[o.essential.codes[at]]
    for at in range(o.optional.begin[j], o.optional.begin[j + 1]):
        whole += 0.5 * weights[o.optional.codes[at]]
        found += 0.5 * worth[o.optional.codes[at]]
    return float(found / whole) if whole else 0.5


@compiled
def key_would(c: Candidates, o: Openings, j: int, parts: Row) -> int:
    """The score on its grid, also out of reach; `parts` are skills and occupation."""
    level = LANGUAGE * (max(0, min(int(c.level[0]) - int(o.level[j]), 2)) / 2)
    near = NEAR * nearness(distance(c, 0, o, j), c.reach[0])
    whole = float(parts[0] + parts[1] + near + level)
    return math.floor(whole * GRID + 0.5)


@compiled
def hopeful_tiles(c: Candidates, chord: float, t: Tiles, found: Row) -> int:
    """The tiles in which something could be near enough and lack at most one bit."""
    x, y, z, lacks, many = c.x[0], c.y[0], c.z[0], ~c.word[0] & ~RARE, 0
    for tile in range(len(t.x)):
        far, left = chord + t.radius[tile], t.word[tile] & lacks
        near = squared(t.x[tile] - x, t.y[tile] - y, t.z[tile] - z) <= far * far
        found[many] = tile
        many += near & ((left & (left - np.uint64(1))) == 0)
    return many


@compiled
def roomy(rows: Row, many: Row) -> Row:
    """The same rows, with room for those of a tile more."""
    room = rows.shape[1]
    while many.max() + TILE > room:
        room *= 2
    if room == rows.shape[1]:
        return rows
    more = np.empty((rows.shape[0], room, rows.shape[2]), np.int64)
    more[:, : rows.shape[1]] = rows
    return more


@compiled
def terms_at(c: Candidates, o: Openings, weights: Row, worth: Row, picked: Row) -> Row:
    """Of one person and some openings the four terms and the distance, within reach or not."""
    found = np.empty((len(picked), 5))
    for at in range(len(picked)):
        j = picked[at, 0]
        found[at, 4] = distance(c, 0, o, j)
        found[at, 0] = SKILLS * share_held(o, j, weights, worth)
        found[at, 1] = OCCUPATION * occupation(c, 0, o.kldb[j])
        found[at, 2] = NEAR * nearness(found[at, 4], c.reach[0])
        found[at, 3] = LANGUAGE * (max(0, min(int(c.level[0]) - int(o.level[j]), 2)) / 2)
    return found


@compiled
def best_of(found: Row, many: Row, best: Row) -> tuple[Row, int]:
    """Those of both sides that are not below the last of the best, and how many are of the first side."""
    rows, picked, fit = 0, np.empty((many[0] + many[1], 3), np.int64), 0
    for side in range(2):
        for at in range(many[side]):
            picked[rows] = found[side, at]
            rows += found[side, at, 1] >= best[side, -1]
        fit = fit if side else rows
    return picked[:rows], fit


@compiled
def survey(
    c: Candidates, o: Openings, t: Tiles, alive: Row, weights: Row, reach: Row, top: int
) -> tuple[Row, Row, Row, Row, int]:
    """One person and every opening that may be near enough.

    What is missing counted by its number; what those ask for that lack no bit; of the best that fit,
    then of the best that nearly fit, ties included, rows, keys and what is missing; their terms and
    distances; how many of them fit.
    """
    worth, parts = np.zeros(len(weights) + 1), np.zeros(2)
    take_up(c, 0, weights, worth)
    room, span = np.empty(TILE + 1, np.int64), np.empty(2, np.int64)
    near, lacks = np.empty(len(t.x) + 1, np.int64), ~c.word[0] & ~RARE
    found, many = np.empty((3, ROOM, 3), np.int64), np.zeros(3, np.int64)
    best, counts = np.full((2, top), NO_KEY, np.int64), np.zeros(DISTANCE + 1, np.int64)
    x, y, z = c.x[0], c.y[0], c.z[0]
    for tile in near[: hopeful_tiles(c, math.sqrt(reach[1, 1]), t, near)]:
        span[0], span[1] = t.begin[tile], t.begin[tile + 1]
        found = roomy(found, many)
        for j in room[: hopeful(c, o, span, reach[1, 1], room)]:
            length = squared(o.x[j] - x, o.y[j] - y, o.z[j] - z)
            away = distance(c, 0, o, j) if on_edge(length, reach) else 0.0
            rare = rare_missing(c, 0, o, j) if o.word[j] & RARE else 0
            hours = int((o.hours[j] < c.low[0]) | (o.hours[j] > c.high[0]))
            start, beyond = int(o.start[j] < c.start[0]), rings(length, away, reach)
            what = lacking(o.word[j] & lacks, hours, start, beyond, rare)
            if what == TOO_MUCH or not alive[j]:
                continue
            side = 0 if what == FITS else 1
            if side:
                counts[what] += 1
                found[2, many[2], 0], found[2, many[2], 2] = j, what
                many[2] += what >= RARE_NAME
            least = best[side, -1]
            parts[1] = OCCUPATION * occupation(c, 0, o.kldb[j])
            bound = SLACK + hope(c, 0, o, j) + parts[1]
            if too_little(bound + SKILLS, least):
                continue
            parts[0] = SKILLS * share_held(o, j, weights, worth)
            if too_little(bound + parts[0], least):
                continue
            key = key_would(c, o, j, parts)
            if key >= least:
                offer(best[side], key)
                found[side, many[side], 0], found[side, many[side], 1] = j, key
                found[side, many[side], 2] = what
                many[side] += 1
    asked = wanted(c, o, found[2, : many[2]], counts)
    picked, fit = best_of(found, many, best)
    return counts, asked, picked, terms_at(c, o, weights, worth, picked), fit
