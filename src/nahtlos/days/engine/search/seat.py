"""One visitor's whole visit at once: the best places for all wants, everybody else staying put.

Orders of the wants are tried, and for each every start of the first meeting; each next one follows as
soon as it can, since with first start and desks settled nothing is gained by waiting.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from nahtlos.days.engine.search.dice import below, share, shuffle
from nahtlos.days.engine.search.ground import Ground, Row
from nahtlos.days.engine.search.hall import (
    END,
    HELPED,
    IDLE,
    MOVED,
    MOVED_MINUTES,
    NOBODY,
    UNMET,
    Hall,
    helper_for,
    open_starts,
    put,
    settle,
)

BLINK = 0.06
"""So seldom a start is overlooked, that the search does not always see the same hall."""
ORDERS = 12
"""So many orders are thrown where a visitor wants more than three things."""
WALKED = -1
NEEDS_NOBODY = 2


class Work(NamedTuple):
    """Room to write while one visitor is seated; rows by the visitor's wants that may be placed."""

    wants: Row
    order: Row
    way: Row
    """The first row in `open` of each want, and one more."""
    open: Row
    """`open[way, slot]`: whether the want may start there in that way."""
    some: Row
    """`some[want, slot]`: in any way; 2 where nobody needs to interpret."""
    next: Row
    """`next[want, slot]`: the first start from there on."""
    start: Row
    at: Row
    """The start of each want and the desk that it is bound to, WALKED for any, in what is tried."""
    best_start: Row
    best_at: Row
    cost: Row
    """What the best costs, and what may be added to it by chance."""


def work(ground: Ground) -> Work:
    """Room for the visitor with most wants."""
    most = int(np.diff(ground.first).max(initial=0))
    ways = [int(ground.way[b] - ground.way[a]) for a, b in zip(ground.first, ground.first[1:], strict=False)]
    slots = int(ground.size[4])
    return Work(
        wants=np.zeros(most, np.int64),
        order=np.zeros(most, np.int64),
        way=np.zeros(most + 1, np.int64),
        open=np.zeros((max(ways, default=0), slots), np.uint8),
        some=np.zeros((most, slots), np.uint8),
        next=np.zeros((most, slots + 1), np.int64),
        start=np.zeros(most, np.int64),
        at=np.zeros(most, np.int64),
        best_start=np.zeros(most, np.int64),
        best_at=np.zeros(most, np.int64),
        cost=np.zeros(1),
    )


@njit(cache=True)
def seat(ground: Ground, hall: Hall, room: Work, visitor: int, dice: Row) -> None:
    """Place a visitor, none of whose wants is placed yet, as well as can be."""
    count = _look(ground, hall, room, visitor)
    room.cost[0] = 1e18
    for at in range(count):
        room.best_start[at] = -1
        room.order[at] = at
    orders = (1, 1, 2, 6)[count] if count < 4 else ORDERS
    for turn in range(orders):
        if count > 3:
            shuffle(dice, room.order, count)
        else:
            _turn(room.order, count, turn)
        if count:
            _try_order(ground, room, count, dice)
    _sit_down(ground, hall, room, count, dice)
    settle(ground, hall, visitor)


@njit(cache=True)
def _turn(order: Row, count: int, turn: int) -> None:
    """The next of the orders of two or three: by turns swap the last two or turn the row around."""
    if turn and turn % 2:
        order[count - 1], order[count - 2] = order[count - 2], order[count - 1]
    elif turn:
        order[0], order[count - 1] = order[count - 1], order[0]


@njit(cache=True)
def _look(ground: Ground, hall: Hall, room: Work, visitor: int) -> int:
    """Find where each want could be met; how many wants can be met at all."""
    count, slots = 0, int(ground.size[4])
    for want in range(ground.first[visitor], ground.first[visitor + 1]):
        if not ground.free[want] or hall.start[want] >= 0:
            continue
        row, some = room.way[count], room.some[count]
        some[:] = 0
        for way in range(ground.way[want], ground.way[want + 1]):
            open_ = room.open[row]
            open_starts(ground, hall, want, way, open_)
            worth = np.uint8(2) if ground.helper[way] == ground.helper[way + 1] else np.uint8(1)
            for slot in range(slots):
                some[slot] = max(some[slot], open_[slot] * worth)
            row += 1
        next_ = room.next[count]
        next_[slots] = slots
        for slot in range(slots - 1, -1, -1):
            next_[slot] = slot if some[slot] else next_[slot + 1]
        if next_[0] < slots:
            room.wants[count] = want
            count += 1
            room.way[count] = row
    return count


@njit(cache=True)
def _try_order(ground: Ground, room: Work, count: int, dice: Row) -> None:
    """Every start of the first want in an order, and what follows from it."""
    slots, modes = int(ground.size[4]), 1
    if ground.weights[MOVED] > 0:
        modes = 1 << (count - 1)
    some = room.some[room.order[0]]
    for start in range(slots):
        if some[start] and share(dice) >= BLINK:
            for mode in range(modes):
                _follow(ground, room, count, (start, mode))


@njit(cache=True)
def _follow(ground: Ground, room: Work, count: int, begin: tuple[int, int]) -> None:
    """Let each want follow the one before it, and keep what is better than all before.

    `begin` is the first start, and for each later want a bit: near its old time, or soon.
    """
    visitor = ground.visitor[room.wants[0]]
    first, last, talked = ground.begun[visitor]
    barred, before, cost = 0, -1, 0.0
    room.start[:count] = -1
    room.at[:count] = WALKED
    for step in range(count):
        local = room.order[step]
        want = room.wants[local]
        if barred >> (want - ground.first[visitor]) & 1:
            continue
        if before < 0:
            slot = begin[0]
        else:
            slot = _next(ground, room, (before, local), begin[1] >> (step - 1) & 1)
        if slot >= ground.size[4]:
            continue
        room.start[local] = slot
        minute = ground.size[6] + slot * ground.size[5]
        first = minute if first < 0 else first
        last = minute + ground.minutes[want]
        talked += ground.minutes[want]
        barred |= ground.after[want]
        before = local
        cost += _own_cost(ground, room, local, minute)
        whole = cost + (last - first - talked) * ground.weights[IDLE] + last * ground.weights[END]
        if whole < room.cost[0]:
            room.cost[0] = whole
            room.best_start[:count] = room.start[:count]
            room.best_at[:count] = room.at[:count]


@njit(cache=True)
def _own_cost(ground: Ground, room: Work, local: int, minute: int) -> float:
    """What a want costs at a minute, less what it costs to be unmet."""
    want, weights = room.wants[local], ground.weights
    cost = -weights[UNMET]
    if room.some[local, room.start[local]] != NEEDS_NOBODY:
        cost += weights[HELPED] * ground.minutes[want]
    if 0 <= ground.was[want] != minute:
        # The visitor is told another time; who is told two is counted twice here, not in the plan.
        cost += weights[MOVED] + weights[MOVED_MINUTES] * abs(minute - ground.was[want])
    return cost


@njit(cache=True)
def _next(ground: Ground, room: Work, pair: tuple[int, int], near: int) -> int:
    """The start of a want after the one before it: as soon as can be, or as near the old time."""
    before, local = pair
    slots, next_ = int(ground.size[4]), room.next[local]
    ready = min(room.start[before] + ground.apart[room.wants[before]], slots)
    slot = next_[ready]
    if near:
        return _nearest(ground, room, local, ready)
    soonest = room.start[before] + ground.cover[room.wants[before]]
    if soonest < slot and soonest < ready:
        slot = _stay(ground, room, pair, slot)
    return slot


@njit(cache=True)
def _nearest(ground: Ground, room: Work, local: int, ready: int) -> int:
    """The start from a slot on that is nearest to the old time."""
    was, found = ground.was[room.wants[local]], int(room.next[local, ready])
    best = found
    while found < ground.size[4] and was >= 0:
        minute = ground.size[6] + found * ground.size[5]
        if abs(minute - was) <= abs(ground.size[6] + best * ground.size[5] - was):
            best = found
        if minute >= was:
            break
        found = int(room.next[local, found + 1])
    return best


@njit(cache=True)
def _stay(ground: Ground, room: Work, pair: tuple[int, int], until: int) -> int:
    """A start before `until` at the desk where the visitor sits already; else `until` itself."""
    before, local = pair
    earlier, want = room.wants[before], room.wants[local]
    start = room.start[before]
    soonest, best = start + ground.cover[earlier], until
    for way in range(ground.way[want], ground.way[want + 1]):
        desk = ground.desk[way]
        other = ground.way_at[earlier, desk]
        if other < 0 or not room.open[room.way[before] + other - ground.way[earlier], start]:
            continue
        if room.at[before] not in (WALKED, desk):
            continue
        open_ = room.open[room.way[local] + way - ground.way[want]]
        for slot in range(soonest, best):
            if open_[slot]:
                best = slot
                room.at[local] = desk
                break
    if best < until:
        room.at[before] = room.at[local]
    return best


@njit(cache=True)
def _sit_down(ground: Ground, hall: Hall, room: Work, count: int, dice: Row) -> None:
    """Put the best that was found into the hall."""
    for local in range(count):
        slot = room.best_start[local]
        if slot < 0:
            continue
        want = room.wants[local]
        way = _way(ground, hall, room, local, dice)
        helper = helper_for(ground, hall, want, (slot, way, below(dice, 64)))
        if helper >= 0 or ground.helper[way] == ground.helper[way + 1]:
            put(ground, hall, want, (slot, ground.desk[way], helper))


@njit(cache=True)
def _way(ground: Ground, hall: Hall, room: Work, local: int, dice: Row) -> int:
    """The desk: one that needs no interpreter, then one where the meeting leaves no gap."""
    want, slot = room.wants[local], room.best_start[local]
    best, most = -1, -1.0
    for way in range(ground.way[want], ground.way[want + 1]):
        desk = ground.desk[way]
        if not room.open[room.way[local] + way - ground.way[want], slot]:
            continue
        if room.best_at[local] != WALKED and room.best_at[local] != desk:
            continue
        after = slot + ground.cover[want]
        worth = share(dice) + 4 * (ground.helper[way] == ground.helper[way + 1])
        worth += slot == 0 or hall.owner[desk, slot - 1] != NOBODY or not ground.allow[way, slot - 1]
        worth += hall.free[desk, after] == 0 or not ground.allow[way, slot + 1]
        if worth > most:
            best, most = way, worth
    return best
