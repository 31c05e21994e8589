"""Hidden cells: an attacker who solves for them, and one who tries every table that could be."""

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from nahtlos.outcomes.engine import Hidden, Table, narrowed, protect

MANY = 500


def with_totals(inner: list[list[int]]) -> Table:
    rows = [[*row, sum(row)] for row in inner]
    return Table(tuple(map(tuple, [*rows, [sum(column) for column in zip(*rows, strict=True)]])))


def random_table(rng: Random, most: int, counts: tuple[int, ...]) -> Table:
    rows, columns = rng.randint(1, most), rng.randint(1, most)
    return with_totals([[rng.choice(counts) for _ in range(columns)] for _ in range(rows)])


def reach(table: Table, hidden: Hidden) -> dict[tuple[int, int], tuple[float, float]]:
    """The least and the most that each hidden cell can be: linear programs over what is shown."""
    rows, columns = table.shape
    cells = sorted(hidden)
    sums, shown = [], []
    lines = [[(i, j) for j in range(columns)] for i in range(rows)]
    lines += [[(i, j) for i in range(rows)] for j in range(columns)]
    for line in lines:
        signs = {cell: 1 if cell != line[-1] else -1 for cell in line}
        sums.append([signs.get(cell, 0) for cell in cells])
        shown.append(
            -sum(
                sign * table.counts[i][j] for (i, j), sign in signs.items() if (i, j) not in hidden
            )
        )
    found = {}
    for k, cell in enumerate(cells):
        aim = np.zeros(len(cells))
        aim[k] = 1
        ends = [linprog(aim * way, A_eq=sums, b_eq=shown, bounds=(1, None)) for way in (1, -1)]
        least, most = (
            end.fun * way if end.status == 0 else np.inf
            for end, way in zip(ends, (1, -1), strict=True)
        )
        found[cell] = (least, most)
    return found


def tried(table: Table, hidden: Hidden) -> Hidden:
    """The hidden cells that are the same in every table which looks like this one."""
    inner = [
        cell
        for cell in sorted(hidden)
        if cell[0] < table.shape[0] - 1 and cell[1] < table.shape[1] - 1
    ]
    seen: dict[tuple[int, int], set[int]] = {cell: set() for cell in hidden}
    for values in product(range(1, max(map(max, table.counts)) + 2), repeat=len(inner)):
        guess = [list(row[:-1]) for row in table.counts[:-1]]
        for (i, j), value in zip(inner, values, strict=True):
            guess[i][j] = value
        other = with_totals(guess)
        if all(
            other.counts[i][j] >= 1 if (i, j) in hidden else other.counts[i][j] == count
            for (i, j), count in table.cells()
        ):
            for i, j in hidden:
                seen[i, j].add(other.counts[i][j])
    return frozenset(cell for cell, values in seen.items() if len(values) == 1)


@pytest.mark.parametrize("part", range(10))
def test_an_attacker_with_a_solver_finds_no_hidden_cell(part: int) -> None:
    rng = Random(part)
    for _ in range(MANY // 10):
        table = random_table(rng, 6, (0, 0, 1, 1, 2, 3, 5, 9, 40))
        hidden = protect(table, rng.choice((2, 3, 5, 10)))
        for cell, (least, most) in reach(table, hidden).items():
            assert most - least > 0.5, (table, cell)


def test_whoever_tries_every_table_finds_the_same_as_the_engine() -> None:
    rng, looked_at = Random(3), 0
    for _ in range(400):
        table = random_table(rng, 3, (0, 1, 1, 2, 3))
        some = frozenset(cell for cell, count in table.cells() if count and rng.random() < 0.5)
        if sum(i < table.shape[0] - 1 and j < table.shape[1] - 1 for i, j in some) <= 3:
            looked_at += 1
            assert narrowed(table, some) == tried(table, some), (table, some)
    assert looked_at > 150


def test_small_cells_go_zeros_stay_and_no_other_than_needed() -> None:
    rng = Random(5)
    for _ in range(100):
        table = random_table(rng, 5, (0, 1, 2, 3, 4, 20))
        hidden = protect(table, 3)
        small = {cell for cell, count in table.cells() if 0 < count < 3}
        assert small <= hidden
        assert all(table.counts[i][j] for i, j in hidden)
        for cell in hidden - small:
            assert narrowed(table, hidden - {cell}), (table, cell)


def test_nothing_small_nothing_hidden() -> None:
    assert protect(with_totals([[3, 0], [0, 5]]), 3) == frozenset()


def test_one_small_cell_takes_three_others_with_it() -> None:
    table = with_totals([[1, 10, 30], [20, 10, 30], [50, 60, 70]])
    assert protect(table, 3) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_lonely_count_hides_its_totals() -> None:
    table = with_totals([[2, 0], [0, 0]])
    assert protect(table, 3) == {(0, 0), (0, 2), (2, 0), (2, 2)}


def test_two_ones_that_must_be_one_are_not_enough() -> None:
    """A reader knows that a hidden cell is at least 1: two of them making 2 are two ones."""
    table = with_totals([[1, 1, 9], [9, 9, 9]])
    hidden = protect(table, 2)
    assert not narrowed(table, hidden)
    assert narrowed(table, frozenset({(0, 0), (0, 1)}))


def test_the_same_table_is_hidden_in_the_same_way() -> None:
    table = random_table(Random(9), 8, (0, 1, 2, 3, 9))
    assert protect(table, 3) == protect(table, 3)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (((1, 2), (1, 2, 3)), "unequal"),
        (((-1, -1), (-1, -1)), "below zero"),
        (((1, 2), (1, 2)), "a row does not add up"),
        (((1, 1), (2, 2)), "a column does not add up"),
    ],
)
def test_what_is_no_table_is_refused(counts: tuple[tuple[int, ...], ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Table(counts)
