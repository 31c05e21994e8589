"""One person and one shelf of openings: what the loop found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine import kernel_one
from nahtlos.matching.engine.columns import Candidates, Openings
from nahtlos.matching.engine.kernel_asked import DISTANCE, HOURS, RARE_NAME, START
from nahtlos.matching.engine.shelves import Shelf
from nahtlos.matching.engine.single import EPOCH, Words
from nahtlos.matching.engine.tiles import chords
from nahtlos.matching.engine.unlocking import WIDER, Asked

Row = npt.NDArray[Any]
EDGE = 1e-11


class Seen(NamedTuple):
    """What the loop says of a shelf."""

    shelf: Shelf
    counts: Row
    asked: Row
    picked: Row
    numbers: Row
    fit: int


class Found(NamedTuple):
    """One opening: `key` is the score on its grid, turned round so that the best stand first."""

    key: int
    id: str
    what: int
    row: int
    numbers: list[float]
    columns: Openings


def look(columns: Candidates, words: Words, shelves: Iterable[Shelf], top: int) -> list[Seen]:
    """Look at every opening that may be near enough."""
    far, edges = columns.reach[0] * np.array([1.0, WIDER]), np.empty((2, 3))
    chord = chords(far)
    edges[:, 0] = np.maximum(chord - EDGE, 0) ** 2
    edges[:, 1] = (chord + EDGE) ** 2
    edges[:, 2] = far
    weights = words.weights()
    return [
        Seen(one, *kernel_one.survey(columns, one.columns, one.tiles, one.alive, weights, edges, top))
        for one in shelves
    ]  # fmt: skip


def best(seen: Sequence[Seen], side: int, top: int) -> list[Found]:
    """The best that fit (0) or nearly fit (1)."""
    found: list[Found] = []
    for one in seen:
        part = slice(one.fit, None) if side else slice(one.fit)
        rows, keys, what = one.picked[part].T
        ids, numbers = one.shelf.ids[rows].tolist(), one.numbers[part].tolist()
        told = ((-keys).tolist(), ids, what.tolist(), rows.tolist(), numbers)
        found += map(Found, *told, repeat(one.shelf.columns))
    found.sort()
    return found[:top]


def missing(seen: Sequence[Seen], words: Words) -> Mapping[Asked, int]:
    """Each change that would unlock openings, and how many it is just enough for."""
    found: dict[Asked, int] = defaultdict(int)
    for one in seen:
        for asked, many in _asked(one, words):
            found[asked] += many
    return found


def _asked(seen: Seen, words: Words) -> Iterator[tuple[Asked, int]]:
    bits = np.flatnonzero(seen.counts[:RARE_NAME])
    for bit, many in zip(bits.tolist(), seen.counts[bits].tolist(), strict=True):
        yield words.asked(bit), many
    ends = np.cumsum(seen.counts[RARE_NAME:]).tolist()
    for what, begin, end in zip(range(RARE_NAME, DISTANCE + 1), [0, *ends], ends, strict=False):
        for number, many in _each(seen.asked[begin:end]):
            yield change(what, number, words), many


def change(what: int, number: float, words: Words) -> Asked:
    """What one opening asks for."""
    if what == HOURS:
        return "hours", number
    if what == START:
        return "from", date.fromordinal(int(number) + EPOCH)
    if what == DISTANCE:
        return "reach_km", number
    return words.named(int(number))


def _each(column: Row) -> Iterable[tuple[float, int]]:
    """Different numbers, and how often each is there."""
    if not len(column):
        return ()
    column.sort()
    last = [*np.flatnonzero(column[1:] != column[:-1]).tolist(), len(column) - 1]
    many = [end - begin for begin, end in zip([-1, *last], last, strict=False)]
    return zip(column[last].tolist(), many, strict=True)
