"""Columns whose every entry is a list of numbers, made of Arrow's lists of words."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

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


def lists(rows: Row, found: Row, entries: int, size: int) -> Lists:
    """Lists in which every code stands once, in order; codes below 0 are left out."""
    keep = found >= 0
    keys = np.sort(rows[keep] * max(size, 1) + found[keep])
    keys = keys[np.diff(keys, prepend=-1) > 0]
    return gathered(keys // max(size, 1), (keys % max(size, 1)).astype(np.int32), entries)


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
    lengths = of.begin[rows + 1] - of.begin[rows]
    begin = np.zeros(len(rows) + 1, np.int64)
    np.cumsum(lengths, out=begin[1:])
    places = np.arange(begin[-1]) + np.repeat(of.begin[rows] - begin[:-1], lengths)
    return Lists(begin, of.codes[places])


def ordered(words: Any) -> pa.Array:
    """Every word once, in order."""
    found = pc.unique(words)
    return found.take(pc.sort_indices(found)).drop_null()


def ranks(ids: Any) -> Row:
    """The place of each id among all, in order of the alphabet."""
    found = np.empty(len(ids), np.int32)
    found[np.asarray(pc.sort_indices(ids))] = np.arange(len(ids), dtype=np.int32)
    return found
