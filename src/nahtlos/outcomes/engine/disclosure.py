"""A table of counts that gives nobody away: small cells are hidden, and enough others with them.

A cell of 1 to one below the minimum is hidden. A reader can still subtract what is left from the
totals; so further cells are hidden until every hidden cell may hold at least two values. Zeros stay,
so a reader knows that a hidden cell is at least 1: the proof reckons with that.

The cells with their totals are a network: rows and columns are its nodes, each hidden cell an arc.
A hidden cell can take another value just when it lies on a circle of hidden cells along which one
can be added and taken away in turn without any of them reaching 0 (Gusfield 1988; Cox 1995). So for
each cell the cheapest such circle is sought; what it costs is the cells that it newly hides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Cell = tuple[int, int]
Hidden = frozenset[Cell]
"""Rows and columns of what is not shown; the last row and column are the totals."""

Floats = npt.NDArray[np.float64]

MARGIN, GRAND = 4.0, 8.0
"""What it costs to hide a total, and the total of all, where a cell within costs 1."""


@dataclass(frozen=True)
class Table:
    """Counts with their totals: the last column sums the rows, the last row sums the columns."""

    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if len({len(row) for row in self.counts}) != 1 or not self.counts[0]:
            raise ValueError("rows of unequal length")
        if any(count < 0 for row in self.counts for count in row):
            raise ValueError("a count is below zero")
        for row in self.counts:
            _demand(sum(row[:-1]) == row[-1], "a row does not add up")
        for column in zip(*self.counts, strict=True):
            _demand(sum(column[:-1]) == column[-1], "a column does not add up")

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, totals among them."""
        return len(self.counts), len(self.counts[0])

    def cells(self) -> Iterator[tuple[Cell, int]]:
        """Every cell with its count."""
        for i, row in enumerate(self.counts):
            for j, count in enumerate(row):
                yield (i, j), count


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def protect(
    table: Table, least: int, *, stays: Hidden = frozenset(), also: Hidden = frozenset()
) -> Hidden:
    """The cells not to be shown, so that none of 1 to `least` - 1 can be worked out from the rest.

    `stays` are cells that are shown whatever comes, because other tables show them; where they leave
    no way to hide the rest, `narrowed` finds what can be worked out. `also` is hidden beside the small.
    """
    network = _Network(table, stays)
    small = {cell for cell, count in table.cells() if 0 < count < least or cell in also} - stays
    hidden, circles = set(small), dict[Cell, Hidden]()
    for cell in sorted(small):
        if cell not in circles:
            # Unless something stays, there is one: over its row's total, its column's and that of all.
            circle = network.circle(cell, hidden) or frozenset()
            hidden |= circle
            circles = dict.fromkeys(circle, circle) | circles
    for cell in sorted(hidden - small, key=lambda one: (-network.price[one], one)):
        if (others := _without(network, cell, hidden, circles)) is not None:
            hidden.discard(cell)
            circles = others
    return frozenset(hidden)


def narrowed(table: Table, hidden: Hidden) -> Hidden:
    """The hidden cells of which only one value is possible, given all that is shown."""
    network = _Network(table)
    return frozenset(cell for cell in hidden if not network.circle(cell, hidden, widen=False))


def _without(
    network: "_Network", cell: Cell, hidden: set[Cell], circles: dict[Cell, Hidden]
) -> dict[Cell, Hidden] | None:
    """New circles for those that ran over a cell; None where one of them has no other."""
    rest = hidden - {cell}
    found = {other: circle for other, circle in circles.items() if other != cell}
    for other in [one for one, circle in found.items() if cell in circle]:
        if not (circle := network.circle(other, rest, widen=False)):
            return None
        found[other] = circle
    return found


class _Network:
    """Rows are the nodes 0 to r-1, columns the nodes r to r+c-1.

    A cell within is an arc from its row to its column, a row's total from the last column to the
    row, a column's total from the column to the last row, the total of all from the last row to the
    last column: what flows round in circles is what adds up.
    """

    def __init__(self, table: Table, stays: Hidden = frozenset()) -> None:
        counts = np.array(table.counts)
        rows, columns = self.shape = counts.shape
        last_row = np.arange(rows)[:, None] == rows - 1
        last_column = np.arange(columns)[None, :] == columns - 1
        self.forward = last_row == last_column
        """Whether a cell's arc leaves its row."""
        self.counts = counts
        weights = np.select([last_row & last_column, last_row | last_column], [GRAND, MARGIN], 1.0)
        self.price: Floats = weights + counts / (1 + counts.max())
        for cell in stays:
            self.price[cell] = np.inf
        self.more = np.where(counts > 0, 0.0, np.inf)
        self.less = np.where(counts > 1, 0.0, np.inf)

    def circle(
        self, cell: Cell, hidden: set[Cell] | Hidden, *, widen: bool = True
    ) -> Hidden | None:
        """The cheapest circle over a cell; over hidden ones alone unless others may be hidden too."""
        costs = self.price.copy() if widen else np.full(self.shape, np.inf)
        costs[tuple(np.array(sorted(hidden | {cell})).T)] = 0.0
        from_row = costs + np.where(self.forward, self.more, self.less)
        from_column = costs + np.where(self.forward, self.less, self.more)
        from_row[cell] = from_column[cell] = np.inf
        row, column = cell[0], self.shape[0] + cell[1]
        tail, head = (row, column) if self.forward[cell] else (column, row)
        found = [self._path(head, tail, from_row, from_column)]
        if self.counts[cell] > 1:
            found.append(self._path(tail, head, from_row, from_column))
        cost, path = min(found, key=lambda one: one[0])
        return path | {cell} if np.isfinite(cost) else None

    def _path(
        self, start: int, goal: int, from_row: Floats, from_column: Floats
    ) -> tuple[float, Hidden]:
        """Dijkstra (1959), with the whole neighbourhood of a node looked at in one step."""
        rows = self.shape[0]
        costs = np.full(sum(self.shape), np.inf)
        before, open_ = np.full(len(costs), -1), np.ones(len(costs), dtype=bool)
        costs[start] = 0.0
        while open_[goal]:
            node = int(np.argmin(np.where(open_, costs, np.inf)))
            if not (open_[node] and np.isfinite(costs[node])):
                return np.inf, frozenset()
            open_[node] = False
            beyond = slice(rows, None) if node < rows else slice(0, rows)
            steps = from_row[node] if node < rows else from_column[:, node - rows]
            better = costs[node] + steps < costs[beyond]
            costs[beyond][better] = costs[node] + steps[better]
            before[beyond][better] = node
        return float(costs[goal]), frozenset(self._cells(goal, before))

    def _cells(self, node: int, before: npt.NDArray[np.int64]) -> Iterator[Cell]:
        rows = self.shape[0]
        while (earlier := int(before[node])) >= 0:
            row, column = sorted((node, earlier))
            yield row, column - rows
            node = earlier
