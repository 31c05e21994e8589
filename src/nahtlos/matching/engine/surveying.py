"""One person and one shelf of openings: what the loop found, as values."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine import kernel_one
from nahtlos.matching.engine.changes import Change
from nahtlos.matching.engine.columns import (
    ACCESS_AT,
    GERMAN_AT,
    KIND_AT,
    NAMED_AT,
    SHIFT_AT,
    Candidates,
)
from nahtlos.matching.engine.encoding import PRACTISE
from nahtlos.matching.engine.rules import Terms
from nahtlos.matching.engine.shelves import Shelf
from nahtlos.matching.engine.single import EPOCH, Words
from nahtlos.matching.engine.tiles import chords
from nahtlos.matching.engine.unlocking import STEP_KM, WIDER
from nahtlos.matching.engine.values import KINDS, LEVELS, NEEDS, SHIFTS, Candidate, Opening

Row = npt.NDArray[Any]
Scored = tuple[Opening, Terms]
EDGE = 1e-11


class Seen(NamedTuple):
    """Rows and keys of what fits best and what nearly fits best; all that nearly fits and what it lacks."""

    shelf: Shelf
    columns: Candidates
    found: tuple[Row, Row]
    missed: Row


def survey(candidate: Candidate, words: Words, shelf: Shelf, top: int) -> Seen:
    """Look at every opening of a shelf that may be near enough."""
    columns, many = words.candidate(candidate), np.zeros(3, np.int64)
    rows = len(shelf.alive)
    found, missed = np.empty((2, 2, rows), np.int64), np.empty((2, rows), np.int32)
    far = np.array([candidate.reach_km, candidate.reach_km * WIDER])
    chord = chords(far)
    edges = np.c_[np.maximum(chord - EDGE, 0) ** 2, (chord + EDGE) ** 2, far]
    kernel_one.survey(
        columns, shelf.columns, shelf.tiles, shelf.alive, words.weights(),
        edges, np.full((2, top), -1, np.int64), found, missed, many,
    )  # fmt: skip
    sides = found[0, :, : many[0]], found[1, :, : many[1]]
    return Seen(shelf, columns, sides, missed[:, : many[2]])


def best(seen: Sequence[Seen], sides: Sequence[int], words: Words, top: int) -> list[list[Scored]]:
    """For each of these sides the openings that may be among the best, ties included."""
    least = [_least(seen, side, top) for side in sides]
    found: list[list[Scored]] = [[] for _ in sides]
    for one in seen:
        rows = [
            one.found[side][0][one.found[side][1] >= key]
            for side, key in zip(sides, least, strict=True)
        ]
        # Fetched once for all sides: a column of a big table is dear to open, not to read on.
        every = np.concatenate(rows)
        terms = kernel_one.terms_at(one.columns, one.shelf.columns, words.weights(), every).tolist()
        scored = iter([(a, Terms(*b)) for a, b in zip(one.shelf.get(every), terms, strict=True)])
        for kept, some in zip(found, rows, strict=True):
            kept.extend(islice(scored, len(some)))
    return found


def _least(seen: Sequence[Seen], side: int, top: int) -> int:
    """The key of the last that is among the best of a side."""
    keys = np.concatenate([one.found[side][1] for one in seen])
    return int(np.partition(keys, len(keys) - top)[len(keys) - top]) if len(keys) > top else -1


def missing(candidate: Candidate, words: Words, seen: Seen) -> Counter[Change]:
    """Each change that would unlock openings of a shelf, and how many."""
    rows, what = seen.missed
    counts = np.bincount(what, minlength=kernel_one.DISTANCE + 1)
    found: Counter[Change] = Counter()
    names = list(words.names)
    for bit in np.flatnonzero(counts[: kernel_one.RARE_NAME]).tolist():
        found[_change(bit, names)] += int(counts[bit])
    columns = seen.shelf.columns
    rare = rows[what == kernel_one.RARE_NAME]
    for code in kernel_one.missing_names(seen.columns, columns, rare).tolist():
        found[_named(names[code])] += 1
    _count(found, "hours", columns.hours[rows[what == kernel_one.HOURS]])
    for day, many in _each(columns.start[rows[what == kernel_one.START]]):
        found[Change("from", date.fromordinal(int(day) + EPOCH))] += many
    far = kernel_one.distances(seen.columns, columns, rows[what == kernel_one.DISTANCE])
    steps = np.minimum(np.ceil(far / STEP_KM) * STEP_KM, candidate.reach_km * WIDER)
    _count(found, "reach_km", steps)
    return found


def _each(column: Row) -> list[tuple[float, int]]:
    values, counts = np.unique(column, return_counts=True)
    return list(zip(values.tolist(), counts.tolist(), strict=True))


def _count(found: Counter[Change], fact: str, column: Row) -> None:
    for value, many in _each(column):
        found[Change(fact, value)] += many


def _change(bit: int, names: list[str]) -> Change:
    """What a bit of the word asks for."""
    if bit >= NAMED_AT:
        return _named(names[bit - NAMED_AT])
    for begin, fact, words in (
        (SHIFT_AT, "shifts", SHIFTS),
        (ACCESS_AT, "work_access", NEEDS),
        (GERMAN_AT, "german", LEVELS[1:]),
    ):
        if bit >= begin:
            return Change(fact, words[bit - begin])
    return Change("wants", KINDS[bit - KIND_AT])


def _named(name: str) -> Change:
    if name.startswith(PRACTISE):
        return Change("may_practise", name.removeprefix(PRACTISE))
    return Change("certificates", name)
