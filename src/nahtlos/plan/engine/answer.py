"""The answer: two or three ways, each with its days, what it costs, and what holds it up."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nahtlos.plan.engine.ground import Ground
from nahtlos.plan.engine.problem import Problem, Turn
from nahtlos.plan.engine.steps import Step

Kind = Literal["fastest", "skilled", "alongside"]


@dataclass(frozen=True)
class Span:
    """A day at best, as planned and at worst; None lies beyond the horizon."""

    low: date | None
    likely: date | None
    high: date | None


@dataclass(frozen=True)
class Cause:
    """What a leg waits for before it begins: `today`, another `step` that ends, the `law` to turn,
    a `session`, a waiting `list`, or free `time` that another step leaves.
    """

    what: Literal["today", "step", "law", "session", "list", "time"]
    step: str | None = None


@dataclass(frozen=True)
class Leg:
    """A step on its days. `end` is the day on which it is over and its gifts hold.

    Work without an end has None there, unless it is `left_on` a day for what comes next.
    `wait_days` lie between the day on which everything was fulfilled and the start.
    """

    step: Step
    start: date
    end: Span
    waits_for: Cause
    wait_days: int
    left_on: date | None = None


@dataclass(frozen=True)
class Crossing:
    """A title that ends, or a waiting period that is over, on the way; the steps that run over it."""

    turn: Turn
    during: tuple[str, ...]


@dataclass(frozen=True)
class Sooner:
    """If a `seat` is free at once, or a step or decision is over a `month` earlier: the goal comes
    so many days sooner on this way, at least.
    """

    step: str
    what: Literal["seat", "month"]
    days: int


@dataclass(frozen=True)
class Way:
    """One way. Money is euro. `bottleneck` is the step whose delay the goal feels most."""

    kind: Kind
    legs: tuple[Leg, ...]
    reaches_goal_on: Span
    first_work_on: date | None
    cost_person: int
    cost_others: int
    crossings: tuple[Crossing, ...]
    bottleneck: str | None
    sooner: tuple[Sooner, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the steps in the order in which they begin."""
        return tuple(leg.step.id for leg in self.legs)


@dataclass(frozen=True)
class Ways:
    """Up to three ways. Where the search was cut short, `complete` is False: there may be better."""

    ways: tuple[Way, ...]
    complete: bool
    problem: Problem = field(repr=False, compare=False)
    ground: Ground = field(repr=False, compare=False)
