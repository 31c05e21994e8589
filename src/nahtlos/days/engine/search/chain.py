"""One order of a visitor's wants: where each can follow the one before, and what the visit costs then."""

from typing import NamedTuple

import numpy as np

from nahtlos.days.engine.search.compiled import compiled, woven
from nahtlos.days.engine.search.dice import below, share
from nahtlos.days.engine.search.ground import Ground, Row
from nahtlos.days.engine.search.hall import END, HELPED, IDLE, MOVED, MOVED_MINUTES, UNMET

BLINK = 0.06
"""So seldom a start is overlooked, that the search does not always see the same hall."""
WALKED, NEEDS_NOBODY = -1, 2
ORDER, START, AT = 0, 1, 2
BEST, FLOOR, CUT = 6, 7, 8
STAYS = 6


class Room(NamedTuple):
    """Room to think while one visitor is seated; rows by those of the wants that may be placed."""

    known: Row
    """Of each want: slots covered, the same with a walk, minutes, which must end before (bits), its
    own bit, minute of an old plan, first row in `open`, number."""
    open: Row
    """`open[way, slot]`: whether the want may start there in that way; `desk` is the way's."""
    desk: Row
    some: Row
    """`some[want, slot]`: in any way; NEEDS_NOBODY where nobody needs to interpret."""
    next: Row
    """`next[want, slot]`: the first start from there on."""
    tried: Row
    """Of the try: order of the wants; start of each; desk that it is bound to, or WALKED."""
    best: Row
    cost: Row
    """The weights; cost of the best; what it costs at least; and what is good enough."""
    span: Row
    """Grid, first minute, slots; first start, last end, minutes of what has begun; whether one
    may stay at a desk."""
    loose: Row
    """1 while any time of the day is as good as another, 0 where an earlier end is better."""
    think: Row
    path: Row
    """Of a try in every order, by how many meetings come before: which want is tried next, which are barred
    (bits), minutes in meetings, and where the meeting before was bound to; `whole` is what they cost."""
    whole: Row
    dice: Row


def room_for(ground: Ground, dice: Row) -> Room:
    """Room for the visitor with most wants."""
    most = int(np.diff(ground.first).max(initial=0))
    ways = int(np.diff(ground.way[ground.first]).max(initial=0))
    slots = int(ground.size[4])
    return Room(
        known=np.zeros((most + 1, 8), np.int64),
        open=np.zeros((ways, slots), np.uint8),
        desk=np.zeros(ways, np.int64),
        some=np.zeros((most, slots), np.uint8),
        next=np.zeros((most, slots + 1), np.int64),
        tried=np.zeros((3, most), np.int64),
        best=np.zeros((3, most), np.int64),
        cost=np.zeros(9),
        span=np.zeros(7, np.int64),
        loose=np.ones(1, np.int64),
        think=np.zeros(slots, np.uint8),
        path=np.zeros((4, most + 1), np.int64),
        whole=np.zeros(most + 1),
        dice=dice,
    )


@compiled
def try_order(room: Room, count: int) -> None:
    """Every start of the first want that may matter, from any slot on and around."""
    slots = int(room.span[2])
    begin = below(room.dice, slots) if room.loose[0] else 0
    _try_from(room, count, (begin, slots))
    if begin and room.cost[BEST] > room.cost[CUT]:
        _try_from(room, count, (0, begin))


@compiled
def _try_from(room: Room, count: int, slots: tuple[int, int]) -> None:
    next_, cost = room.next[room.tried[ORDER, 0]], room.cost
    start = next_[slots[0]]
    while start < slots[1] and cost[BEST] > cost[CUT]:
        least = cost[FLOOR] + cost[END] * (room.span[1] + start * room.span[0])
        if cost[MOVED] > 0:
            if least + _moved(room, room.tried[ORDER, 0], start) < cost[BEST]:
                for mode in range(1 << (count - 1)):
                    _follow(room, count, start, mode)
        elif least >= cost[BEST]:
            return
        else:
            start, wait = _latest(room, count, start)
            if least + wait * cost[IDLE] < cost[BEST] and share(room.dice) >= BLINK:
                _follow(room, count, start, 0)
        start = next_[start + 1]


@compiled
def _latest(room: Room, count: int, start: int) -> tuple[int, int]:
    """The latest start of the first want that makes the second no later, and the wait between."""
    if count == 1:
        return start, 0
    first, other = room.tried[ORDER, 0], room.tried[ORDER, 1]
    known, slots = room.known[first], room.span[2]
    away = known[0] if room.span[STAYS] else known[1]
    second = room.next[other, min(start + away, slots)]
    if second == slots or known[3] >> room.known[other, 4] & 1:
        return start, 0
    latest = second - away
    while not room.some[first, latest]:
        latest -= 1
    return latest, (second - latest - away) * room.span[0]


@compiled
def _follow(room: Room, count: int, begin: int, mode: int) -> None:
    """Let each want follow the one before it, and keep what is better than all before.

    `mode` has a bit for each later want: near its old time, or soon.
    """
    known, tried, span, cost = room.known, room.tried, room.span, room.cost
    grid, origin, slots = span[0], span[1], span[2]
    first, last, talked = span[3], span[4], span[5]
    barred, before, whole = 0, -1, 0.0
    for step in range(count):
        local = tried[ORDER, step]
        tried[START, local], tried[AT, local] = -1, WALKED
    for step in range(count):
        local = tried[ORDER, step]
        own = known[local]
        if barred >> own[4] & 1:
            continue
        slot = begin
        if before >= 0:
            slot = follower(room, before, local, mode >> (step - 1) & 1)
            if slot >= slots:
                continue
        tried[START, local] = slot
        minute = origin + slot * grid
        first = minute if first < 0 else first
        last, talked = minute + own[2], talked + own[2]
        barred |= own[3]
        before = local
        whole += own_cost(room, local)
        found = whole + (last - first - talked) * cost[IDLE] + last * cost[END]
        if found < cost[BEST]:
            cost[BEST] = found
            for at in range(count):
                room.best[START, at], room.best[AT, at] = tried[START, at], tried[AT, at]


@compiled
def _moved(room: Room, local: int, slot: int) -> float:
    """What it costs to tell the visitor another time; twice here, if there are two, not in the plan."""
    was, minute = room.known[local, 5], room.span[1] + slot * room.span[0]
    if was < 0 or was == minute:
        return 0.0
    return float(room.cost[MOVED] + room.cost[MOVED_MINUTES] * abs(minute - was))


@woven
def own_cost(room: Room, local: int) -> float:
    """What a want costs where it is tried, less what it costs to be unmet."""
    cost = -room.cost[UNMET]
    if room.some[local, room.tried[START, local]] != NEEDS_NOBODY:
        cost += room.cost[HELPED] * room.known[local, 2]
    return float(cost + _moved(room, local, room.tried[START, local]))


@woven
def follower(room: Room, before: int, local: int, near: int) -> int:
    """The start of a want after the one before it: as soon as can be, or as near the old time."""
    start = room.tried[START, before]
    ready = min(start + room.known[before, 1], room.span[2])
    slot = room.next[local, ready]
    if near:
        return int(_nearest(room, local, ready))
    if room.span[STAYS] and start + room.known[before, 0] < slot:
        return int(_stay(room, before, local, slot))
    return int(slot)


@compiled
def _nearest(room: Room, local: int, ready: int) -> int:
    """The start from a slot on that is nearest to the old time."""
    was, found = room.known[local, 5], room.next[local, ready]
    best = found
    while found < room.span[2] and was >= 0:
        minute = room.span[1] + found * room.span[0]
        if abs(minute - was) <= abs(room.span[1] + best * room.span[0] - was):
            best = found
        if minute >= was:
            break
        found = room.next[local, found + 1]
    return int(best)


@woven
def _stay(room: Room, before: int, local: int, until: int) -> int:
    """A start before `until` at the desk where the visitor sits already; else `until` itself."""
    start, at = room.tried[START, before], room.tried[AT, before]
    soonest, best = start + room.known[before, 0], until
    for row in range(room.known[local, 6], room.known[local + 1, 6]):
        desk = room.desk[row]
        if at not in (WALKED, desk) or not _sits(room, before, desk, start):
            continue
        for slot in range(soonest, best):
            if room.open[row, slot]:
                best = slot
                room.tried[AT, local] = desk
                break
    if best < until:
        room.tried[AT, before] = room.tried[AT, local]
    return best


@woven
def _sits(room: Room, local: int, desk: int, slot: int) -> bool:
    """Whether a want can be met at a desk at a slot."""
    for row in range(room.known[local, 6], room.known[local + 1, 6]):
        if room.desk[row] == desk and room.open[row, slot]:
            return True
    return False
