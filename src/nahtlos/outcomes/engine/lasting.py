"""Whether work lasted: a share with an interval, and a range where people were lost from sight."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054
"""Of the standard normal distribution: 95 % lie within."""


@dataclass(frozen=True)
class Lasting:
    """Of `begun`, so many `held`, so many `ended`; the rest could not be asked, and is a range."""

    begun: int
    held: int
    ended: int

    def __post_init__(self) -> None:
        if min(self.held, self.ended, self.lost) < 0:
            raise ValueError("more answered than began")

    @property
    def lost(self) -> int:
        """Nobody knows."""
        return self.begun - self.held - self.ended

    @property
    def worst(self) -> float | None:
        """The share if all who were lost from sight had stopped, 0 to 1."""
        return self.held / self.begun if self.begun else None

    @property
    def best(self) -> float | None:
        """The share if all of them had gone on."""
        return (self.held + self.lost) / self.begun if self.begun else None

    @property
    def among_known(self) -> float | None:
        """The share of those who are known; only to be shown beside the range."""
        known = self.held + self.ended
        return self.held / known if known else None


def lasting(answers: list[bool | None]) -> Lasting:
    """Counts answers; None stands for a person who could not be reached, and is never dropped."""
    return Lasting(len(answers), answers.count(True), answers.count(False))


def interval(found: int, of: int, z: float = Z95) -> tuple[float, float] | None:
    """The interval of a share, 0 to 1, after Wilson (1927): honest for small numbers too."""
    if not of:
        return None
    share, square = found / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return (
        0.0 if found == 0 else max(0.0, middle - half),
        1.0 if found == of else min(1.0, middle + half),
    )
