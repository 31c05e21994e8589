"""One visitor's whole visit at once: the best places for all wants, everybody else staying put.

Orders of the wants are tried, and for each every start of the first meeting that may matter; each next
one follows as soon as it can, since with first start and desks settled nothing is gained by waiting.
"""

import numpy as np

from nahtlos.days.engine.search.chain import (
    BEST,
    CUT,
    FLOOR,
    NEEDS_NOBODY,
    ORDER,
    START,
    STAYS,
    WALKED,
    Room,
    try_order,
)
from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.dice import below, share, shuffle
from nahtlos.days.engine.search.every import are_few, try_every
from nahtlos.days.engine.search.ground import Ground, Row
from nahtlos.days.engine.search.hall import (
    END,
    HELPED,
    IDLE,
    MOVED,
    NOBODY,
    UNMET,
    Hall,
    copy,
    helper_for,
    open_starts,
    put,
    settle,
)

ALL, ORDERS, MANY = 3, 12, 64
"""All orders of three wants are tried; of more so many are thrown."""


@compiled
def seat(ground: Ground, hall: Hall, room: Room, visitor: int) -> None:
    """Place a visitor, none of whose wants is placed yet, as well as can be."""
    count = look(ground, hall, room, visitor)
    room.best[START, :count] = -1
    if count:
        hope(ground, room, visitor, count)
        if ground.weights[MOVED] == 0 and are_few(room, count):
            try_every(room, count)
        else:
            _try_orders(room, count)
        _sit_down(ground, hall, room, count)
    settle(ground, hall, visitor)


@compiled
def _try_orders(room: Room, count: int) -> None:
    """All orders of few wants, some of many."""
    orders = (1, 1, 2, 6)[count] if count <= ALL else ORDERS
    for at in range(count):
        room.tried[ORDER, at] = at
    for turn in range(orders):
        if count > ALL:
            shuffle(room.dice, room.tried[ORDER], count)
        else:
            _turn(room.tried[ORDER], count, turn)
        try_order(room, count)
        if room.cost[BEST] <= room.cost[CUT]:
            return


@compiled
def _turn(order: Row, count: int, turn: int) -> None:
    """The next of the orders of one to three: swap the last two, and first and last, in turn."""
    if turn % 2:
        order[count - 1], order[count - 2] = order[count - 2], order[count - 1]
    elif turn:
        order[0], order[count - 1] = order[count - 1], order[0]


@compiled
def look(ground: Ground, hall: Hall, room: Room, visitor: int) -> int:
    """Find where each want could be met; how many wants can be met at all."""
    count, slots = 0, int(ground.size[4])
    base = ground.first[visitor]
    for want in range(base, ground.first[visitor + 1]):
        if not ground.free[want] or hall.start[want] >= 0:
            continue
        row, some = int(room.known[count, 6]), room.some[count]
        some[:] = 0
        for way in range(ground.way[want], ground.way[want + 1]):
            open_ = room.open[row]
            open_starts(ground, hall, want, (way, open_, room.think))
            room.desk[row] = ground.desk[way]
            worth = np.uint8(1 + (ground.helper[way] == ground.helper[way + 1]))
            for slot in range(slots):
                some[slot] = max(some[slot], np.uint8(open_[slot] * worth))
            row += 1
        if _count_next(some, room.next[count]):
            _know(ground, room.known[count], want, base)
            count += 1
            room.known[count, 6] = row
    return count


@compiled
def _count_next(some: Row, next_: Row) -> bool:
    """Write down the first start from each slot on; whether there is any."""
    slots = len(some)
    found = slots
    next_[slots] = slots
    for slot in range(slots - 1, -1, -1):
        if some[slot]:
            found = slot
        next_[slot] = found
    return bool(found < slots)


@compiled
def _know(ground: Ground, known: Row, want: int, base: int) -> None:
    known[0] = ground.cover[want]
    known[1] = ground.apart[want]
    known[2] = ground.minutes[want]
    known[3] = ground.after[want]
    known[4] = want - base
    known[5] = ground.was[want]
    known[7] = want


@compiled
def hope(ground: Ground, room: Room, visitor: int, count: int) -> None:
    """What the visit costs at best, and what `try_order` must know of the visitor."""
    weights, grid = ground.weights, ground.size[5]
    room.span[0], room.span[1], room.span[2] = grid, ground.size[6], ground.size[4]
    copy(ground.begun[visitor], room.span[3:6])
    room.span[STAYS] = _may_stay(ground, room, count)
    cost, idle, widest = 0.0, 0, 0
    for local in range(count):
        known = room.known[local]
        gap = (known[0] if room.span[STAYS] else known[1]) * grid - known[2]
        idle, widest = idle + gap, max(widest, gap)
        if NEEDS_NOBODY not in room.some[local]:
            cost += weights[HELPED] * known[2]
    copy(weights, room.cost)
    room.cost[BEST] = 1e18
    room.cost[FLOOR] = cost - weights[UNMET] * count + weights[IDLE] * (idle - widest)
    room.cost[CUT] = -1e18
    if weights[MOVED] == 0 and room.loose[0]:
        room.cost[CUT] = room.cost[FLOOR] + weights[END] * (ground.size[6] + ground.size[4] * grid)


@compiled
def _may_stay(ground: Ground, room: Room, count: int) -> int:
    """Whether two of the wants may be met at one desk."""
    for local in range(1, count):
        for row in range(room.known[local, 6], room.known[local + 1, 6]):
            for other in range(local):
                if ground.way_at[room.known[other, 7], room.desk[row]] >= 0:
                    return 1
    return 0


@compiled
def _sit_down(ground: Ground, hall: Hall, room: Room, count: int) -> None:
    """Put the best that was found into the hall."""
    for local in range(count):
        slot = int(room.best[START, local])
        if slot < 0:
            continue
        want = int(room.known[local, 7])
        way = _way(ground, hall, room, local)
        helper = helper_for(ground, hall, want, (slot, way, below(room.dice, MANY)))
        if helper >= 0 or ground.helper[way] == ground.helper[way + 1]:
            put(ground, hall, want, (slot, ground.desk[way], helper))


@compiled
def _way(ground: Ground, hall: Hall, room: Room, local: int) -> int:
    """The desk: one that needs no interpreter, then one where the meeting leaves no gap."""
    want, slot, bound = room.known[local, 7], room.best[START, local], room.best[2, local]
    best, most = -1, -1.0
    for step in range(ground.way[want + 1] - ground.way[want]):
        way = ground.way[want] + step
        desk = ground.desk[way]
        if not room.open[room.known[local, 6] + step, slot] or bound not in (WALKED, desk):
            continue
        after = slot + room.known[local, 0]
        worth = share(room.dice) + 4 * (ground.helper[way] == ground.helper[way + 1])
        worth += 3 * (desk == ground.stood[want, 0])
        worth += (
            slot == 0 or hall.owner[desk, slot - 1] != NOBODY or not ground.allow[way, slot - 1]
        )
        worth += hall.free[desk, after] == 0 or not ground.allow[way, slot + 1]
        if worth > most:
            best, most = way, worth
    return best
