"""One visitor alone in an empty hall: the least idle time in which so many wants can be met.

Nobody else takes a desk or an interpreter, and a walk is needed only between topics that no desk serves
together. What is left is less than what really must hold, so no plan can do better.
"""

import numpy as np

from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.ground import Ground, Row

MOST = 8
"""With more wants than this the least is not counted: it is taken to be none."""
NEVER = 1 << 30


def least_idle(ground: Ground) -> Row:
    """`least[visitor, count]`: the idle minutes if so many free wants are met, NEVER if they cannot be."""
    visitors, slots = int(ground.size[0]), int(ground.size[4])
    most = int(np.diff(ground.first).max(initial=0))
    least = np.full((visitors, most + 1), NEVER)
    next_ = np.zeros((max(most, 1), slots + 1), np.int64)
    ends = np.zeros((1 << min(most, MOST), max(most, 1)), np.int64)
    for visitor in range(visitors):
        if ground.first[visitor + 1] - ground.first[visitor] > MOST:
            least[visitor] = 0
        else:
            _alone(ground, visitor, (next_, ends), least[visitor])
    return least


@compiled
def _alone(ground: Ground, visitor: int, room: tuple[Row, Row], least: Row) -> None:
    """Every first start of every want, and from there every set of wants in every order."""
    next_, ends = room
    base, count = ground.first[visitor], ground.first[visitor + 1] - ground.first[visitor]
    slots = ground.size[4]
    least[0] = max(
        0, ground.begun[visitor, 1] - ground.begun[visitor, 0] - ground.begun[visitor, 2]
    )
    for local in range(count):
        _next_starts(ground, base + local, next_[local])
    for first in range(count):
        start = next_[first, 0]
        while start < slots:
            for entry in range(1 << count):
                for last in range(count):
                    ends[entry, last] = slots
            ends[1 << first, first] = start
            _spread(ground, visitor, (next_, ends), (first, start, count))
            _note(ground, visitor, ends, (start, count, least))
            start = next_[first, start + 1]


@compiled
def _next_starts(ground: Ground, want: int, next_: Row) -> None:
    slots = ground.size[4]
    next_[slots] = slots
    for slot in range(slots - 1, -1, -1):
        next_[slot] = next_[slot + 1]
        for way in range(ground.way[want], ground.way[want + 1] if ground.free[want] else 0):
            if ground.allow[way, slot]:
                next_[slot] = slot


@compiled
def _spread(
    ground: Ground, visitor: int, room: tuple[Row, Row], begin: tuple[int, int, int]
) -> None:
    """The earliest start of each last want of each set, sets in the order of their numbers."""
    next_, ends = room
    base, count, slots = ground.first[visitor], begin[2], ground.size[4]
    for entry in range(1 << count):
        barred = 0
        for local in range(count):
            if entry >> local & 1:
                barred |= ground.after[base + local]
        for last in range(count):
            if ends[entry, last] >= slots:
                continue
            for local in range(count):
                if entry >> local & 1 or barred >> local & 1:
                    continue
                gap = _gap(ground, base + last, base + local)
                soonest = next_[local, min(ends[entry, last] + gap, slots)]
                more = entry | 1 << local
                ends[more, local] = min(ends[more, local], soonest)


@compiled
def _gap(ground: Ground, want: int, other: int) -> int:
    """Slots from one start to the next: the walk is spared if one desk serves both."""
    for desk in range(ground.size[2]):
        if ground.way_at[want, desk] >= 0 and ground.way_at[other, desk] >= 0:
            return int(ground.cover[want])
    return int(ground.apart[want])


@compiled
def _note(ground: Ground, visitor: int, ends: Row, found: tuple[int, int, Row]) -> None:
    start, count, least = found
    base, grid = ground.first[visitor], ground.size[5]
    begun, _, before = ground.begun[visitor]
    for entry in range(1, 1 << count):
        talked, size = before, 0
        for local in range(count):
            if entry >> local & 1:
                talked, size = talked + ground.minutes[base + local], size + 1
        for last in range(count):
            if ends[entry, last] < ground.size[4]:
                first = begun if begun >= 0 else ground.size[6] + start * grid
                end = ground.size[6] + ends[entry, last] * grid + ground.minutes[base + last]
                least[size] = min(least[size], end - first - talked)
