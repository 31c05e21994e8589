"""The tree over all orders of a visitor's wants finds what trying every visit finds.

Interpreters' minutes weigh nothing here: each meeting is as soon as can be, even where a later one
would need nobody.
"""

from collections.abc import Iterator
from math import prod

import numpy as np
import pytest
from benchmarks.days.days import OVERFULL, Size
from benchmarks.days.days import day as random_day

from nahtlos.days.engine.planning import never
from nahtlos.days.engine.search.chain import BEST, START, Room, room_for
from nahtlos.days.engine.search.dice import dice
from nahtlos.days.engine.search.every import are_few, try_every
from nahtlos.days.engine.search.hall import END, IDLE, UNMET, take
from nahtlos.days.engine.search.seat import hope, look
from nahtlos.days.engine.search.table import Table

WEIGHTS = (400.0, 0.0, 0.0, 1.0, 0.0, 0.002)
TURNS = 6
"""Starts are overlooked by chance, one in sixteen: so often that none is overlooked each time."""
MOST = 20_000
"""Visitors with more visits than that are left out."""

Held = tuple[tuple[int, int, int], ...]
"""Which want, from which slot on, at which desk."""


@pytest.mark.parametrize("seed", range(12))
def test_the_tree_finds_the_best_visit_that_there_is(seed: int) -> None:
    table = Table(random_day(Size(30, 8, 3), OVERFULL, seed), weights=WEIGHTS)
    table.fill()
    table.search(2000, seed, never)
    room = room_for(table.ground, dice(seed))
    room.loose[0] = 0
    several = 0
    for visitor in range(len(table.day.visitors)):
        _send_out(table, visitor)
        count = look(table.ground, table.hall, room, visitor)
        if count and are_few(room, count) and _how_many(room, count) <= MOST:
            several += count > 1
            assert _found(table, room, visitor, count) == pytest.approx(
                min(_cost(room, visit) for visit in _visits(room, count, 0, ()))
            )
        table.fill()
    assert several


def _send_out(table: Table, visitor: int) -> None:
    for want in range(table.ground.first[visitor], table.ground.first[visitor + 1]):
        if table.hall.start[want] >= 0:
            take(table.ground, table.hall, want)


def _found(table: Table, room: Room, visitor: int, count: int) -> float:
    """What the best visit of several turns costs."""
    costs = []
    for _ in range(TURNS):
        room.best[START, :count] = -1
        hope(table.ground, room, visitor, count)
        try_every(room, count)
        costs.append(float(room.cost[BEST]))
    return min(costs)


def _how_many(room: Room, count: int) -> int:
    """At most so many visits there are."""
    rows = [room.open[room.known[want, 6] : room.known[want + 1, 6]] for want in range(count)]
    return prod(1 + int(np.count_nonzero(row)) for row in rows)


def _visits(room: Room, count: int, want: int, held: Held) -> Iterator[Held]:
    """Every visit: each want at any free place that goes with the others, or not at all."""
    if want == count:
        if held:
            yield held
        return
    yield from _visits(room, count, want + 1, held)
    for row in range(room.known[want, 6], room.known[want + 1, 6]):
        for slot in np.flatnonzero(room.open[row]):
            place = want, int(slot), int(room.desk[row])
            if all(_go_together(room, place, other) for other in held):
                yield from _visits(room, count, want + 1, (*held, place))


def _go_together(room: Room, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether one ends before the other begins, with the walk between, in the order asked for."""
    first, second = sorted((one, other), key=lambda place: place[1])
    apart = room.known[first[0], 0 if first[2] == second[2] else 1]
    barred = room.known[first[0], 3] >> room.known[second[0], 4] & 1
    return bool(first[1] + apart <= second[1] and not barred)


def _cost(room: Room, visit: Held) -> float:
    """By the weights of the search."""
    grid, origin = room.span[0], room.span[1]
    begun = min(origin + slot * grid for _, slot, _ in visit)
    end = max(origin + slot * grid + room.known[want, 2] for want, slot, _ in visit)
    talked = sum(room.known[want, 2] for want, _, _ in visit)
    idle, cost = end - begun - talked, room.cost
    return float(idle * cost[IDLE] + end * cost[END] - len(visit) * cost[UNMET])
