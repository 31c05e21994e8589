"""A matrix of topics and institutions: who answers for what, who leads, what is a gap or a double."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

WHOLE = ""
"""An answer for the whole region; every other place is an area of it."""


@dataclass(frozen=True)
class Cell:
    """What one institution does for one topic. `places` are the areas, `""` the whole region."""

    places: tuple[str, ...]
    leads: bool
    strongest: bool

    @property
    def whole(self) -> bool:
        """Whether it answers in the whole region."""
        return WHOLE in self.places


@dataclass(frozen=True)
class Line:
    """One topic. A gap has nobody who leads, a double more than one."""

    topic: str
    cells: tuple[Cell, ...]

    @property
    def gap(self) -> bool:
        """Nobody leads."""
        return not any(cell.leads for cell in self.cells)

    @property
    def double(self) -> bool:
        """More than one leads."""
        return sum(cell.leads for cell in self.cells) > 1

    @property
    def unanswered(self) -> bool:
        """Nobody at this table answers for it anywhere."""
        return not any(cell.places for cell in self.cells)


def matrix(
    topics: Sequence[str],
    institutions: Sequence[object],
    answers: Mapping[tuple[str, object], Collection[str]],
    leads: Collection[tuple[str, object]],
) -> list[Line]:
    """A line for each topic, a cell for each institution, in the order given.

    Strongest is whoever answers in the whole region, else in the most areas; several if they are equal.
    """
    return [_line(topic, institutions, answers, leads) for topic in topics]


def _line(
    topic: str,
    institutions: Sequence[object],
    answers: Mapping[tuple[str, object], Collection[str]],
    leads: Collection[tuple[str, object]],
) -> Line:
    places = [tuple(sorted(answers.get((topic, one), ()))) for one in institutions]
    best = max(map(_reach, places), default=(False, 0))
    cells = (
        Cell(here, (topic, one) in leads, bool(here) and _reach(here) == best)
        for one, here in zip(institutions, places, strict=True)
    )
    return Line(topic, tuple(cells))


def _reach(places: tuple[str, ...]) -> tuple[bool, int]:
    whole = WHOLE in places
    return (whole, 0 if whole else len(places))
