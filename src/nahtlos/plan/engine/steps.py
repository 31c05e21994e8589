"""Steps: what one can do next, what it needs and gives, when it begins, how long it takes, who pays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nahtlos.plan.engine.needs import Need, Value

Says = Mapping[str, str]
"""One sentence in each language, by its ISO 639-1 code."""

PERSON = "person"
MOST_LOAD = 1.0


@dataclass(frozen=True)
class Duration:
    """Whole days from the first day to the day on which it is over: at best, as a rule, at worst."""

    low: int
    likely: int
    high: int

    def __post_init__(self) -> None:
        if not 1 <= self.low <= self.likely <= self.high:
            raise ValueError(f"{self} must be at least a day and in order")

    @classmethod
    def of(cls, days: int) -> "Duration":
        """Always so many days."""
        return cls(days, days, days)


@dataclass(frozen=True)
class Session:
    """A fixed day on which something begins, and how many seats are left."""

    day: date
    seats: int = 1


@dataclass(frozen=True)
class Gift:
    """What a fact becomes at the end. A number never falls: who has C1 keeps it after a B1 course."""

    fact: str
    becomes: Value


@dataclass(frozen=True)
class Outcome:
    """Another end than the planned one: how likely (0 to 1), and what it gives instead."""

    name: str
    chance: float
    gives: tuple[Gift, ...] = ()
    says: Says = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that can be done, once.

    `instrument` names what the law must have open on the first day. `gives` is what is planned to
    hold from the end on; `risks` are the other ends. `meanwhile` holds only while it runs. Without
    `starts` it begins on any working day. `waiting` are the days on a list, counted from the first
    day on which the needs hold and the law is open: before any start without sessions, and for a
    session that is full; a full one without a list never begins. `load` is the part of a person's time: 0 beside everything, 0.5, or 1.
    What is `open_ended` (work) goes on after `duration` until something else needs the time.
    """

    id: str
    kind: str
    needs: tuple[Need, ...] = ()
    instrument: str | None = None
    gives: tuple[Gift, ...] = ()
    meanwhile: tuple[Gift, ...] = ()
    risks: tuple[Outcome, ...] = ()
    starts: tuple[Session, ...] = ()
    waiting: int = 0
    queue: int = 0
    duration: Duration = field(default_factory=lambda: Duration.of(1))
    load: float = 0.0
    open_ended: bool = False
    works: bool = False
    skilled: bool = False
    cost: int = 0
    paid_by: str = PERSON
    says: Says = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not 0 <= self.load <= MOST_LOAD or self.waiting < 0 or self.cost < 0:
            raise ValueError(f"{self.id}: load is 0 to 1, waiting and cost are not below 0")
        if self.open_ended and (self.gives or self.risks):
            raise ValueError(f"{self.id}: what has no end gives nothing at its end")

    @property
    def own_cost(self) -> int:
        """Euro that the person pays."""
        return self.cost if self.paid_by == PERSON else 0

    @property
    def qualifies(self) -> bool:
        """Whether it is work or leaves something that lasts; ways that differ, differ in these."""
        return self.works or bool(self.gives)
