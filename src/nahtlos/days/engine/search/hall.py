"""The hall as it fills: who is at which desk when, and what is free. Compiled by numba."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.ground import Ground

Row = npt.NDArray[Any]

NOBODY = -1
UNMET, MOVED, MOVED_MINUTES, IDLE, HELPED, END = range(6)
PARTS = 6


class Hall(NamedTuple):
    """Where each want is, and what follows from it for desks, interpreters and visitors."""

    start: Row
    """The slot of each want, -1 where it has no meeting; its desk and interpreter likewise."""
    desk: Row
    helper: Row
    owner: Row
    """`owner[desk, slot]`: the want that is met there."""
    free: Row
    """`free[desk, slot]`: how many slots from there on nobody is met."""
    walked: Row
    """`walked[interpreter, slot]`: in how many meetings, or on how many walks after one."""
    rest: Row
    """`rest[interpreter, slot]`: how many slots from there on there is none of them."""
    beside: Row
    """`beside[interpreter, desk]`: the interpreter's meetings there."""
    helped: Row
    """The wants at which each interpreter helps, in no order; `helps` tells how many."""
    helps: Row
    parts: Row
    """What each visitor adds to each preference, and below all of them together."""


def empty(ground: Ground) -> Hall:
    """Nobody has come yet."""
    visitors, wants, desks, helpers, slots = (int(n) for n in ground.size[:5])
    rest = np.arange(slots, -1, -1, dtype=np.int16)
    return Hall(
        start=np.full(wants, -1),
        desk=np.full(wants, -1),
        helper=np.full(wants, -1),
        owner=np.full((desks, slots), NOBODY),
        free=np.tile(rest, (desks, 1)),
        walked=np.zeros((helpers, slots), np.int16),
        rest=np.tile(rest, (helpers, 1)),
        beside=np.zeros((helpers, desks), np.int64),
        helped=np.zeros((helpers, slots + 1), np.int64),
        helps=np.zeros(helpers, np.int64),
        parts=np.zeros((visitors + 1, PARTS), np.int64),
    )


@compiled
def put(ground: Ground, hall: Hall, want: int, place: tuple[int, int, int]) -> None:
    """Hold a meeting at a slot, a desk, with an interpreter or with nobody."""
    start, desk, helper = place
    hall.start[want], hall.desk[want], hall.helper[want] = start, desk, helper
    hall.owner[desk, start : start + ground.cover[want]] = want
    _recount_desk(hall, desk, start, start + ground.cover[want])
    if helper >= 0:
        hall.helped[helper, hall.helps[helper]] = want
        hall.helps[helper] += 1
        hall.beside[helper, desk] += 1
        _walk(ground, hall, want, 1)


@compiled
def take(ground: Ground, hall: Hall, want: int) -> None:
    """Hold it no longer."""
    start, desk, helper = hall.start[want], hall.desk[want], hall.helper[want]
    if helper >= 0:
        _walk(ground, hall, want, -1)
        hall.beside[helper, desk] -= 1
        hall.helps[helper] -= 1
        for at in range(hall.helps[helper]):
            if hall.helped[helper, at] == want:
                hall.helped[helper, at] = hall.helped[helper, hall.helps[helper]]
    hall.owner[desk, start : start + ground.cover[want]] = NOBODY
    _recount_desk(hall, desk, start, start + ground.cover[want])
    hall.start[want], hall.desk[want], hall.helper[want] = -1, -1, -1


@compiled
def _recount_desk(hall: Hall, desk: int, low: int, high: int) -> None:
    """Count the free slots anew where something has changed, and before it."""
    free, owner = hall.free[desk], hall.owner[desk]
    for slot in range(high - 1, -1, -1):
        if owner[slot] != NOBODY:
            free[slot] = 0
            if slot < low:
                return
        else:
            free[slot] = free[slot + 1] + 1


@compiled
def _walk(ground: Ground, hall: Hall, want: int, more: int) -> None:
    """Mark, or unmark, a meeting and the walk after it with the interpreter who helps."""
    helper, start = hall.helper[want], hall.start[want]
    walked, rest = hall.walked[helper], hall.rest[helper]
    high = min(start + ground.apart[want], len(walked))
    for slot in range(start, high):
        walked[slot] += more
    for slot in range(high - 1, -1, -1):
        if walked[slot]:
            rest[slot] = 0
            if slot < start:
                return
        else:
            rest[slot] = rest[slot + 1] + 1


@compiled
def can_help(ground: Ground, hall: Hall, want: int, place: tuple[int, int, int]) -> bool:
    """Whether an interpreter is free for a meeting, with the walks that lie between desks."""
    start, desk, helper = place
    if not ground.presence[helper, ground.length[want], start]:
        return False
    for at in range(hall.helps[helper]):
        other = hall.helped[helper, at]
        near = hall.desk[other] == desk
        mine = ground.cover[want] if near else ground.apart[want]
        theirs = ground.cover[other] if near else ground.apart[other]
        if start < hall.start[other] + theirs and hall.start[other] < start + mine:
            return False
    return True


@compiled
def open_starts(ground: Ground, hall: Hall, want: int, place: tuple[int, Row, Row]) -> None:
    """Mark the slots at which the want can be met in a way, as the hall is now.

    `place` is the way, the row to mark them in, and a row to think on.
    """
    way, out, some = place
    desk = ground.desk[way]
    _both(ground.allow[way], hall.free[desk], ground.cover[want], out)
    low, high = ground.helper[way], ground.helper[way + 1]
    if low == high:
        return
    some[:] = 0
    for at in range(low, high):
        helper = ground.helpers[at]
        present = ground.presence[helper, ground.length[want]]
        _either(present, hall.rest[helper], ground.apart[want], some)
        if hall.beside[helper, desk]:
            for slot in range(len(out)):
                if out[slot] > some[slot] and can_help(ground, hall, want, (slot, desk, helper)):
                    some[slot] = 1
    for slot in range(len(out)):
        out[slot] &= some[slot]


@compiled
def _both(allow: Row, free: Row, least: int, out: Row) -> None:
    """Where it is allowed and so much is free."""
    enough = np.int16(least)
    for slot in range(len(out)):
        out[slot] = allow[slot] & np.uint8(free[slot] >= enough)


@compiled
def _either(allow: Row, free: Row, least: int, out: Row) -> None:
    """Where it was so before, or is allowed and so much is free."""
    enough = np.int16(least)
    for slot in range(len(out)):
        out[slot] |= allow[slot] & np.uint8(free[slot] >= enough)


@compiled
def helper_for(ground: Ground, hall: Hall, want: int, place: tuple[int, int, int]) -> int:
    """An interpreter for a way at a slot, NOBODY where none is needed: the one with least to do.

    `place` is slot, way and a number that settles who is asked first.
    """
    start, way, turn = place
    low, count = ground.helper[way], ground.helper[way + 1] - ground.helper[way]
    best, least = NOBODY, 1 << 30
    for step in range(count):
        helper = ground.helpers[low + (turn + step) % count]
        desk = ground.desk[way]
        load = hall.helps[helper] - 100 * min(1, hall.beside[helper, desk])
        load -= 1000 * (helper == ground.stood[want, 1])
        if load < least and can_help(ground, hall, want, (start, desk, helper)):
            best, least = helper, load
    return best


@compiled
def settle(ground: Ground, hall: Hall, visitor: int) -> None:
    """Write down what a visitor adds to each preference, from where the wants are."""
    whole, parts = hall.parts[-1], hall.parts[visitor]
    for part in range(PARTS):
        whole[part] -= parts[part]
        parts[part] = 0
    first, last, talked = ground.begun[visitor]
    for want in range(ground.first[visitor], ground.first[visitor + 1]):
        if hall.start[want] < 0:
            parts[UNMET] += 1
            continue
        if hall.helper[want] >= 0:
            parts[HELPED] += ground.minutes[want]
        if ground.free[want]:
            start = ground.size[6] + hall.start[want] * ground.size[5]
            first = start if first < 0 else min(first, start)
            last = max(last, start + ground.minutes[want])
            talked += ground.minutes[want]
            _move(parts, ground.was[want], start)
    if first >= 0:
        parts[IDLE], parts[END] = last - first - talked, last
    for part in range(PARTS):
        whole[part] += parts[part]


@compiled
def _move(parts: Row, was: int, start: int) -> None:
    """Count that the visitor is told another time, if so."""
    if 0 <= was != start:
        parts[MOVED] = 1
        parts[MOVED_MINUTES] += abs(start - was)


@compiled
def copy(row: Row, into: Row) -> None:
    """Write a row over the beginning of another one."""
    for at in range(len(row)):
        into[at] = row[at]
