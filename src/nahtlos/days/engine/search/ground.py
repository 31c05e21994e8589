"""The day as columns of numbers, for the loops that numba compiles.

Time is cut into slots of the grid, and a meeting covers the slots that it touches: since each starts on
the grid, two meetings are apart exactly if their slots are. What an engine may not change (windows,
topics, languages, the past) is settled here once, as the slots at which a want may start in a way.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.days.engine.answer import Meeting
from nahtlos.days.engine.day import Day, Desk, Visitor, Want, Window, can_carry, can_serve

Row = npt.NDArray[Any]


class Ground(NamedTuple):
    """Wants stand visitor by visitor. A way is a desk for a want, with an interpreter or without.

    `allow[way, slot]` and `presence[interpreter, length, slot]`: whether a meeting may start there,
    for all that is not a matter of other meetings.
    """

    size: Row
    """Visitors, wants, desks, interpreters, slots, minutes of the grid, minute of the first slot."""
    weights: Row
    """What one of each costs in the search: unmet, moved visitor, moved minute, idle, helped, end."""
    first: Row
    """The first want of each visitor, and one more."""
    visitor: Row
    minutes: Row
    cover: Row
    """Slots that a meeting about the want covers."""
    apart: Row
    """The same with the walk after it."""
    length: Row
    """Which of the lengths of `presence`."""
    after: Row
    """Which wants of the same visitor must end before, as bits."""
    free: Row
    """Whether the search may place the want; what has begun, and what never fits, it may not."""
    was: Row
    """The minute at which an old plan has it, -1 for none."""
    stood: Row
    """The desk and the interpreter of an old plan, -1 for none."""
    begun: Row
    """Of what has begun: first start, last end, minutes in meetings; -1, -1, 0 for none."""
    way: Row
    """The first way of each want, and one more."""
    desk: Row
    """The desk of each way."""
    way_at: Row
    """The way of a want at a desk, -1 for none."""
    helper: Row
    """The first of the interpreters of each way, and one more; no interpreters where none is needed."""
    helpers: Row
    allow: Row
    presence: Row


def slots_of(minute: int, grid: int) -> int:
    """The first slot that starts at the minute or later."""
    return -(-minute // grid)


class Ruler(NamedTuple):
    """Minutes of a slot, the number of the first one, and how many there are."""

    grid: int
    origin: int
    slots: int


def starts(windows: Sequence[Window], minutes: int, ruler: Ruler) -> Row:
    """The slots at which so many minutes lie wholly inside one window."""
    found = np.zeros(ruler.slots, np.uint8)
    for since, until in windows:
        low = max(0, slots_of(since, ruler.grid) - ruler.origin)
        high = (until - minutes) // ruler.grid - ruler.origin
        found[low : max(low, high + 1)] = 1
    return found


class Settled(NamedTuple):
    """What a running day has settled: what has begun, when it is, and what an old plan says."""

    begun: tuple[Meeting, ...] = ()
    now: int = 0
    was: Mapping[tuple[str, str], Meeting] = {}


NOTHING = Settled()


PLANNING = (400.0, 0.0, 0.0, 1.0, 0.02, 0.002)
"""Weights of the search; the best plan is kept by the order of preference itself, without them."""


def prepare(day: Day, settled: Settled = NOTHING, weights: Sequence[float] = PLANNING) -> Ground:
    """The columns of a day."""
    return Preparing(day, settled).ground(weights)


class Preparing:
    """Fills the columns, one matter after the other."""

    def __init__(self, day: Day, settled: Settled) -> None:
        self.day, self.settled = day, settled
        self.grid = day.grid
        self.wants = day.wants()
        self.began = {(one.visitor, one.topic): one for one in settled.begun}
        self.lengths = sorted({want.minutes for _, want in self.wants})
        self.origin, self.slots = self._span()
        self.desks = {desk.id: at for at, desk in enumerate(day.desks)}
        self.helpers = {one.id: at for at, one in enumerate(day.interpreters)}

    def _span(self) -> tuple[int, int]:
        """The first slot of the day, and how many there are, with room for a last walk."""
        windows = [w for desk in self.day.desks for w in desk.staffed]
        windows += [(one.start, one.end) for one in self.settled.begun]
        first = min((since for since, _ in windows), default=0) // self.grid
        last = slots_of(max((until for _, until in windows), default=0), self.grid)
        return first, last - first + slots_of(self.day.walk, self.grid) + 1

    def ground(self, weights: Sequence[float]) -> Ground:
        """Everything together."""
        ways = [list(self._ways(visitor, want)) for visitor, want in self.wants]
        flat = [way for own in ways for way in own]
        helpers = [way[1] for way in flat]
        return Ground(
            size=np.array([
                len(self.day.visitors), len(self.wants), len(self.day.desks),
                len(self.day.interpreters), self.slots, self.grid, self.origin * self.grid,
            ]),
            weights=np.array(weights, np.float64),
            first=_firsts([len(visitor.wants) for visitor in self.day.visitors]),
            visitor=np.repeat(
                np.arange(len(self.day.visitors)), [len(v.wants) for v in self.day.visitors]
            ),
            minutes=self._column(lambda visitor, want: self._lasts(visitor, want)[1]),
            cover=self._column(lambda visitor, want: self._covers(visitor, want, 0)),
            apart=self._column(lambda visitor, want: self._covers(visitor, want, self.day.walk)),
            length=self._column(lambda _, want: self.lengths.index(want.minutes)),
            after=self._column(_after),
            free=self._column(self._is_free),
            was=self._column(self._was),
            stood=np.array([self._stood(*one) for one in self.wants], np.int64).reshape(-1, 2),
            begun=self._begun(),
            way=_firsts([len(own) for own in ways]),
            desk=np.array([way[0] for way in flat], np.int64),
            way_at=self._way_at(ways),
            helper=_firsts([len(own) for own in helpers]),
            helpers=np.array([at for own in helpers for at in own], np.int64),
            allow=np.array([way[2] for way in flat], np.uint8).reshape(len(flat), self.slots),
            presence=self._presence(),
        )  # fmt: skip

    def _column(self, value: Any) -> Row:
        return np.array([int(value(visitor, want)) for visitor, want in self.wants], np.int64)

    def _lasts(self, visitor: Visitor, want: Want) -> tuple[int, int]:
        """From which minute of the grid on, and how long: what has begun may overrun."""
        one = self.began.get((visitor.id, want.topic))
        return (one.start % self.grid, one.end - one.start) if one else (0, want.minutes)

    def _covers(self, visitor: Visitor, want: Want, walk: int) -> int:
        into, minutes = self._lasts(visitor, want)
        return slots_of(into + minutes + walk, self.grid)

    def _is_free(self, visitor: Visitor, want: Want) -> bool:
        """Not begun itself, and nothing has begun that should have come after it."""
        if (visitor.id, want.topic) in self.began:
            return False
        return not any(
            want.topic in other.after
            for other in visitor.wants
            if (visitor.id, other.topic) in self.began
        )

    def _was(self, visitor: Visitor, want: Want) -> int:
        one = self.settled.was.get((visitor.id, want.topic))
        return -1 if one is None else one.start

    def _stood(self, visitor: Visitor, want: Want) -> tuple[int, int]:
        one = self.settled.was.get((visitor.id, want.topic))
        if one is None:
            return -1, -1
        return self.desks.get(one.desk, -1), self.helpers.get(one.interpreter or "", -1)

    def _ways(self, visitor: Visitor, want: Want) -> Iterator[tuple[int, list[int], Row]]:
        """Desk, interpreters and starts of each way, those alone that can ever be used."""
        if want.topic in want.after:
            return  # it would have to end before it begins
        there = self._starts(visitor.present, want.minutes)
        for at, desk in enumerate(self.day.desks):
            if can_serve(desk, want):
                allow = (
                    there & self._starts(desk.staffed, want.minutes) & self._ready(visitor, desk)
                )
                helpers = self._helpers(visitor, desk)
                if allow.any() and (helpers or visitor.speaks & desk.speaks):
                    yield at, helpers, allow

    def _helpers(self, visitor: Visitor, desk: Desk) -> list[int]:
        """Who may interpret; nobody where visitor and desk share a language."""
        if visitor.speaks & desk.speaks:
            return []
        return [at for at, one in enumerate(self.day.interpreters) if can_carry(one, visitor, desk)]

    def _ready(self, visitor: Visitor, desk: Desk) -> Row:
        """From now on, and once the visitor has come from what has begun."""
        ready = self.settled.now
        for one in self.settled.begun:
            if one.visitor == visitor.id:
                ready = max(ready, one.end + (0 if one.desk == desk.id else self.day.walk))
        return (np.arange(self.slots) + self.origin >= slots_of(ready, self.grid)).astype(np.uint8)

    def _starts(self, windows: Sequence[Window], minutes: int) -> Row:
        return starts(windows, minutes, Ruler(self.grid, self.origin, self.slots))

    def _presence(self) -> Row:
        found = np.zeros((len(self.day.interpreters), len(self.lengths), self.slots), np.uint8)
        for at, one in enumerate(self.day.interpreters):
            for length, minutes in enumerate(self.lengths):
                found[at, length] = self._starts(one.present, minutes)
        return found

    def _way_at(self, ways: Sequence[Sequence[tuple[int, list[int], Row]]]) -> Row:
        found = np.full((len(self.wants), len(self.day.desks)), -1)
        number = 0
        for want, own in enumerate(ways):
            for way in own:
                found[want, way[0]] = number
                number += 1
        return found

    def _begun(self) -> Row:
        rows = []
        for visitor in self.day.visitors:
            own = [one for one in self.settled.begun if one.visitor == visitor.id]
            first = min((one.start for one in own), default=-1)
            last = max((one.end for one in own), default=-1)
            rows.append((first, last, sum(one.end - one.start for one in own)))
        return np.array(rows, np.int64).reshape(len(rows), 3)


def _after(visitor: Visitor, want: Want) -> int:
    return sum(1 << at for at, other in enumerate(visitor.wants) if other.topic in want.after)


def _firsts(counts: Sequence[int]) -> Row:
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
