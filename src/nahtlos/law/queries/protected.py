"""Numbers of persons in which nobody can be recognised: small ones are not said, nor given away."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LEAST = 3
"""The smallest number of persons that is said; 0 is said, too."""
LEAST_TOTAL = 10
"""Among fewer persons nothing is counted at all."""
APART = 5
"""By so much the largest must lead: else which one it is would tell how many the few are."""


class How(StrEnum):
    """What a number tells."""

    EXACT = "exact"
    FEW = "few"
    """One or two."""
    AT_MOST = "at_most"
    """`number`, or one or a few less: said exactly it would give a small one away."""
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Number:
    """A number of persons as it may be said."""

    how: How
    number: int | None = None

    def to_json(self) -> dict[str, Any]:
        """As a trial keeps it."""
        return {"how": self.how.value, "number": self.number}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Number":
        """The other way round."""
        return cls(How(kept["how"]), kept["number"])


HIDDEN = Number(How.HIDDEN)


def protected(counts: Mapping[str, int]) -> dict[str, Number]:
    """The counts as they may be said; together they are everybody, and everybody is known.

    Where one is small, the largest is said as what it can be at most, or the small one would follow
    from the others. Raises ValueError for a count below 0.
    """
    if min(counts.values()) < 0:
        raise ValueError("a count of persons is never below 0")
    if sum(counts.values()) < LEAST_TOTAL:
        return dict.fromkeys(counts, HIDDEN)
    few = sum(n for n in counts.values() if n < LEAST)
    rest = {name: n for name, n in counts.items() if n >= LEAST}
    if not rest:
        return dict.fromkeys(counts, HIDDEN)
    if not few:
        return {name: Number(How.EXACT, n) for name, n in counts.items()}
    said = {name: Number(How.FEW) if n else Number(How.EXACT, 0) for name, n in counts.items()}
    return said | _beside(rest, few)


def _beside(rest: Mapping[str, int], few: int) -> dict[str, Number]:
    """What the large counts may say; nothing where it is not plain which of them is the largest."""
    largest, number = max(rest.items(), key=lambda one: one[1])
    if any(number + few < n + APART for name, n in rest.items() if name != largest):
        return dict.fromkeys(rest, HIDDEN)
    said = {name: Number(How.EXACT, n) for name, n in rest.items()}
    return said | {largest: Number(How.AT_MOST, number + few)}
