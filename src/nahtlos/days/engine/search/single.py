"""One want alone: first come, first served, and the plain way back into a plan that was broken."""

from nahtlos.days.engine.search.compiled import compiled
from nahtlos.days.engine.search.ground import Ground, Row
from nahtlos.days.engine.search.hall import NOBODY, Hall, helper_for, open_starts, put, settle


@compiled
def fit(ground: Ground, hall: Hall, want: int, think: Row) -> bool:
    """Meet a want at its old time, or the nearest to it; without one, at the earliest that is free."""
    best, far = (-1, -1), 1 << 30
    out, some = think[0], think[1]
    for way in range(ground.way[want], ground.way[want + 1] if ground.free[want] else 0):
        open_starts(ground, hall, want, (way, out, some))
        for slot in range(len(out)):
            distance = _distance(ground, want, slot)
            if out[slot] and distance < far and suits(ground, hall, want, (slot, way)):
                best, far = (slot, way), distance
    slot, way = best
    if slot < 0:
        return False
    put(
        ground, hall, want, (slot, ground.desk[way], helper_for(ground, hall, want, (slot, way, 0)))
    )
    settle(ground, hall, ground.visitor[want])
    return True


@compiled
def _distance(ground: Ground, want: int, slot: int) -> int:
    minute = ground.size[6] + slot * ground.size[5]
    return int(minute if ground.was[want] < 0 else abs(minute - ground.was[want]))


@compiled
def suits(ground: Ground, hall: Hall, want: int, place: tuple[int, int]) -> bool:
    """Whether it goes with the visitor's other meetings: apart, and in the order that was asked for."""
    slot, desk = place[0], ground.desk[place[1]]
    visitor = ground.visitor[want]
    base = ground.first[visitor]
    for other in range(base, ground.first[visitor + 1]):
        start = hall.start[other]
        if start < 0 or other == want or not ground.free[other]:
            continue
        near = hall.desk[other] == desk
        mine = slot + (ground.cover[want] if near else ground.apart[want])
        theirs = start + (ground.cover[other] if near else ground.apart[other])
        earlier, later = mine <= start, theirs <= slot
        if not (earlier or later):
            return False
        if later and ground.after[other] >> (want - base) & 1:
            return False
        if earlier and ground.after[want] >> (other - base) & 1:
            return False
    return True


@compiled
def fill(ground: Ground, hall: Hall, order: Row, think: Row) -> None:
    """Fit the wants in this order, each where it can still be met."""
    for want in order:
        if hall.start[want] == NOBODY:
            fit(ground, hall, want, think)


@compiled
def keep(ground: Ground, hall: Hall, want: int, think: Row) -> bool:
    """Hold a meeting where an old plan has it, with another interpreter if need be."""
    desk, start = ground.stood[want, 0], ground.was[want] - ground.size[6]
    slot = start // ground.size[5]
    if desk < 0 or ground.was[want] < 0 or not 0 <= slot < ground.size[4] or start % ground.size[5]:
        return False
    way = ground.way_at[want, desk]
    if not ground.free[want] or way < 0 or not suits(ground, hall, want, (slot, way)):
        return False
    open_starts(ground, hall, want, (way, think[0], think[1]))
    if not think[0, slot]:
        return False
    put(ground, hall, want, (slot, desk, helper_for(ground, hall, want, (slot, way, 0))))
    settle(ground, hall, ground.visitor[want])
    return True
