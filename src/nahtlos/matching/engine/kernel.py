"""The loops that numba compiles: filter, compress, bound, score, keep the best on both sides.

A function that branches before it calls another gets numbers, not columns: numba would count references
to every column at each such call, which cost more than all the rest.
"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.rules import EARTH_KM, GRID, LANGUAGE, NEAR, OCCUPATION, SKILLS, worth
from nahtlos.matching.engine.tiles import TILE, Tiles

Row = npt.NDArray[Any]
RARE = np.uint64(1 << 63)
NO_KEY, SLACK = -1, 1e-9
RANK_BITS = 23
LAST_RANK = (1 << RANK_BITS) - 1
"""A pair is kept as one number, the score on its grid above the rank of an id: the lower rank is better."""


worth_of = compiled(worth)


@compiled
def cosines(angles: Row) -> Row:
    """As the rules have them: NumPy's own may differ in the last bit."""
    found = np.empty(len(angles))
    for at in range(len(angles)):
        found[at] = math.cos(angles[at])
    return found


@compiled
def worths(years: Row) -> Row:
    """What occupations are worth after some years: the rule itself, compiled."""
    found = np.empty(len(years))
    for at in range(len(years)):
        found[at] = worth_of(years[at])
    return found


@compiled
def distance(c: Candidates, i: int, o: Openings, j: int) -> float:
    """Kilometres, exactly as in the rules."""
    up = math.sin((o.lat[j] - c.lat[i]) / 2)
    over = math.sin((o.lon[j] - c.lon[i]) / 2)
    half = up * up + c.cos[i] * o.cos[j] * (over * over)
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@compiled
def nearness(kilometres: float, reach: float) -> float:
    """As in the rules."""
    if reach > 0:
        return max(0.0, 1 - kilometres / reach)
    return 1.0 if kilometres == 0 else 0.0


@compiled
def hope(c: Candidates, i: int, o: Openings, j: int) -> float:
    """What level and distance come to, or a little more: straight through the earth is the shorter way."""
    x, y, z = o.x[j] - c.x[i], o.y[j] - c.y[i], o.z[j] - c.z[i]
    away = EARTH_KM * math.sqrt(x * x + y * y + z * z)
    level = max(0, min(int(c.level[i]) - int(o.level[j]), 2)) / 2
    return float(NEAR * nearness(away * (1 - SLACK), c.reach[i]) + LANGUAGE * level)


@compiled
def occupation(c: Candidates, i: int, kldb: int) -> float:
    """The best of what a candidate has done."""
    best = 0.0
    for at in range(c.kldb.begin[i], c.kldb.begin[i + 1]):
        apart = c.kldb.codes[at] ^ kldb
        same = 5
        while apart:
            apart >>= 4
            same -= 1
        best = max(best, same / 5 * c.worth.codes[at])
    return best


@compiled
def skills(o: Openings, j: int, worth: Row) -> float:
    """The share of what is asked, by weight; `worth` has the weight of each skill that is held, else 0."""
    whole = o.whole[j]
    if whole == 0:
        return 0.5
    found = 0.0
    for at in range(o.essential.begin[j], o.essential.begin[j + 1]):
        found += worth[o.essential.codes[at]]
    for at in range(o.optional.begin[j], o.optional.begin[j + 1]):
        found += 0.5 * worth[o.optional.codes[at]]
    return float(found / whole)


@compiled
def rare_missing(c: Candidates, i: int, o: Openings, j: int) -> int:
    """How many of the rarer names a candidate has not; both lists are in order."""
    at, end, missing = c.rare.begin[i], c.rare.begin[i + 1], 0
    for other in range(o.rare.begin[j], o.rare.begin[j + 1]):
        code = o.rare.codes[other]
        while at < end and c.rare.codes[at] < code:
            at += 1
        if at == end or c.rare.codes[at] != code:
            missing += 1
    return missing


@compiled
def offer(best: Row, pair: int) -> None:
    """Put a pair into the best so far, which are in order, if it is among them."""
    at = len(best) - 1
    if pair <= best[at]:
        return
    while at > 0 and best[at - 1] < pair:
        best[at] = best[at - 1]
        at -= 1
    best[at] = pair


@compiled
def take_up(c: Candidates, i: int, weights: Row, worth: Row) -> None:
    """Write what the skills of a candidate weigh."""
    for at in range(c.skills.begin[i], c.skills.begin[i + 1]):
        worth[c.skills.codes[at]] = weights[c.skills.codes[at]]


@compiled
def lay_down(c: Candidates, i: int, worth: Row) -> None:
    """Make room for the skills of the next."""
    for at in range(c.skills.begin[i], c.skills.begin[i + 1]):
        worth[c.skills.codes[at]] = 0.0


@compiled
def squared(x: float, y: float, z: float) -> float:
    """The square of a length."""
    return x * x + y * y + z * z


@compiled
def near_tiles(c: Candidates, i: int, chord: float, t: Tiles, found: Row) -> int:
    """The tiles in which something could lie within reach and ask for no more than there is."""
    x, y, z, lacks, many = c.x[i], c.y[i], c.z[i], ~c.word[i], 0
    for group in range(len(t.group) - 1):
        far = chord + t.group_radius[group]
        if squared(t.group_x[group] - x, t.group_y[group] - y, t.group_z[group] - z) > far * far:
            continue
        for tile in range(t.group[group], t.group[group + 1]):
            far = chord + t.radius[tile]
            if t.word[tile] & lacks & ~RARE:
                continue
            if squared(t.x[tile] - x, t.y[tile] - y, t.z[tile] - z) <= far * far:
                found[many] = tile
                many += 1
    return many


@compiled
def survivors(c: Candidates, i: int, chord: float, o: Openings, span: Row, found: Row) -> int:
    """Openings of a tile that ask for no more than there is, within reach or nearly so: first by word."""
    lacks, many = ~c.word[i] & ~RARE, 0
    for j in range(span[0], span[1]):
        found[many] = j
        many += (o.word[j] & lacks) == 0
    x, y, z, bound, left = c.x[i], c.y[i], c.z[i], chord * chord, 0
    low, high, start = c.low[i], c.high[i], c.start[i]
    for at in range(many):
        j = found[at]
        fits = squared(o.x[j] - x, o.y[j] - y, o.z[j] - z) <= bound
        fits &= (o.hours[j] >= low) & (o.hours[j] <= high) & (o.start[j] >= start)
        found[left] = j
        left += fits
    return left


@compiled
def key_of(c: Candidates, i: int, o: Openings, j: int, parts: Row) -> int:
    """The score on its grid, or -1 out of reach; `parts` are skills and occupation, and are completed."""
    kilometres = distance(c, i, o, j)
    if kilometres > c.reach[i]:
        return NO_KEY
    parts[2] = NEAR * nearness(kilometres, c.reach[i])
    parts[3] = LANGUAGE * (min(int(c.level[i]) - int(o.level[j]), 2) / 2)
    whole = float(parts[0] + parts[1] + parts[2] + parts[3])
    return math.floor(whole * GRID + 0.5)


@compiled
def too_little(bound: float, least: int) -> bool:
    """Whether a score that is at most so much is surely below the least."""
    return bound * GRID < least


@compiled
def best_pairs(
    c: Candidates, chord: Row, o: Openings, t: Tiles, weights: Row, ours: Row, theirs: Row
) -> int:
    """The best openings of each candidate and the best candidates of each opening; pairs that fit nearly."""
    worth = np.zeros(len(weights) + 1)
    near, found = np.empty(len(t.x) + 1, np.int64), np.empty(TILE + 1, np.int64)
    parts, looked, span = np.zeros(4), 0, np.zeros(2, np.int64)
    for i in range(len(c.lat)):
        take_up(c, i, weights, worth)
        mine, me = ours[i], LAST_RANK - np.int64(c.rank[i])
        for tile in near[: near_tiles(c, i, chord[i], t, near)]:
            span[0], span[1] = t.begin[tile], t.begin[tile + 1]
            for j in found[: survivors(c, i, chord[i], o, span, found)]:
                looked += 1
                least = min(mine[-1], theirs[j, -1]) >> RANK_BITS
                parts[1] = OCCUPATION * occupation(c, i, o.kldb[j])
                bound = SLACK + hope(c, i, o, j) + parts[1]
                if too_little(bound + SKILLS, least) or (
                    o.word[j] & RARE and rare_missing(c, i, o, j)
                ):
                    continue
                parts[0] = SKILLS * skills(o, j, worth)
                if too_little(bound + parts[0], least):
                    continue
                key = key_of(c, i, o, j, parts)
                if key >= 0:
                    offer(mine, key << RANK_BITS | LAST_RANK - np.int64(o.rank[j]))
                    offer(theirs[j], key << RANK_BITS | me)
        lay_down(c, i, worth)
    return looked


@compiled
def terms_of(c: Candidates, o: Openings, weights: Row, pairs: Row, found: Row) -> None:
    """The four terms of pairs of rows."""
    worth = np.zeros(len(weights) + 1)
    for at in range(len(pairs)):
        i, j = pairs[at, 0], pairs[at, 1]
        take_up(c, i, weights, worth)
        found[at, 0] = SKILLS * skills(o, j, worth)
        found[at, 1] = OCCUPATION * occupation(c, i, o.kldb[j])
        key_of(c, i, o, j, found[at])
        lay_down(c, i, worth)


@compiled
def merged(best: Row, more: Row, rows: Row) -> None:
    """Put lists of the best into the lists of some rows."""
    for at in range(len(rows)):
        for place in range(more.shape[1]):
            if more[at, place] < 0:
                break
            offer(best[rows[at]], more[at, place])


@compiled
def reached(c: Candidates, chord: Row, t: Tiles, found: Row) -> None:
    """Mark the tiles that any of the candidates reaches."""
    near = np.empty(len(t.x) + 1, np.int64)
    for i in range(len(c.lat)):
        for tile in near[: near_tiles(c, i, chord[i], t, near)]:
            found[tile] = True


@compiled
def weights_of(naming: Row, openings: int) -> Row:
    """What each skill weighs that so many openings name, as in the rules."""
    found = np.zeros(len(naming) + 1)
    for at in range(len(naming)):
        found[at] = math.log(1 + openings / max(1, naming[at]))
    return found
