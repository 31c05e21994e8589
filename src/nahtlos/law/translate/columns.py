"""Many persons as columns of numbers, one column a fact, wherever they were read from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Column:
    """One fact of many persons. Numbers, days since 1970, yes as 1 and no as 0, or places in `values`.

    `known` tells whose value is known; `data` says nothing where it is not.
    """

    data: Whole | Floats | Bools
    known: Bools
    values: tuple[str, ...] = ()

    def is_among(self, wanted: Collection[str]) -> Bools:
        """Whose value is known and one of these."""
        inside = np.array([value in wanted for value in self.values] or [False])
        found: Bools = self.known & inside[self.data.astype(np.int64)]
        return found


@dataclass(frozen=True)
class Children:
    """Birth days of children: `days[start[i]:start[i + 1]]` are those of person i."""

    days: Whole
    start: Whole
    known: Bools


@dataclass(frozen=True)
class Table:
    """Many persons: what is on record and what is stated, by name."""

    persons: int
    record: Mapping[str, Column]
    facts: Mapping[str, Column]
    children: Children | None
    learned: Mapping[str, Column] = field(default_factory=dict)
    """The facts that follow from qualifications, where the source has any."""
