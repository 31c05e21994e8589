"""The proof in the time that is left: what windows can hold, and an exact model of a small day."""

from dataclasses import replace

from nahtlos.days.engine.answer import Meeting, Plan, Proven
from nahtlos.days.engine.preferences import worth
from nahtlos.days.engine.proof import capacity
from nahtlos.days.engine.proof.alone import Alone
from nahtlos.days.engine.proof.exact import MOST, Exact, Model
from nahtlos.days.engine.proof.places import NOBODY, Place, how_many, places
from nahtlos.days.engine.search.table import Table, in_order

SHARE = 0.3
"""Of the time, for the wants that cannot all have room."""
ROOMY = 0.4
"""With less time than this windows are not looked at."""
LEAST = 0.2
"""With less time than this only the quick bounds are told."""


def certify(table: Table, plan: Plan, effort: float) -> tuple[tuple[Meeting, ...], Proven, bool]:
    """Meetings at least as good as the plan's, what is proven, and whether nothing is better."""
    proven = quick(table, plan.figures.unmet)
    if effort < LEAST:
        return plan.meetings, proven, False
    many = how_many(table.ground)
    if effort >= ROOMY and plan.figures.unmet > proven.unmet:
        bound = _blocked(table) + capacity.unmet(table.ground, SHARE * effort)
        proven = replace(proven, unmet=max(proven.unmet, bound))
    if not 0 < many <= MOST * min(1.0, effort):
        return plan.meetings, proven, many == 0 and not plan.meetings
    return _exactly(table, plan, (proven, places(table.ground)), effort)


def quick(table: Table, unmet: int) -> Proven:
    """What each visitor alone proves."""
    alone = Alone(table.ground, table.begun)
    return Proven(alone.unmet, alone.idle(unmet))


def _blocked(table: Table) -> int:
    """Wants that nothing can meet any more."""
    return int((~table.begun & (table.ground.free == 0)).sum())


def _exactly(
    table: Table, plan: Plan, known: tuple[Proven, list[Place]], effort: float
) -> tuple[tuple[Meeting, ...], Proven, bool]:
    proven, found = known
    number = {place: at for at, place in enumerate(found)}
    chosen = [number[_place(table, one)] for one in plan.meetings]
    exact = Model(table.ground, found).solve(chosen, proven.unmet, effort)
    other = _meetings(table, exact)
    best = min((plan.meetings, other), key=lambda some: worth(table.day, some))
    unmet = max([proven.unmet, *exact.bounds[:1]])
    idle = quick(table, worth(table.day, best)[0]).idle_minutes
    if len(exact.bounds) > 1:
        idle = max(idle, exact.bounds[1])
    return best, Proven(unmet, idle), exact.complete


def _place(table: Table, one: Meeting) -> Place:
    want = table.number[one.visitor, one.topic]
    desk = [desk.id for desk in table.day.desks].index(one.desk)
    helpers = [helper.id for helper in table.day.interpreters]
    helper = NOBODY if one.interpreter is None else helpers.index(one.interpreter)
    slot = (one.start - int(table.ground.size[6])) // table.day.grid
    return Place(want, int(table.ground.visitor[want]), desk, helper, slot)


def _meetings(table: Table, exact: Exact) -> tuple[Meeting, ...]:
    wants, day = table.day.wants(), table.day
    found = []
    for place in exact.chosen:
        visitor, want = wants[place.want]
        start = int(table.ground.size[6]) + place.slot * day.grid
        name = None if place.helper == NOBODY else day.interpreters[place.helper].id
        desk = day.desks[place.desk].id
        found.append(Meeting(visitor.id, want.topic, desk, name, start, start + want.minutes))
    return in_order(found)
