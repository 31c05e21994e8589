"""Openings in parts: one big part in tiles, small ones for what came since, and who is gone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nahtlos.matching.engine.columns import Openings, take
from nahtlos.matching.engine.lists import Lists
from nahtlos.matching.engine.tiles import Tiles, tiled, tiles
from nahtlos.matching.engine.values import Opening

Row = npt.NDArray[Any]
Get = Callable[[Row], Sequence[Opening]]


@dataclass(eq=False)
class Shelf:
    """Some openings as columns; `get` has the values of rows, `alive` says which are still there."""

    ids: Row
    columns: Openings
    tiles: Tiles
    alive: Row
    get: Get


def shelf(columns: Openings, ids: Row, get: Get) -> tuple[Shelf, Row]:
    """Openings in order, and the row that each row had before."""
    along = tiled(columns)
    ordered = take(columns, along)
    alive = np.ones(len(along), np.bool_)
    return Shelf(ids[along], ordered, tiles(ordered), alive, lambda rows: get(along[rows])), along


def joined(one: Openings, other: Openings) -> Openings:
    """The rows of both."""
    return Openings(*(_both(a, b) for a, b in zip(one, other, strict=True)))


def _both(one: Any, other: Any) -> Any:
    if isinstance(one, Lists):
        begin = np.concatenate([one.begin, other.begin[1:] + one.begin[-1]])
        return Lists(begin, np.concatenate([one.codes, other.codes]))
    return np.concatenate([one, other])


def loose(columns: Openings, ids: Row, alive: Row, get: Get) -> Shelf:
    """A few openings as they came."""
    return Shelf(ids, columns, tiles(columns), alive, get)
