"""What numba compiles for one and for many: distance, terms and score, tiles in reach, keeping the best.

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
from nahtlos.matching.engine.tiles import Tiles

Row = npt.NDArray[Any]
RARE = np.uint64(1 << 63)
NO_KEY, SLACK = -1, 1e-9
NEIGHBOURS = 64
"""So many candidates, one after the other along the curve, look for tiles together."""
RANK_BITS = 23
LAST_RANK = (1 << RANK_BITS) - 1
"""A pair is kept as one number, the score on its grid above the rank of an id: the lower rank is better."""


worth_of = compiled(worth)


@compiled
def points(lat: Row, lon: Row) -> tuple[Row, Row, Row, Row]:
    """Cosines of latitudes, and points on the unit sphere: as the rules have them, for NumPy's own may differ."""
    cos, x, y, z = np.empty(len(lat)), np.empty(len(lat)), np.empty(len(lat)), np.empty(len(lat))
    for at in range(len(lat)):
        cos[at], z[at] = math.cos(lat[at]), math.sin(lat[at])
        x[at], y[at] = cos[at] * math.cos(lon[at]), cos[at] * math.sin(lon[at])
    return cos, x, y, z


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
    """Put a pair into the best so far, which are in order, if it is among them: no branch at any place."""
    last = len(best) - 1
    if pair <= best[last]:
        return
    for at in range(last, 0, -1):
        best[at] = max(best[at], min(best[at - 1], pair))
    best[0] = max(best[0], pair)


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
def common_tiles(c: Candidates, first: int, end: int, chord: Row, t: Tiles, found: Row) -> int:
    """The tiles in which something could be for any of some candidates, who are neighbours."""
    x, y, z = c.x[first:end].mean(), c.y[first:end].mean(), c.z[first:end].mean()
    lacks, wide, many = ~RARE, 0.0, 0
    for i in range(first, end):
        wide = max(wide, chord[i] + math.sqrt(squared(c.x[i] - x, c.y[i] - y, c.z[i] - z)))
        lacks &= ~c.word[i]
    for tile in range(len(t.x)):
        far = wide * (1 + SLACK) + t.radius[tile]
        found[many] = tile
        many += (t.word[tile] & lacks == 0) & (
            squared(t.x[tile] - x, t.y[tile] - y, t.z[tile] - z) <= far * far
        )
    return many


@compiled
def near_tiles(c: Candidates, i: int, chord: float, t: Tiles, common: Row, found: Row) -> int:
    """Those of some tiles in which something could lie within reach and ask for no more than there is."""
    x, y, z, lacks, many = c.x[i], c.y[i], c.z[i], ~c.word[i] & ~RARE, 0
    for tile in common:
        far = chord + t.radius[tile]
        found[many] = tile
        many += (t.word[tile] & lacks == 0) & (
            squared(t.x[tile] - x, t.y[tile] - y, t.z[tile] - z) <= far * far
        )
    return many


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
        mine, theirs = best[rows[at]], more[at]
        if mine[0] < 0:
            mine[:] = theirs
            continue
        for pair in theirs:
            if pair < 0:
                break
            offer(mine, pair)


@compiled
def unpacked(kept: Row, row_of: Row, rows: Row, scores: Row) -> None:
    """From ranks of ids back to rows, and scores; these take the place of the pairs: it is much memory."""
    for i in range(len(kept)):
        for at in range(kept.shape[1]):
            pair = kept[i, at]
            rows[i, at] = row_of[LAST_RANK - (pair & LAST_RANK)] if pair >= 0 else -1
            scores[i, at] = (pair >> RANK_BITS) / GRID if pair >= 0 else math.nan


@compiled
def reached(c: Candidates, chord: Row, t: Tiles, found: Row) -> None:
    """Mark the tiles that any of the candidates reaches."""
    common, near = np.empty(len(t.x) + 1, np.int64), np.empty(len(t.x) + 1, np.int64)
    for first in range(0, len(c.lat), NEIGHBOURS):
        end = min(first + NEIGHBOURS, len(c.lat))
        some = common[: common_tiles(c, first, end, chord, t, common)]
        for i in range(first, end):
            for tile in near[: near_tiles(c, i, chord[i], t, some, near)]:
                found[tile] = True


@compiled
def weights_of(naming: Row, openings: int) -> Row:
    """What each skill weighs that so many openings name, as in the rules."""
    found = np.zeros(len(naming) + 1)
    for at in range(len(naming)):
        found[at] = math.log(1 + openings / max(1, naming[at]))
    return found
