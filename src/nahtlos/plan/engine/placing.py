"""When a step can begin on a way: the first day on which needs, law, time and seats allow it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER, Choice, Group
from nahtlos.plan.engine.labels import Label, Segment, may_be_left
from nahtlos.plan.engine.remembered import Timed
from nahtlos.plan.engine.states import States
from nahtlos.plan.engine.steps import MOST_LOAD

CLOSE = 1e-9
"""Parts of a person's time are sums of decimal numbers."""


class Start(NamedTuple):
    """A choice and its first day; with `left`, work that may be left is left for it."""

    choice: Choice
    day: int
    left: bool


@dataclass
class Placing:
    """Looks for starts. Every place asks the law only about days that could be one."""

    states: States
    timed: Timed
    horizon: int

    def starts(self, label: Label, group: Group) -> Iterator[Start]:
        """The first start of each choice, beside all that runs and, if sooner, instead of work.

        What lends something and ends by itself may also begin when another leg ends: begun at once
        it could be over before it is needed.
        """
        ready = self.ready(label, group) if group.waits else 0
        if ready == NEVER:
            return
        for choice, since in self._tries(label, group):
            if choice.step.id not in label.used:
                beside = self._first(label, choice, group, (since, ready), left=False)
                if beside < NEVER:
                    yield Start(choice, beside, left=False)
                if any(run.end == NEVER for run in label.running):
                    instead = self._first(label, choice, group, (since, ready), left=True)
                    if instead < beside:
                        yield Start(choice, instead, left=True)

    @staticmethod
    def _tries(label: Label, group: Group) -> Iterator[tuple[Choice, int]]:
        lends = group.again and not group.open_ended
        days = [one.day for one in label.segments] if lends else [label.at]
        yield from ((choice, day) for choice in group.choices for day in days)

    def ready(self, label: Label, group: Group) -> int:
        """The first day on which the needs hold and the law is open, so that one may be listed."""
        known = label.ready.get(group.index)
        if known is not None:
            return known
        for segment in label.segments:
            if self.states.met(segment.fid, group.needs):
                day = segment.day
                while day < min(segment.until, self.horizon + 1):
                    opens, until = self._opens(group, segment, day)
                    if opens:
                        return day
                    day = until
        return NEVER

    def _first(
        self, label: Label, choice: Choice, group: Group, since: tuple[int, int], *, left: bool
    ) -> int:
        """The first start from a day on, having been on the list since another."""
        start, ready = since
        day = choice.first(max(start, ready), ready)
        place = 0
        while day <= self.horizon:
            while label.segments[place].until <= day:
                place += 1
            until = self._hinders(label, group, label.segments[place], day, left=left)
            if until is None:
                return day
            day = choice.first(until, ready)
        return NEVER

    def _hinders(
        self, label: Label, group: Group, segment: Segment, day: int, *, left: bool
    ) -> int | None:
        """None if it can begin that day, else the day up to which it cannot."""
        if not self.states.met(segment.fid, group.needs):
            return segment.until
        leaving = [run for run in label.running if left and run.end == NEVER]
        free = sum(run.group.load for run in leaving if may_be_left(run, day))
        if segment.load - free + group.load > MOST_LOAD + CLOSE:
            later = (run.free for run in leaving if run.free > day)
            return min(segment.until, *later, NEVER)
        opens, until = self._opens(group, segment, day)
        return None if opens else min(until, segment.until)

    def _opens(self, group: Group, segment: Segment, day: int) -> tuple[bool, int]:
        """Whether the law is open that day, and the first day that it may say something else."""
        if group.instrument is None:
            return True, NEVER
        facts = self.states.facts[segment.fid]
        first, until = self.timed.same_until(segment.fid, facts, day)
        opens = self.timed.open(group.instrument, segment.fid, facts, first)
        return opens, NEVER if until < 0 else until
