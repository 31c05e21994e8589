"""Tables before they are protected: what was counted, by what, and how many."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Dimension:
    """A way to divide: its name, its values in their order, and how a unit is put into one of them."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """Units of one population, counted by two dimensions. Every unit lies in exactly one cell.

    Two cuts of one population (`counted`) that share a dimension share its totals: that is how they
    could be played against each other, and what `together` takes care of.
    """

    key: str
    counted: str
    by: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    period: str

    @property
    def total(self) -> int:
        """How many units."""
        return sum(map(sum, self.counts))


@dataclass(frozen=True)
class Share:
    """A figure that is read off a protected cut: of the columns `of`, so many in `found`.

    `maybe` are columns of which nobody knows: they make a range and are never dropped.
    """

    key: str
    cut: str
    found: tuple[str, ...]
    of: tuple[str, ...]
    maybe: tuple[str, ...] = ()


@dataclass(frozen=True)
class Family:
    """What one file of the engine counts: cuts, figures read off them, and times."""

    cuts: tuple[Cut, ...] = ()
    shares: tuple[Share, ...] = ()
    times: tuple["Times", ...] = ()


@dataclass(frozen=True)
class Times:
    """How long each was watched in days, and what ended it: a cause, or nothing yet (0)."""

    key: str
    days: tuple[int, ...]
    why: tuple[int, ...]
    causes: tuple[str, ...]
    period: str
    groups: tuple[str, ...] = field(default=())


def cut(
    key: str,
    units: Iterable[T],
    row: Callable[[T], str],
    column: Callable[[T], str],
    *,
    counted: str,
    by: tuple[Dimension, Dimension],
    period: str,
) -> Cut:
    """Count units; raises KeyError for a value that its dimension does not have."""
    found = Counter((row(one), column(one)) for one in units)
    rows, columns = by[0].values, by[1].values
    for r, c in found:
        if r not in rows or c not in columns:
            raise KeyError((key, r, c))
    counts = tuple(tuple(found[r, c] for c in columns) for r in rows)
    return Cut(key, counted, (by[0].name, by[1].name), rows, columns, counts, period)


def dimension(name: str, values: Sequence[str]) -> Dimension:
    """A dimension by its name and its values in their order."""
    return Dimension(name, tuple(values))
