"""Many candidates and many openings at once: the best on both sides, exactly, in one pass."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nahtlos.matching.engine import kernel, kernel_many
from nahtlos.matching.engine.columns import Candidates, Openings, take
from nahtlos.matching.engine.encoding import Meaning, candidates, meaning, openings
from nahtlos.matching.engine.hilbert import order
from nahtlos.matching.engine.sifting import asked, certainty, in_tiles, rough
from nahtlos.matching.engine.tiles import chords, tiles

Row = npt.NDArray[Any]
Run = Callable[[Iterable["Block"]], Iterable["Found"]]


class Block(NamedTuple):
    """Some candidates and every opening within their reach; `rows` are the openings' places in the whole."""

    candidates: Candidates
    openings: Openings
    rows: Row
    weights: Row
    top: int


class Found(NamedTuple):
    """The best of a block, as the kernel keeps pairs: of its candidates, and of its openings in `rows`."""

    ours: Row
    rows: Row
    theirs: Row
    pairs: int


class Best(NamedTuple):
    """For each row of one table the rows of the other that suit best, -1 where there are no more."""

    rows: Row
    scores: Row


@dataclass(frozen=True, eq=False)
class Matched:
    """The best on both sides, and what is needed to say why."""

    candidates: Candidates
    openings: Openings
    known: Meaning
    by_candidate: Best
    by_opening: Best
    pairs: int

    def terms(self, pairs: Row) -> Row:
        """The four terms of pairs of rows."""
        found = np.zeros((len(pairs), 4))
        kernel.terms_of(self.candidates, self.openings, self.known.weights, pairs, found)
        return found


def alone(blocks: Iterable[Block]) -> Iterable[Found]:
    """One block after the other, in this process."""
    return map(solve, blocks)


def matched(
    people: pa.Table, offered: pa.Table, top: int, *, run: Run = alone, blocks: int = 1
) -> Matched:
    """The best on both sides. The answer does not hang on who runs the blocks, nor on how many.

    ValueError where a side has more rows than ranks can be told apart (8,388,608).
    """
    if max(len(people), len(offered)) > kernel.LAST_RANK + 1:
        raise ValueError(f"more than {kernel.LAST_RANK + 1:,} candidates or openings at once")
    known = meaning(offered)
    c, o = candidates(people, known), openings(offered, known)
    return among(c, o, known, top, run=run, blocks=blocks)


def among(
    c: Candidates, o: Openings, known: Meaning, top: int, *, run: Run = alone, blocks: int = 1
) -> Matched:
    """The same of columns."""
    along, across = order(c.lat, c.lon), in_tiles(o)
    ordered = take(o, across)
    ours, theirs = np.empty((len(c.lat), top), np.int64), _empty(len(o.lat), top)
    parts = np.array_split(along, max(1, min(blocks, len(along))))
    pairs = 0
    found = run(_blocks(c, parts, Block(c, ordered, across, known.weights, top)))
    for part, one in zip(parts, found, strict=True):
        ours[part], pairs = one.ours, pairs + one.pairs
        kernel.merged(theirs, one.theirs, one.rows)
    return Matched(c, o, known, _best(ours, o.rank), _best(theirs, c.rank), pairs)


def _blocks(c: Candidates, parts: list[Row], whole: Block) -> Iterable[Block]:
    """The whole in parts, each with the openings that anybody in it reaches."""
    if len(parts) == 1:
        yield whole._replace(candidates=take(c, parts[0]))
        return
    cut = tiles(whole.openings)
    for part in parts:
        some = take(c, part)
        marks = np.zeros(len(cut.x), np.bool_)
        kernel.reached(some, chords(some.reach), cut, marks)
        near = np.flatnonzero(np.repeat(marks, np.diff(cut.begin)))
        yield Block(some, take(whole.openings, near), whole.rows[near], whole.weights, whole.top)


def solve(block: Block) -> Found:
    """The best pairs of one block. Whoever runs it, and wherever: the same numbers."""
    c, o = block.candidates, block.openings
    ours, theirs = _empty(len(c.lat), block.top), _empty(len(o.lat), block.top)
    sifted_by = (tiles(o), rough(o), asked(o, len(block.weights)))
    pairs = kernel_many.best_pairs(
        c, chords(c.reach), certainty(c), o, *sifted_by, block.weights, ours, theirs
    )
    some = np.flatnonzero(theirs[:, 0] >= 0)
    return Found(ours, block.rows[some], theirs[some], int(pairs))


def _empty(many: int, top: int) -> Row:
    return np.full((many, top), -1, np.int64)


def _best(kept: Row, rank: Row) -> Best:
    """From ranks of ids back to rows."""
    row_of = np.empty(len(rank) + 1, np.int32)
    row_of[rank] = np.arange(len(rank), dtype=np.int32)
    rows, scores = np.empty(kept.shape, np.int32), kept.view(np.float64)
    kernel.unpacked(kept, row_of, rows, scores)
    return Best(rows, scores)
