"""The problem: who stands where, wants what, and what there is; the law comes in from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nahtlos.plan.engine.needs import Facts, Need
from nahtlos.plan.engine.steps import Says, Step

Opens = Callable[[Facts, date], Mapping[str, bool | None]]
"""What the law has open for these facts that day; None is not known. May look up lazily."""


@dataclass(frozen=True)
class Turn:
    """A day from which time alone makes the law another one.

    `what` is `title` where a title ends the day before, `waiting` where a waiting period is over,
    anything else for birthdays and new law. Titles and waiting periods are told if a way crosses
    them.
    """

    day: date
    what: str = ""
    says: Says = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Law:
    """The law as callables, told everything: they must answer the same to the same question.

    `turns` are the coming turns for these facts. `reads` are the facts that an instrument (and
    `turned_by` those that the turns) may hang on; without an entry they may hang on all. `opens_if`
    are, for the facts of today, sets of needs of which one must be met before an instrument opens
    that is closed today or will be: none at all where no step can open it, and without an entry
    whatever changes what it reads. The more is told, the less is asked and tried.
    """

    opens: Opens
    turns: Callable[[Facts], Sequence[Turn]] = lambda _facts: ()
    reads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    turned_by: frozenset[str] | None = None
    opens_if: Mapping[str, tuple[tuple[Need, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Goal:
    """Reached on the first day on which the needs hold and, where asked for, such work goes on."""

    needs: tuple[Need, ...] = ()
    work: Literal["none", "any", "skilled"] = "none"

    def __post_init__(self) -> None:
        if not self.needs and self.work == "none":
            raise ValueError("A goal is a need or work.")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Everything that the ways follow from. Steps have ids of their own; their order is no matter.

    Nothing begins after `horizon_days` from today and no goal counts after it. `closed` are days
    without work beside Saturday and Sunday. A search stops after `most_labels`.

    It is taken for granted that nobody slows down on purpose: that to have more, or to have it
    sooner, closes nothing that a better way needs. A way that is shown holds in any case.
    """

    today: date
    facts: Facts
    goal: Goal
    steps: tuple[Step, ...]
    law: Law
    horizon_days: int = 1095
    closed: frozenset[date] = frozenset()
    most_labels: int = 20_000

    def __post_init__(self) -> None:
        if len({step.id for step in self.steps}) != len(self.steps):
            raise ValueError("Two steps have the same id.")
        if self.horizon_days < 1:
            raise ValueError("The horizon is at least a day away.")
