"""What a way is sought for: the order in which its figures count, and what it must not do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER
from nahtlos.plan.engine.answer import Kind


class Figures(NamedTuple):
    """What ways are compared by; in each, less is better. `gap` are days out of work before the goal."""

    goal: int
    work: int
    cost: int
    legs: int
    gap: int


@dataclass(frozen=True)
class Aim:
    """An order of figures. `wants_work` seeks any work, `no_gap` a way beside work."""

    kind: Kind
    order: Callable[[Figures], tuple[int, ...]]
    wants_work: bool
    no_gap: bool = False
    needs_goal: bool = True

    def allows(self, figures: Figures) -> bool:
        """Whether a finished way is one of these at all."""
        if self.no_gap:
            return figures.gap == 0 and figures.work < figures.goal < NEVER
        return (figures.goal if self.needs_goal else figures.work) < NEVER


FASTEST = Aim(
    "fastest", lambda f: (f.work, f.goal, f.cost, f.legs), wants_work=True, needs_goal=False
)
SKILLED = Aim("skilled", lambda f: (f.goal, f.legs, f.cost, f.work), wants_work=False)
ALONGSIDE = Aim(
    "alongside", lambda f: (f.work, f.goal, f.cost, f.legs), wants_work=True, no_gap=True
)
EVERY = (FASTEST, SKILLED, ALONGSIDE)


def dominates(one: Figures, other: Figures) -> bool:
    """Whether one is nowhere worse and somewhere better."""
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))
