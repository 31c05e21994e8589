"""All tables of an edition, attacked together with linear programs; and two editions by subtraction."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from benchmarks.outcomes.lives import DAY, region
from scipy.optimize import linprog

from nahtlos.outcomes.engine import Cut, Kept, Told, edition, together
from nahtlos.outcomes.engine.cuts import Times
from nahtlos.outcomes.engine.edition import FAMILIES
from nahtlos.outcomes.engine.grid import MONTH, told

LEAST, SIZES = 3, (40, 90, 200)
Place = frozenset[tuple[str, str]]
Counts = dict[Place, int]
NOTHING: Place = frozenset()


def places(one: Kept | Cut) -> list[list[Place]]:
    """What each place of a table stands for, totals last; the same in every table of a population."""
    rows = [frozenset({(one.by[0], name)}) for name in one.rows] + [NOTHING]
    columns = [frozenset({(one.by[1], name)}) for name in one.columns] + [NOTHING]
    return [[row | column for column in columns] for row in rows]


def sums(grid: list[list[Place]]) -> Iterator[tuple[list[Place], Place]]:
    for line in (*grid, *map(list, zip(*grid, strict=True))):
        yield line[:-1], line[-1]


def reach(tables: Iterable[Kept], wanted: Iterable[Place]) -> dict[Place, float]:
    """How far apart the least and the most of each place are, given all that is shown."""
    shown: Counts = {}
    lines: list[tuple[list[Place], Place]] = []
    for table in tables:
        grid = places(table)
        lines += sums(grid)
        for names, cells in zip(grid, table.cells, strict=True):
            shown |= {name: n for name, n in zip(names, cells, strict=True) if n is not None}
    unknown = sorted(
        {p for parts, whole in lines for p in (*parts, whole)} - shown.keys(), key=sorted
    )
    at = {place: number for number, place in enumerate(unknown)}
    matrix, right = np.zeros((len(lines), len(unknown))), np.zeros(len(lines))
    for row, (parts, whole) in enumerate(lines):
        for place, sign in [*((one, 1) for one in parts), (whole, -1)]:
            if place in at:
                matrix[row, at[place]] += sign
            else:
                right[row] -= sign * shown[place]
    return {one: _width(matrix, right, at[one]) if one in at else 0.0 for one in wanted}


def _width(matrix: np.ndarray, right: np.ndarray, place: int) -> float:
    aim = np.zeros(matrix.shape[1])
    aim[place] = 1
    ends = [linprog(aim * way, A_eq=matrix, b_eq=right, bounds=(1, None)) for way in (1, -1)]
    assert ends[0].status == 0, "what is shown contradicts itself"
    return np.inf if ends[1].status else -ends[1].fun - ends[0].fun


def small(cuts: Iterable[Cut], tables: Iterable[Kept]) -> set[Place]:
    """Every place of the published tables at which one or two stand, with small values together."""
    truth = {one.key: one for one in cuts}
    return {
        place
        for table in tables
        for place, number in counted(truth[table.key], table).items()
        if 0 < number < LEAST
    }


def counted(one: Cut, table: Kept) -> Counts:
    """The true number at every place of a table, totals among them."""
    counts: Counts = defaultdict(int)
    for row, line in zip(one.rows, one.counts, strict=True):
        for column, number in zip(one.columns, line, strict=True):
            across: Place = frozenset({(one.by[0], folded(row, table.folded[0]))})
            down: Place = frozenset({(one.by[1], folded(column, table.folded[1]))})
            for place in (NOTHING, across, down, across | down):
                counts[place] += number
    return counts


def folded(name: str, small: tuple[str, ...]) -> str:
    return "together" if name in small else name


def cuts_of(seed: int, persons: int) -> list[Cut]:
    found = region(seed, persons)
    return [one for family in FAMILIES for one in family(found).cuts]


def broken(cuts: list[Cut], tables: dict[str, Kept]) -> list[Place]:
    """What the attacker finds out, population by population."""
    found: list[Place] = []
    for name in {one.counted for one in tables.values()}:
        here = [one for one in tables.values() if one.counted == name]
        wide = reach(here, small(cuts, here))
        found += [place for place, width in wide.items() if width < 0.5]
    return found


@pytest.mark.parametrize("persons", SIZES)
@pytest.mark.parametrize("seed", range(5))
def test_no_small_number_follows_from_all_tables_together(seed: int, persons: int) -> None:
    cuts = cuts_of(seed, persons)
    tables = together(cuts)
    assert tables
    assert broken(cuts, tables) == []


def test_the_attacker_would_find_what_is_protected_table_by_table() -> None:
    """Each table alone hides totals that the next one shows."""
    found = 0
    for seed in range(6):
        cuts = cuts_of(seed, 90)
        alone = {one.key: kept for one in cuts for kept in together([one]).values()}
        found += len(broken(cuts, alone)) if any_shared(alone) else 0
    assert found > 0


def any_shared(tables: dict[str, Kept]) -> bool:
    return len({one.counted for one in tables.values()}) < len(tables)


@pytest.mark.parametrize("seed", range(4))
def test_two_editions_differ_by_nobody_or_by_enough(seed: int) -> None:
    """Inside a table; totals of everybody and of whole groups may move by one."""
    first = together(cuts_of(seed, 300))
    second = together(cuts_of(seed, 303), {key: [one] for key, one in first.items()})
    looked_at = 0
    for key, table in second.items():
        for row in table.rows:
            for column in table.columns:
                now, then = (
                    table.cell(row, column),
                    first[key].cell(row, column) if key in first else None,
                )
                if now and then is not None:
                    looked_at += 1
                    assert now == then or abs(now - then) >= LEAST, (key, row, column)
    assert looked_at > 20


def test_a_number_hidden_in_between_is_held_against_the_last_that_was_shown() -> None:
    cut = Cut("k", "p", ("a", "b"), ("x", "y"), ("u", "v"), ((20, 20), (20, 20)), "")
    shown = Kept(
        "k", "p", ("a", "b"), ("x", "y"), ("u", "v"), ((21, 20, 41), (20, 20, 40), (41, 40, 81)), ""
    )
    hidden = Kept(
        "k", "p", ("a", "b"), ("x", "y"), ("u", "v"), ((None,) * 3,) * 2 + ((None, None, 80),), ""
    )
    assert together([cut], {"k": [hidden, shown]})["k"].cell("x", "u") is None
    assert together([cut], {"k": [hidden]})["k"].cell("x", "u") == 20


@pytest.mark.parametrize("seed", range(5))
def test_between_two_months_of_a_curve_nobody_or_enough_came_to_each_end(seed: int) -> None:
    found = region(seed, 250)
    times = {one.key: one for family in FAMILIES for one in family(found).times}
    curves = edition(found).times
    assert len(curves) >= 5
    for key, curve in curves.items():
        for number in between(times[key], curve):
            assert number == 0 or number >= LEAST, key


def between(times: Times, curve: Told) -> Iterator[int]:
    known = len(curve.causes)
    since = -1.0
    for month in curve.months:
        within = [
            min(why, known) if known < len(times.causes) else why
            for days, why in zip(times.days, times.why, strict=True)
            if since < days <= month * MONTH
        ]
        yield from (within.count(why) for why in range(known + 1))
        since = month * MONTH


def test_too_few_give_no_curve() -> None:
    assert told(Times("k", (1, 2, 3), (1, 1, 1), ("reached",), str(DAY))) is None
