"""One search over one day: the hall, what is best so far, and the way back to meetings."""

from collections.abc import Callable, Iterable

import numpy as np

from nahtlos.days.engine.answer import Meeting
from nahtlos.days.engine.day import Day
from nahtlos.days.engine.search.chain import room_for
from nahtlos.days.engine.search.dice import dice
from nahtlos.days.engine.search.ground import NOTHING, PLANNING, Ground, Settled, prepare
from nahtlos.days.engine.search.hall import Hall, empty, put, settle, take
from nahtlos.days.engine.search.improve import Trial, heat, improve, trial
from nahtlos.days.engine.search.single import fill, keep

Stop = Callable[[], bool]
CHUNK = 256
"""So many rounds are made before it is asked again whether to stop."""


class Table:
    """The day as columns, and the hall as it is filled."""

    def __init__(
        self, day: Day, settled: Settled = NOTHING, weights: tuple[float, ...] = PLANNING
    ) -> None:
        self.day, self.settled = day, settled
        self.number = {(v.id, w.topic): at for at, (v, w) in enumerate(day.wants())}
        self.ground: Ground = prepare(day, settled, weights)
        self.hall: Hall = empty(self.ground)
        self.think = np.zeros((2, int(self.ground.size[4])), np.uint8)
        self.begun = np.zeros(len(self.number), bool)
        for one in settled.begun:
            self.put(one)
            self.begun[self.number[one.visitor, one.topic]] = True
        for visitor in range(len(day.visitors)):
            settle(self.ground, self.hall, visitor)
        self.trial: Trial = trial(self.ground, self.hall)

    def put(self, one: Meeting) -> None:
        """Hold a meeting as it is said, whatever the rules say to it."""
        want = self.number[one.visitor, one.topic]
        desk = [desk.id for desk in self.day.desks].index(one.desk)
        known = [helper.id for helper in self.day.interpreters]
        helper = -1 if one.interpreter is None else known.index(one.interpreter)
        put(self.ground, self.hall, want, (self._slot(one.start), desk, helper))
        settle(self.ground, self.hall, int(self.ground.visitor[want]))

    def take(self, one: Meeting) -> None:
        """Hold a meeting no longer."""
        take(self.ground, self.hall, self.number[one.visitor, one.topic])

    def _slot(self, minute: int) -> int:
        return (minute - int(self.ground.size[6])) // self.day.grid

    def keep(self, meetings: Iterable[Meeting]) -> None:
        """Hold meetings of an old plan as far as nothing stands against it."""
        for one in meetings:
            want = self.number.get((one.visitor, one.topic))
            if want is not None:
                keep(self.ground, self.hall, want, self.think)

    def fill(self) -> None:
        """Fit in whoever has no meeting, in order; that is the best so far."""
        fill(self.ground, self.hall, np.arange(len(self.ground.visitor)), self.think)
        self.trial = trial(self.ground, self.hall)

    def search(self, rounds: int, seed: int, stop: Stop) -> int:
        """So many rounds of ruin and recreate, or until it is time to stop; how many were made."""
        if not self.ground.free.any() or not len(self.ground.desk):
            return rounds
        room = room_for(self.ground, dice(seed))
        self.trial.heat[0] = heat(rounds, len(self.ground.visitor))
        for done in range(0, rounds, CHUNK):
            if stop():
                return done
            self.trial.span[:] = done, min(done + CHUNK, rounds), rounds
            improve(self.ground, self.hall, room, self.trial)
        return rounds

    def best(self) -> tuple[Meeting, ...]:
        """The meetings of the best plan so far, with what has begun."""
        found = list(self.settled.begun)
        for at, (visitor, want) in enumerate(self.day.wants()):
            slot, desk, helper = (int(n) for n in self.trial.best[:, at])
            if slot >= 0 and self.ground.free[at]:
                start = int(self.ground.size[6]) + slot * self.day.grid
                name = self.day.interpreters[helper].id if helper >= 0 else None
                end = start + want.minutes
                place = self.day.desks[desk].id
                found.append(Meeting(visitor.id, want.topic, place, name, start, end))
        return in_order(found)


def in_order(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """By start, then desk."""
    return tuple(sorted(meetings, key=lambda one: (one.start, one.desk, one.visitor)))
