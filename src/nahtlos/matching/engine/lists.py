"""Columns whose every entry is a list of numbers, made of Arrow's lists of words."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from nahtlos.matching.engine.compiled import compiled

Row = npt.NDArray[Any]


class Lists(NamedTuple):
    """Entry i has the codes from `begin[i]` up to `begin[i + 1]`."""

    begin: Row
    codes: Row


def chunk(column: pa.ChunkedArray | pa.Array) -> Any:
    """A column in one piece."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def flat(column: pa.ChunkedArray | pa.Array) -> tuple[Row, Any]:
    """The entry that each value belongs to, and the values of all entries."""
    whole = chunk(column)
    return np.asarray(pc.list_parent_indices(whole)).astype(np.int64), pc.list_flatten(whole)


def codes(values: Any, vocabulary: pa.Array) -> Row:
    """The place of each word in a vocabulary, -1 where it is not in it."""
    found: Row = np.asarray(pc.fill_null(pc.index_in(values, value_set=vocabulary), -1))
    return found.astype(np.int64)


def lists(rows: Row, found: Row, entries: int) -> Lists:
    """Lists in which every code stands once, in order; codes below 0 are left out."""
    size = int(found.max(initial=0)) + 1
    keys = (rows * size + found)[found >= 0]
    keys.sort()
    return Lists(*_once(keys, size, entries))


@compiled
def _once(keys: Row, size: int, entries: int) -> tuple[Row, Row]:
    """Entries and codes that are one number, in order: as lists, each code once."""
    begin, codes, kept = np.zeros(entries + 1, np.int64), np.empty(len(keys), np.int32), 0
    for at in range(len(keys)):
        if at == 0 or keys[at] != keys[at - 1]:
            entry = keys[at] // size
            codes[kept] = keys[at] - entry * size
            begin[entry + 1] += 1
            kept += 1
    return np.cumsum(begin), codes[:kept].copy()


def gathered(rows: Row, found: Row, entries: int) -> Lists:
    """Lists of what stands in order of its rows already."""
    begin = np.zeros(entries + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=entries), out=begin[1:])
    return Lists(begin, found)


def parents(of: Lists) -> Row:
    """The entry that each code belongs to."""
    found: Row = np.repeat(np.arange(len(of.begin) - 1), np.diff(of.begin))
    return found


def some(of: Lists, rows: Row) -> Lists:
    """The lists of some entries."""
    begin = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(of.begin[rows + 1] - of.begin[rows], out=begin[1:])
    found = np.empty(begin[-1], of.codes.dtype)
    _copied(of.begin, of.codes, rows, found)
    return Lists(begin, found)


@compiled
def _copied(begin: Row, codes: Row, rows: Row, found: Row) -> None:
    to = 0
    for row in rows:
        for at in range(begin[row], begin[row + 1]):
            found[to] = codes[at]
            to += 1


def ordered(words: Any) -> tuple[pa.Array, Row]:
    """Every word once, in order, and the place of each of the words."""
    found = pc.dictionary_encode(words)
    along = pc.sort_indices(found.dictionary)
    place = np.full(len(along) + 1, -1, np.int64)
    place[np.asarray(along)] = np.arange(len(along))
    return found.dictionary.take(along), place[np.asarray(pc.fill_null(found.indices, -1))]


def ranks(ids: Any) -> Row:
    """The place of each id among all, in order of the alphabet."""
    found = np.empty(len(ids), np.int32)
    found[np.asarray(pc.sort_indices(ids))] = np.arange(len(ids), dtype=np.int32)
    return found
