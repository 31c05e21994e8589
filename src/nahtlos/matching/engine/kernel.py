"""The loops that numba compiles: filter, compress, bound, score, keep the best on both sides."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.compiled import compiled
from nahtlos.matching.engine.rules import EARTH_KM, GRID, LANGUAGE, NEAR, OCCUPATION, SKILLS
from nahtlos.matching.engine.tiles import TILE, Tiles

Row = npt.NDArray[Any]
RARE = np.uint64(1 << 63)
NO_KEY, SLACK = -1, 1e-9


@compiled
def cosines(angles: Row) -> Row:
    """As the rules have them: NumPy's own may differ in the last bit."""
    found = np.empty(len(angles))
    for at in range(len(angles)):
        found[at] = math.cos(angles[at])
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
def skills(o: Openings, j: int, weights: Row, held: Row, stamp: int) -> float:
    """The share of what is asked, by weight; `held` bears the stamp where the candidate has a skill."""
    whole = o.whole[j]
    if whole == 0:
        return 0.5
    found = 0.0
    for at in range(o.essential.begin[j], o.essential.begin[j + 1]):
        code = o.essential.codes[at]
        if held[code] == stamp:
            found += weights[code]
    for at in range(o.optional.begin[j], o.optional.begin[j + 1]):
        code = o.optional.codes[at]
        if held[code] == stamp:
            found += 0.5 * weights[code]
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
def offer(keys: Row, ranks: Row, key: int, rank: int) -> None:
    """Put a pair into the best so far, if it is among them: highest key first, then lowest rank."""
    at = len(keys) - 1
    if key < keys[at] or (key == keys[at] and rank > ranks[at]):
        return
    while at > 0 and (keys[at - 1] < key or (keys[at - 1] == key and ranks[at - 1] > rank)):
        keys[at], ranks[at] = keys[at - 1], ranks[at - 1]
        at -= 1
    keys[at], ranks[at] = key, rank


@compiled
def stamped(c: Candidates, i: int, held: Row) -> None:
    """Mark the skills of a candidate."""
    for at in range(c.skills.begin[i], c.skills.begin[i + 1]):
        held[c.skills.codes[at]] = i + 1


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
def promise(c: Candidates, i: int, o: Openings, j: int, least: int, parts: Row) -> float:
    """What a pair has without its skills, or a little more; -1 if that is surely too little."""
    bound = SLACK + hope(c, i, o, j)
    if (bound + SKILLS + OCCUPATION) * GRID < least:
        return -1.0
    parts[1] = OCCUPATION * occupation(c, i, o.kldb[j])
    bound += parts[1]
    return bound if (bound + SKILLS) * GRID >= least else -1.0


@compiled
def best_pairs(
    c: Candidates, chord: Row, o: Openings, t: Tiles, weights: Row,
    keys: Row, ranks: Row, other_keys: Row, other_ranks: Row,
) -> int:  # fmt: skip
    """The best openings of each candidate and the best candidates of each opening; pairs that fit nearly."""
    held = np.zeros(len(weights) + 1, np.int64)
    near, found = np.empty(len(t.x) + 1, np.int64), np.empty(TILE + 1, np.int64)
    parts, looked, span = np.zeros(4), 0, np.zeros(2, np.int64)
    for i in range(len(c.lat)):
        stamped(c, i, held)
        for tile in near[: near_tiles(c, i, chord[i], t, near)]:
            span[0], span[1] = t.begin[tile], t.begin[tile + 1]
            for j in found[: survivors(c, i, chord[i], o, span, found)]:
                looked += 1
                least = min(keys[i, -1], other_keys[j, -1])
                bound = promise(c, i, o, j, least, parts)
                if bound < 0 or (o.word[j] & RARE and rare_missing(c, i, o, j)):
                    continue
                parts[0] = SKILLS * skills(o, j, weights, held, i + 1)
                if (bound + parts[0]) * GRID < least:
                    continue
                key = key_of(c, i, o, j, parts)
                if key >= max(least, 0):
                    offer(keys[i], ranks[i], key, o.rank[j])
                    offer(other_keys[j], other_ranks[j], key, c.rank[i])
    return looked


@compiled
def terms_of(c: Candidates, o: Openings, weights: Row, pairs: Row, found: Row) -> None:
    """The four terms of pairs of rows, in the order of the candidates."""
    held, last = np.zeros(len(weights) + 1, np.int64), -1
    for at in range(len(pairs)):
        i, j = pairs[at, 0], pairs[at, 1]
        if i != last:
            stamped(c, i, held)
            last = i
        found[at, 0] = SKILLS * skills(o, j, weights, held, i + 1)
        found[at, 1] = OCCUPATION * occupation(c, i, o.kldb[j])
        key_of(c, i, o, j, found[at])


@compiled
def merged(keys: Row, ranks: Row, more_keys: Row, more_ranks: Row, rows: Row) -> None:
    """Put lists of the best into the lists of some rows."""
    for at in range(len(rows)):
        for place in range(more_keys.shape[1]):
            if more_keys[at, place] < 0:
                break
            offer(keys[rows[at]], ranks[rows[at]], more_keys[at, place], more_ranks[at, place])


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
