"""A new plan while the day runs: as few as can be are told another time.

What has begun stays. What still can stay is held; whatever was broken is fitted back in as near its old
time as can be; then a short search looks for something better, in this order: fewer unmet, fewer visitors
moved, fewer minutes moved, then as for every plan. So never more is dropped than by fitting in alone.
"""

from dataclasses import replace

from nahtlos.days.engine.answer import Move, Plan
from nahtlos.days.engine.changes import Changes, begun, changed
from nahtlos.days.engine.day import Day
from nahtlos.days.engine.planning import Stop, never, told
from nahtlos.days.engine.search.ground import Settled
from nahtlos.days.engine.search.table import Table

ROUNDS = 8_000
REPLAN_UNTIL = 1.5
"""When a search should stop on a slow machine for a new plan to be there, with its reasons, within two."""
REPLANNING = (3000.0, 60.0, 1.0, 0.05, 0.002, 0.0002)
"""Weights of the search: unmet, visitors moved, minutes moved, idle, interpreted, ends."""


def replan(
    day: Day,
    plan: Plan,
    changes: Changes,
    *,
    now: int,
    seed: int = 0,
    rounds: int = ROUNDS,
    stop: Stop = never,
) -> Plan:
    """The plan from now on. Without a change it is the old one."""
    if changes == Changes():
        return replace(plan, moved=())
    settled = Settled(
        begun(plan, changes, now), now, {(one.visitor, one.topic): one for one in plan.meetings}
    )
    table = Table(changed(day, changes, now), settled, REPLANNING)
    table.keep(one for one in plan.meetings if one.start >= now)
    table.fill()
    table.search(rounds, seed, stop)
    found = told(table)
    return replace(found, moved=moves(plan, found))


def moves(old: Plan, new: Plan) -> tuple[Move, ...]:
    """Each meeting that is at another time."""
    was = {(one.visitor, one.topic): one.start for one in old.meetings}
    return tuple(
        Move(one.visitor, one.topic, was[one.visitor, one.topic], one.start)
        for one in new.meetings
        if was.get((one.visitor, one.topic), one.start) != one.start
    )
