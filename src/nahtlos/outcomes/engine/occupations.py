"""Occupations by main group where enough are behind it, else by field; and people beside places.

Which rows a table gets must tell nothing about the few. So a main group stands alone by its total only,
and from a total far above the minimum on: whatever is put together could then be shared out otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nahtlos.outcomes.engine.families import LEVELS, MAIN, REST
from nahtlos.outcomes.engine.together import LEAST, TOGETHER, Kept

ALONE = 10
"""From so many people on a main group has a row of its own."""
Places = Mapping[str, Sequence[int]]


def place(code: str) -> str:
    """Main group of a code of the KldB 2010, or its field where it names no group; else empty."""
    return code[:2] if code[:2] in MAIN else code[:1] if code[:1].isdigit() else ""


def rows_of(found: Iterable[str], alone: int = ALONE, least: int = LEAST) -> dict[str, str]:
    """Into which row each place goes: its own, the rest of its field (`2x`), or its whole field (`2`)."""
    counts = Counter(found)
    fields: dict[str, list[str]] = {}
    for one in counts:
        fields.setdefault(one[:1], []).append(one)
    rows = {}
    for digit, members in fields.items():
        own = {one for one in members if one in MAIN and counts[one] >= alone}
        rest = sum(counts[one] for one in members if one not in own)
        whole = not own or 0 < rest < least
        for one in members:
            rows[one] = digit if whole else one if one in own else digit + REST
    return rows


@dataclass(frozen=True)
class Beside:
    """One row: people by level (None is not shown) and places of work by level, each with its total."""

    row: str
    people: tuple[int | None, ...]
    places: tuple[int, ...]
    all: bool = False

    @property
    def skilled(self) -> int | None:
        """People who learned something; None is not shown."""
        total, helpers = self.people[-1], self.people[0]
        if total is not None and helpers is not None:
            return total - helpers
        learned = self.people[1:-1]
        return None if None in learned else sum(one for one in learned if one is not None)

    @property
    def short(self) -> int | None:
        """So many more places than people where something learned is asked for; None is not shown."""
        return None if self.skilled is None else sum(self.places[1:-1]) - self.skilled


def beside(supply: Kept, places: Places) -> tuple[Beside, ...]:
    """People beside places of work, widest gap in skilled work first; the last row is everybody.

    Read off the protected table: what is hidden there stays hidden here.
    """
    rows = [_one(supply, row, of) for row, of in _laid(supply, places).items()]
    rows.sort(key=lambda one: (one.short is None, -abs(one.short or 0), one.row))
    return (*rows, _one(supply, None, places.values()))


def _laid(supply: Kept, places: Places) -> dict[str, list[Sequence[int]]]:
    """Each row of the table, and of places beside nobody a row more, with the places that belong to it."""
    laid: dict[str, list[Sequence[int]]] = {row: [] for row in supply.rows}
    for code, numbers in places.items():
        laid.setdefault(_home(code, supply), []).append(numbers)
    return laid


def _home(code: str, supply: Kept) -> str:
    """The row of the table in which people of this main group are counted."""
    for row in (code, code[:1] + REST, code[:1]):
        if row in supply.rows:
            return row
        if row in supply.folded[0]:
            return TOGETHER
    return code


def _one(supply: Kept, row: str | None, places: Iterable[Sequence[int]]) -> Beside:
    wide = [tuple(numbers) for numbers in places]
    totals = tuple(map(sum, zip(*wide, strict=True))) or (0,) * len(LEVELS)
    there = row is None or row in supply.rows
    people = [supply.added(row, (level,)) if there else 0 for level in LEVELS]
    return Beside(
        row or "",
        (*people, supply.cell(row, None) if there else 0),
        (*totals, sum(totals)),
        all=row is None,
    )
