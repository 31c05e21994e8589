"""All tables of an edition, protected together, so that none can be played against another.

Tables of one population that are divided by the same dimension share its totals. Those totals are
therefore decided once, for all of them: values that are too small are put together until no total is
small, and then the totals are shown everywhere. What is hidden lies inside the tables, and whatever it
could be instead leaves every total as it is (`disclosure`, with the shared totals standing). So what
the other tables show says nothing about it.

A table in which that cannot be done is not published. Nor is a population of too few.

Between editions: a number inside a table that differs by less than the minimum from what an earlier
edition showed in its place is hidden, too, or the difference would tell of one or two.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nahtlos.outcomes.engine.cuts import Cut
from nahtlos.outcomes.engine.disclosure import Cell, Hidden, Table, narrowed, protect
from nahtlos.outcomes.engine.families import OCCUPATION

LEAST, LEAST_TOTAL = 3, 10
"""The smallest number that is said beside 0, and the fewest of whom anything is told."""
TOGETHER = "together"
"""The value into which those too small are put."""

Labels = tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """A table as it may be published: totals last, None for what is not shown."""

    key: str
    counted: str
    by: tuple[str, str]
    rows: Labels
    columns: Labels
    cells: tuple[tuple[int | None, ...], ...]
    period: str
    folded: tuple[Labels, Labels] = ((), ())
    """The values of rows and of columns that were put together."""

    def cell(self, row: str | None, column: str | None) -> int | None:
        """What is shown; None asks for the total. None, too, for a place that the table lacks."""
        try:
            at = -1 if row is None else self.rows.index(row)
            return self.cells[at][-1 if column is None else self.columns.index(column)]
        except ValueError:
            return None

    def added(self, row: str | None, columns: Sequence[str]) -> int | None:
        """What some columns of a row hold together; None as soon as one of them is not shown."""
        there, folded = [one for one in self.columns if one in columns], set(self.folded[1])
        if folded & set(columns):
            if not folded <= set(columns):
                return None
            there.append(TOGETHER)
        if len(there) == len(self.columns):
            return self.cell(row, None)
        numbers = [self.cell(row, column) for column in there]
        return None if None in numbers else sum(one for one in numbers if one is not None)


def together(
    cuts: Sequence[Cut], before: Mapping[str, Sequence[Kept]] | None = None, least: int = LEAST
) -> dict[str, Kept]:
    """The tables that may be published, by key. `before`: of earlier editions, the newest first."""
    cuts = [one for one in cuts if one.total >= LEAST_TOTAL]
    shared = _shared(cuts)
    merged = _merged(cuts, shared, least)
    found = {}
    for one in cuts:
        small = _coarser(one, merged)
        if small is not None:
            kept = _kept(small, shared[one.counted], least, before=(before or {}).get(one.key, ()))
            if kept is not None:
                folded = [tuple(sorted(merged.get((one.counted, by), ()))) for by in one.by]
                found[one.key] = replace(kept, folded=(folded[0], folded[1]))
    return found


def _shared(cuts: Iterable[Cut]) -> dict[str, set[str]]:
    """Of each population, the dimensions by which more than one of its tables is divided."""
    seen: dict[str, list[str]] = defaultdict(list)
    for one in cuts:
        seen[one.counted] += one.by
    return {name: {dim for dim in dims if dims.count(dim) > 1} for name, dims in seen.items()}


def _merged(
    cuts: Iterable[Cut], shared: Mapping[str, set[str]], least: int
) -> dict[tuple[str, str], frozenset[str]]:
    """Of what stands in rows, and of each shared dimension, the values that are put together."""
    found = {}
    for one in cuts:
        sides = (
            (one.by[0], one.rows, [sum(row) for row in one.counts]),
            (one.by[1], one.columns, [sum(col) for col in zip(*one.counts, strict=True)]),
        )
        for side, (name, values, totals) in enumerate(sides):
            if name in shared[one.counted] or not side:
                counts = dict(zip(values, totals, strict=True))
                found[one.counted, name] = _too_small(counts, least)
    return found


def _too_small(counts: Mapping[str, int], least: int) -> frozenset[str]:
    """The small ones, and as many of the next smallest as it takes until together they are not."""
    rising = sorted((number, value) for value, number in counts.items() if number)
    taken: list[tuple[int, str]] = [one for one in rising if one[0] < least]
    rest = rising[len(taken) :]
    while taken and sum(number for number, _ in taken) < least and rest:
        taken.append(rest.pop(0))
    return frozenset(value for _, value in taken) if len(taken) > 1 else frozenset()


def _coarser(one: Cut, merged: Mapping[tuple[str, str], frozenset[str]]) -> Cut | None:
    """The same units with small values put together and empty ones left out."""
    counts, rows = _folded(one.counts, one.rows, merged.get((one.counted, one.by[0]), frozenset()))
    turned, columns = _folded(
        tuple(zip(*counts, strict=True)),
        one.columns,
        merged.get((one.counted, one.by[1]), frozenset()),
    )
    if not turned:
        return None
    return replace(one, rows=rows, columns=columns, counts=tuple(zip(*turned, strict=True)))


def _folded(
    lines: Sequence[Sequence[int]], names: Labels, fold: frozenset[str]
) -> tuple[tuple[tuple[int, ...], ...], Labels]:
    stay = [
        (tuple(line), name)
        for line, name in zip(lines, names, strict=True)
        if name not in fold and any(line)
    ]
    into = [line for line, name in zip(lines, names, strict=True) if name in fold]
    if into:
        stay.append((tuple(map(sum, zip(*into, strict=True))), TOGETHER))
    return tuple(line for line, _ in stay), tuple(name for _, name in stay)


def _kept(one: Cut, shared: set[str], least: int, *, before: Sequence[Kept]) -> Kept | None:
    rows = [(*line, sum(line)) for line in one.counts]
    table = Table((*rows, tuple(map(sum, zip(*rows, strict=True)))))
    bound = frozenset(_standing(one, shared, table.shape))
    if any(0 < table.counts[i][j] < least for i, j in bound):
        return None
    moved = frozenset(_moved_little(one, table, least, before=before))
    moved |= frozenset(_moved_fields(one, table, least, before=before))
    for stays in (bound | frozenset(_large_totals(table, least)), bound):
        hidden = protect(table, least, stays=stays, also=moved)
        if not narrowed(table, hidden):
            break
    else:
        return None
    cells = tuple(
        tuple(None if (i, j) in hidden else count for j, count in enumerate(line))
        for i, line in enumerate(table.counts)
    )
    return Kept(one.key, one.counted, one.by, one.rows, one.columns, cells, one.period)


def _standing(one: Cut, shared: set[str], shape: tuple[int, int]) -> Iterator[Cell]:
    """The totals that other tables show, too; the total of all in any case."""
    last_row, last_column = shape[0] - 1, shape[1] - 1
    yield last_row, last_column
    if one.by[0] in shared:
        yield from ((i, last_column) for i in range(last_row))
    if one.by[1] in shared:
        yield from ((last_row, j) for j in range(last_column))


def _large_totals(table: Table, least: int) -> Iterator[Cell]:
    """The other totals, as far as they are not small: shown wherever that gives nothing away."""
    last_row, last_column = (size - 1 for size in table.shape)
    for (i, j), count in table.cells():
        if (i == last_row or j == last_column) and not 0 < count < least:
            yield i, j


def _moved_little(one: Cut, table: Table, least: int, *, before: Sequence[Kept]) -> Iterator[Cell]:
    """Where a reader would learn of a change by one or two."""
    rows, columns = (*one.rows, None), (*one.columns, None)
    for (i, j), count in table.cells():
        shown = (kept.cell(rows[i], columns[j]) for kept in before)
        last = next((number for number in shown if number is not None), None)
        if last is not None and count and 0 < abs(count - last) < least:
            yield i, j


def _moved_fields(one: Cut, table: Table, least: int, *, before: Sequence[Kept]) -> Iterator[Cell]:
    """Fields of occupation that are divided otherwise than before, where their sum moved by one or two.

    Of each the smallest number goes, so that the sum of the field cannot be had.
    """
    if one.by[0] != OCCUPATION.name:
        return
    for digit in sorted({row[0] for row in one.rows if row in OCCUPATION.values and row}):
        here = [i for i, row in enumerate(one.rows) if row[:1] == digit]
        parts = {one.rows[i] for i in here}
        for j in range(table.shape[1]):
            column = one.columns[j] if j < len(one.columns) else None
            now = sum(table.counts[i][j] for i in here)
            seen = (_field(kept, digit, column, parts) for kept in before)
            last = next((number for number in seen if number is not None), None)
            if now and last is not None and 0 < abs(now - last) < least:
                yield min((i for i in here if table.counts[i][j]), key=lambda i: table.counts[i][j]), j  # fmt: skip


def _field(kept: Kept, digit: str, column: str | None, parts: set[str]) -> int | None:
    """What an earlier table shows of a field, where it divided the field otherwise."""
    then = [row for row in kept.rows if row[:1] == digit and row in OCCUPATION.values]
    cells = [kept.cell(row, column) for row in then]
    if not then or set(then) == parts or None in cells:
        return None
    return sum(one for one in cells if one is not None)


def hidden(kept: Kept) -> Hidden:
    """The places that are not shown."""
    return frozenset(
        (i, j) for i, line in enumerate(kept.cells) for j, one in enumerate(line) if one is None
    )
