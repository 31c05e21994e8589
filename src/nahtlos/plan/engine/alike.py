"""Steps that differ only in days, waiting, length and price are one group: one is as good as another."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nahtlos.plan.engine.needs import Need, meets
from nahtlos.plan.engine.remembered import Calendar
from nahtlos.plan.engine.steps import Gift, Step

NEVER = 1 << 30
"""A day that does not come."""


class Choice:
    """One step of a group on numbered days."""

    def __init__(self, step: Step, calendar: Calendar) -> None:
        self.step, self.calendar = step, calendar
        self.length, self.waiting = step.duration.likely, step.waiting
        kept = sorted((calendar.number(one.day), one.seats) for one in step.starts)
        self.sessions = [day for day, _ in kept if 0 <= day <= calendar.horizon]
        self.seats = [seats for day, seats in kept if 0 <= day <= calendar.horizon]

    @cached_property
    def waits(self) -> bool:
        """Whether the start hangs on when the wait began."""
        return self.waiting > 0 and (not self.step.starts or 0 in self.seats)

    def first(self, day: int, ready: int) -> int:
        """The first start on that day or later, having been on the list since `ready`."""
        listed = ready + self.waiting
        if not self.step.starts:
            found = self.calendar.working(max(day, listed))
            return found if found <= self.calendar.horizon else NEVER
        for place in range(bisect_left(self.sessions, day), len(self.sessions)):
            if self.seats[place] > 0 or (self.waiting and self.sessions[place] >= listed):
                return self.sessions[place]
        return NEVER

    def end(self, start: int) -> int:
        """When it is over."""
        return NEVER if self.step.open_ended or start == NEVER else start + self.length


class Times:
    """The choices of a group: all that differs between steps that are alike."""

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        self.choices = choices
        self.waits = any(choice.waits for choice in choices)
        self.ids = frozenset(choice.step.id for choice in choices)
        self.price = min(choice.step.own_cost for choice in choices)
        self._soonest: dict[int, tuple[int, int]] = {}

    def with_steps(self, steps: Mapping[str, Step]) -> "Times":
        """The same with other steps in the place of those of the same id."""
        if self.ids.isdisjoint(steps):
            return self
        return Times(tuple(Choice(steps.get(c.step.id, c.step), c.calendar) for c in self.choices))

    def soonest(self, day: int) -> tuple[int, int]:
        """The first start from a day on, and the first end, of any choice and whatever the law."""
        if day >= NEVER:
            return NEVER, NEVER
        if day not in self._soonest:
            starts = [(choice, choice.first(day, 0)) for choice in self.choices]
            ends = (NEVER if start == NEVER else start + one.length for one, start in starts)
            self._soonest[day] = min(start for _, start in starts), min(ends)
        return self._soonest[day]


@dataclass(eq=False)
class Group:
    """Steps with the same needs and effects. `index` is its place in the order of the steps' ids.

    Once begun, work is as good as other work that binds and lends the same and begins any day:
    `kin` is the first such group.
    """

    index: int
    likeness: "Likeness"
    times: Times
    kin: int

    def __post_init__(self) -> None:
        like, one = self.likeness, self.times.choices[0].step
        self.needs, self.instrument = one.needs, like.instrument
        self.gives, self.meanwhile = like.gives, like.meanwhile
        self.load, self.open_ended = like.load, like.open_ended
        self.works, self.skilled = like.works, like.skilled
        self.again = self.works or bool(self.meanwhile)
        self._helps: dict[Need, bool] = {}

    @cached_property
    def effects(self) -> tuple[Gift, ...]:
        """What it brings, for a time or to stay."""
        return (*self.gives, *self.meanwhile)

    def helps(self, need: Need) -> bool:
        """Whether something that it brings meets the need."""
        found = self._helps.get(need)
        if found is None:
            found = any(g.fact == need.fact and meets(g.becomes, need) for g in self.effects)
            self._helps[need] = found
        return found


class Likeness(NamedTuple):
    """What steps of one group share."""

    needs: frozenset[Need]
    instrument: str | None
    gives: tuple[Gift, ...]
    meanwhile: tuple[Gift, ...]
    load: float
    open_ended: bool
    works: bool
    skilled: bool


Read = Callable[[tuple[Gift, ...]], tuple[Gift, ...]]
"""Gifts as far as anything looks at them."""


def grouped(steps: Iterable[Step], calendar: Calendar, read: Read = tuple) -> tuple[Group, ...]:
    """The groups of these steps; the same whatever the order of the steps."""
    found: dict[Likeness, list[Step]] = {}
    for step in sorted(steps, key=lambda step: step.id):
        found.setdefault(_likeness(step, read), []).append(step)
    kin: dict[object, int] = {}
    return tuple(
        Group(
            index,
            likeness,
            Times(tuple(Choice(step, calendar) for step in _worth_trying(alike))),
            kin.setdefault(_kinship(index, likeness, alike), index),
        )
        for index, (likeness, alike) in enumerate(found.items())
    )


MOST_AGAIN = 4
"""Nobody goes back to work of one group more often."""


def _worth_trying(steps: list[Step]) -> list[Step]:
    """Without those that begin on any day like others that wait, last and cost no more.

    Work may be taken up again, each step once, so there some of the others stay.
    """
    most = MOST_AGAIN if steps[0].works or steps[0].meanwhile else 1
    free = [step for step in steps if not step.starts]
    free.sort(key=lambda step: (*_worth(step), step.id))
    kept: list[Step] = []
    for step in free:
        better = [one for one in kept if all(map(int.__le__, _worth(one), _worth(step)))]
        if len(better) < most:
            kept.append(step)
    return sorted([*kept, *(step for step in steps if step.starts)], key=lambda step: step.id)


def _worth(step: Step) -> tuple[int, int, int]:
    return step.waiting, step.duration.likely, step.own_cost


def _kinship(index: int, likeness: Likeness, steps: list[Step]) -> object:
    if likeness.open_ended and not any(step.starts for step in steps):
        return likeness._replace(needs=frozenset(), instrument=None)
    return index


def _likeness(step: Step, read: Read) -> Likeness:
    return Likeness(
        frozenset(step.needs),
        step.instrument,
        read(step.gives),
        read(step.meanwhile),
        step.load,
        step.open_ended,
        step.works,
        step.skilled,
    )
