"""Every order of a visitor's wants at once: for a hall so full that few starts are left.

A tree of visits: each meeting may be followed by any want that is left, as soon as can be (waiting could
only save an interpreter's minutes). A branch is left when even all that could still follow would not
make it better than the best so far.
"""

from nahtlos.days.engine.search.chain import (
    AT,
    BEST,
    BLINK,
    CUT,
    NEEDS_NOBODY,
    ORDER,
    START,
    WALKED,
    Room,
    follower,
)
from nahtlos.days.engine.search.compiled import compiled, woven
from nahtlos.days.engine.search.dice import below, share
from nahtlos.days.engine.search.hall import END, HELPED, IDLE, UNMET

FEW, WANTS = 128, 8
"""So many starts, of so many wants, are looked at in every order; with more, orders are thrown."""
NEXT, BARRED, TALKED, WAS_AT = range(4)


@compiled
def are_few(room: Room, count: int) -> bool:
    """Whether the starts are so few that every order can be looked at."""
    if count > WANTS:
        return False
    found, slots = 0, int(room.span[2])
    for local in range(count):
        start = room.next[local, 0]
        while start < slots and found <= FEW:
            found += 1
            start = room.next[local, start + 1]
    return found <= FEW


@compiled
def try_every(room: Room, count: int) -> None:
    """Every start of every want as the first one."""
    slots, turn = int(room.span[2]), below(room.dice, count)
    for step in range(count):
        first = (turn + step) % count
        begin = below(room.dice, slots) if room.loose[0] else 0
        for low, high in ((begin, slots), (0, begin)):
            start = room.next[first, low]
            while start < high and room.cost[BEST] > room.cost[CUT]:
                if share(room.dice) >= BLINK:
                    _explore(room, count, (first, start))
                start = room.next[first, start + 1]


@woven
def _explore(room: Room, count: int, root: tuple[int, int]) -> None:
    """All visits that begin with a want at a start."""
    for local in range(count):
        room.tried[START, local], room.tried[AT, local] = -1, WALKED
    room.path[BARRED, 0], room.path[TALKED, 0], room.whole[0] = 0, room.span[5], 0.0
    begun = room.span[1] + root[1] * room.span[0] if room.span[3] < 0 else room.span[3]
    depth = _go(room, 0, root)
    _weigh(room, count, (depth, begun))
    while depth:
        before = int(room.tried[ORDER, depth - 1])
        local = int(room.path[NEXT, depth])
        room.path[NEXT, depth] += 1
        if local >= count:
            depth -= 1
            room.tried[START, before] = -1
            if depth:
                room.tried[AT, room.tried[ORDER, depth - 1]] = room.path[WAS_AT, depth]
            continue
        if room.tried[START, local] >= 0 or room.path[BARRED, depth] >> room.known[local, 4] & 1:
            continue
        room.path[WAS_AT, depth], room.tried[AT, local] = room.tried[AT, before], WALKED
        slot = follower(room, before, local, 0)
        if slot < room.span[2]:
            depth = _go(room, depth, (local, slot))
            _weigh(room, count, (depth, begun))
        else:
            room.tried[AT, before] = room.path[WAS_AT, depth]


@woven
def _go(room: Room, depth: int, step: tuple[int, int]) -> int:
    """One meeting more."""
    local, slot = step
    room.tried[ORDER, depth], room.tried[START, local] = local, slot
    room.path[BARRED, depth + 1] = room.path[BARRED, depth] | room.known[local, 3]
    room.path[TALKED, depth + 1] = room.path[TALKED, depth] + room.known[local, 2]
    helped = room.some[local, slot] != NEEDS_NOBODY
    room.whole[depth + 1] = (
        room.whole[depth] - room.cost[UNMET] + room.cost[HELPED] * (helped * room.known[local, 2])
    )
    room.path[NEXT, depth + 1] = 0
    return depth + 1


@woven
def _weigh(room: Room, count: int, at: tuple[int, int]) -> None:
    """Keep the visit so far if it is the best; go no deeper where nothing better can come."""
    depth, begun = at
    cost, last = room.cost, int(room.tried[ORDER, depth - 1])
    slot = room.tried[START, last]
    end = room.span[1] + slot * room.span[0] + room.known[last, 2]
    found = (
        room.whole[depth] + (end - begun - room.path[TALKED, depth]) * cost[IDLE] + end * cost[END]
    )
    if found < cost[BEST]:
        cost[BEST] = found
        for local in range(count):
            room.best[START, local], room.best[AT, local] = (
                room.tried[START, local],
                room.tried[AT, local],
            )
    ready, barred = min(slot + room.known[last, 0], room.span[2]), room.path[BARRED, depth]
    hope, soonest = 0, room.span[2]
    for local in range(count):
        if room.tried[START, local] < 0 and not barred >> room.known[local, 4] & 1:
            soonest = min(soonest, room.next[local, ready])
            hope += room.next[local, ready] < room.span[2]
    wait = room.span[1] + soonest * room.span[0] - end
    if hope == 0 or found + wait * cost[IDLE] - hope * cost[UNMET] >= cost[BEST]:
        room.path[NEXT, depth] = count
