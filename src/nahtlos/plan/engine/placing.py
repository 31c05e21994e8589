"""When a step can begin on a way: the first day on which needs, law, time and seats allow it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from nahtlos.plan.engine.alike import NEVER, Choice, Group, Times
from nahtlos.plan.engine.labels import Label, Segment
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


class Window(NamedTuple):
    """Days on which a group may begin; with `left`, only if work is left for it."""

    day: int
    until: int
    left: bool


class Listed(NamedTuple):
    """All that the starts of a group hang on; labels that have it in common start alike."""

    group: int
    windows: tuple[Window, ...]
    tries: tuple[int, ...]
    ready: int
    used: frozenset[str]


class Placing:
    """Looks for starts. The days that needs, law and time leave are the same for all of a group."""

    def __init__(self, states: States, timed: Timed, times: Sequence[Times], horizon: int) -> None:
        self.states, self.timed, self.times, self.horizon = states, timed, times, horizon
        self._starts: dict[Listed, tuple[Start, ...]] = {}

    def starts(self, label: Label, group: Group, ready: int, latest: int) -> tuple[Start, ...]:
        """The first starts of the choices, beside all that runs and, if sooner, instead of work.

        Of those that are alike only what no other beats. None is missing that begins up to
        `latest`. What lends something and ends by itself may also begin when another leg ends:
        begun at once it could be over before it is needed.
        """
        windows = tuple(self._windows(label, group, latest)) if ready < NEVER else ()
        if not windows:
            return ()
        lends = group.again and not group.open_ended
        tries = tuple(one.day for one in label.segments) if lends else (0,)
        times = self.times[group.index]
        key = Listed(group.index, windows, tries, ready, label.used & times.ids)
        found = self._starts.get(key)
        if found is None:
            found = self._starts[key] = _unbeaten(_every(times, key))
        return found

    def ready(self, label: Label, group: Group) -> int:
        """The first day on which the needs hold and the law is open, so that one may be listed."""
        known = label.ready.get(group.index)
        if known is not None:
            return known
        for segment in label.segments:
            if self.states.met(segment.fid, group.needs):
                for day, _ in self._lawful(group, segment, segment.day):
                    return day
        return NEVER

    def _windows(self, label: Label, group: Group, latest: int) -> Iterator[Window]:
        """In order; days that follow upon each other are one window."""
        last: Window | None = None
        for segment in label.segments:
            if segment.day > latest:
                break
            for new in self._within(label, group, segment):
                if last and (last.until, last.left) == (new.day, new.left):
                    last = Window(last.day, new.until, new.left)
                else:
                    if last:
                        yield last
                    last = new
        if last:
            yield last

    def _within(self, label: Label, group: Group, segment: Segment) -> Iterator[Window]:
        if not self.states.met(segment.fid, group.needs):
            return
        over = segment.load + group.load - MOST_LOAD
        left = over > CLOSE
        first = _freed(label, over) if left else segment.day
        for day, until in self._lawful(group, segment, max(first, segment.day)):
            yield Window(day, until, left)

    def _lawful(self, group: Group, segment: Segment, day: int) -> Iterator[tuple[int, int]]:
        """The days from one on that have the law open, as far as the segment and the horizon go."""
        while day < segment.until and day <= self.horizon:
            opens, until = self._opens(group, segment, day)
            if opens:
                yield day, min(until, segment.until)
            day = until

    def _opens(self, group: Group, segment: Segment, day: int) -> tuple[bool, int]:
        """Whether the law is open that day, and the first day that it may say something else."""
        if group.instrument is None:
            return True, NEVER
        facts = self.states.facts[segment.fid]
        first, until = self.timed.same_until(segment.fid, facts, day)
        opens = self.timed.open(group.instrument, segment.fid, facts, first)
        return opens, NEVER if until < 0 else until


def _freed(label: Label, over: float) -> int:
    """The first day on which so much work may be left."""
    for free, load in sorted(
        (run.free, run.group.load) for run in label.running if run.end == NEVER
    ):
        over -= load
        if over <= CLOSE:
            return free
    return NEVER


def _every(times: Times, given: Listed) -> Iterator[Start]:
    """Of each choice the first start beside what runs, and any before it that leaves work."""
    for choice in times.choices:
        if choice.step.id not in given.used:
            for day in given.tries:
                yield from _first(choice, max(day, given.ready), given)


def _first(choice: Choice, since: int, given: Listed) -> Iterator[Start]:
    leaves = False
    for window in given.windows:
        if not (window.left and leaves):
            day = choice.first(max(since, window.day), given.ready)
            if day < window.until:
                yield Start(choice, day, window.left)
                if not window.left:
                    return
                leaves = True


def _unbeaten(starts: Iterable[Start]) -> tuple[Start, ...]:
    kept: list[tuple[Start, tuple[int, int, int]]] = []
    worth = [(start, _worth(start)) for start in starts]
    for start, new in sorted(worth, key=lambda pair: (pair[0].left, pair[1])):
        if not any(
            one.left == start.left and all(map(int.__le__, other, new)) for one, other in kept
        ):
            kept.append((start, new))
    return tuple(start for start, _ in kept)


def _worth(start: Start) -> tuple[int, int, int]:
    return start.day, start.day + start.choice.length, start.choice.step.own_cost
