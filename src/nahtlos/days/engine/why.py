"""Why a want is not met, and what would be lost by moving a meeting."""

from dataclasses import dataclass

import numpy as np

from nahtlos.days.engine.answer import Meeting, Plan, Unmet
from nahtlos.days.engine.day import Day, Desk, Visitor, Want, can_carry, can_serve, clock
from nahtlos.days.engine.preferences import PREFERENCES
from nahtlos.days.engine.search.hall import open_starts
from nahtlos.days.engine.search.single import suits
from nahtlos.days.engine.search.table import Table

SAYS = {
    "after_itself": "{topic} is to come after itself",
    "desk_does_not": "desk {desk}, which is asked for, does not serve {topic}",
    "no_desk": "no desk serves {topic}",
    "not_staffed": "no desk for {topic} is staffed",
    "too_late": "what was to come after {topic} has begun",
    "no_words": "no desk for {topic} and no interpreter for one of them speaks {speaks}",
    "never_together": "visitor and a desk for {topic} that understand each other are never there"
    " together for {minutes} minutes",
    "never_together_since": "visitor and a desk for {topic} that understand each other are never"
    " there together for {minutes} minutes from {since} on",
    "no_interpreter": "no interpreter for {speaks} is present after {last}, or when a desk for"
    " {topic} is",
    "desks_taken": "at every time that suits, the desks for {topic} are taken",
    "interpreters_taken": "when a desk for {topic} is free, no interpreter for {speaks} is",
    "order": "when {topic} could be met, the visitor is elsewhere or the order would be wrong",
    "elsewhere": "when {topic} could be met, the visitor is in another meeting",
}
"""Every reason by its code, as the document of a plan says it."""


@dataclass(frozen=True)
class Reason:
    """Why a want is not met: a code of `SAYS` and what fills its sentence."""

    code: str
    parts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return SAYS[self.code].format(**dict(self.parts))


def _says(code: str, **parts: object) -> Reason:
    return Reason(code, tuple((name, str(part)) for name, part in parts.items()))


@dataclass(frozen=True)
class Lost:
    """What the best other time would cost; `start` is None where there is no other time."""

    meeting: Meeting
    start: int | None
    unmet: int
    idle_minutes: int
    interpreter_minutes: int

    def __str__(self) -> str:
        if self.start is None:
            return "there is no other time for it as long as the others stay"
        if self.idle_minutes > 0:
            return f"at {clock(self.start)}, the best other time, the visitor would wait {self.idle_minutes} minutes more"
        if self.interpreter_minutes > 0:
            return f"at {clock(self.start)} an interpreter would be needed for {self.interpreter_minutes} minutes more"
        return f"at {clock(self.start)} nothing would be lost but time"


def reasons(table: Table, meetings: tuple[Meeting, ...]) -> tuple[Unmet, ...]:
    """Every want that is not met, with the reason. The hall of the table must be as the meetings."""
    met = {(one.visitor, one.topic) for one in meetings}
    return tuple(
        _unmet(visitor, want, _why(table, visitor, want))
        for visitor, want in table.day.wants()
        if (visitor.id, want.topic) not in met
    )


def _unmet(visitor: Visitor, want: Want, why: Reason) -> Unmet:
    return Unmet(visitor.id, want.topic, str(why), why.code, why.parts)


def _why(table: Table, visitor: Visitor, want: Want) -> Reason:
    return _never(table, visitor, want) or _taken(table, visitor, want)


def _never(table: Table, visitor: Visitor, want: Want) -> Reason | None:
    """The rules that collide for this want alone, whatever the others do; None if none do."""
    day = table.day
    if want.topic in want.after:
        return _says("after_itself", topic=want.topic)
    if want.desk is not None and not any(can_serve(desk, want) for desk in day.desks):
        return _says("desk_does_not", desk=want.desk, topic=want.topic)
    desks = [desk for desk in day.desks if can_serve(desk, want)]
    if not desks:
        return _says("no_desk", topic=want.topic)
    if not any(map(len, (desk.staffed for desk in desks))):
        return _says("not_staffed", topic=want.topic)
    at = table.number[visitor.id, want.topic]
    if not table.ground.free[at]:
        return _says("too_late", topic=want.topic)
    return _no_words(day, visitor, want, desks) or _no_time(table, visitor, want, desks)


def _no_words(day: Day, visitor: Visitor, want: Want, desks: list[Desk]) -> Reason | None:
    spoken = "/".join(sorted(visitor.speaks)) or "no language"
    understood = any(visitor.speaks & desk.speaks for desk in desks)
    if understood or any(can_carry(h, visitor, d) for h in day.interpreters for d in desks):
        return None
    return _says("no_words", topic=want.topic, speaks=spoken)


def _no_time(table: Table, visitor: Visitor, want: Want, desks: list[Desk]) -> Reason | None:
    """Whether visitor and desk, or these and an interpreter, are never there together."""
    at = table.number[visitor.id, want.topic]
    ways = range(int(table.ground.way[at]), int(table.ground.way[at + 1]))
    if not ways:
        parts = {"topic": want.topic, "minutes": want.minutes}
        if not table.settled.now:
            return _says("never_together", **parts)
        return _says("never_together_since", **parts, since=clock(table.settled.now))
    if any(_present(table, at, way).any() for way in ways):
        return None
    spoken = "/".join(sorted(visitor.speaks))
    last = max(
        (
            until
            for h in table.day.interpreters
            if any(can_carry(h, visitor, d) for d in desks)
            for _, until in h.present
        ),
        default=0,
    )
    return _says("no_interpreter", speaks=spoken, last=clock(last), topic=want.topic)


def _present(table: Table, want: int, way: int) -> "np.ndarray[tuple[int], np.dtype[np.uint8]]":
    """The starts of a way at which somebody who could interpret is present at all."""
    ground = table.ground
    allow = ground.allow[way].copy()
    low, high = int(ground.helper[way]), int(ground.helper[way + 1])
    if low < high:
        who = ground.helpers[low:high]
        allow &= ground.presence[who, int(ground.length[want])].max(axis=0)
    found: np.ndarray[tuple[int], np.dtype[np.uint8]] = allow
    return found


def _taken(table: Table, visitor: Visitor, want: Want) -> Reason:
    """What stands in the way in this plan: desks, interpreters or the visitor's own meetings."""
    ground, hall, at = table.ground, table.hall, table.number[visitor.id, want.topic]
    cover, desk_free, all_free = int(ground.cover[at]), False, False
    for way in range(int(ground.way[at]), int(ground.way[at + 1])):
        free = hall.free[int(ground.desk[way]), :-1] >= cover
        desk_free |= bool((_present(table, at, way) & free).any())
        open_starts(ground, hall, at, (way, table.think[0], table.think[1]))
        all_free |= bool(table.think[0].any())
    if not desk_free:
        return _says("desks_taken", topic=want.topic)
    if not all_free:
        spoken = "/".join(sorted(visitor.speaks))
        return _says("interpreters_taken", topic=want.topic, speaks=spoken)
    if any(other.topic in want.after or want.topic in other.after for other in visitor.wants):
        return _says("order", topic=want.topic)
    return _says("elsewhere", topic=want.topic)


def lost(day: Day, plan: Plan, visitor: str, topic: str) -> Lost | None:
    """What would be lost by moving this meeting while all others stay; None if there is none."""
    one = next((m for m in plan.meetings if (m.visitor, m.topic) == (visitor, topic)), None)
    if one is None:
        return None
    return losses(day, plan, (one,))[0]


def losses(day: Day, plan: Plan, meetings: tuple[Meeting, ...] | None = None) -> tuple[Lost, ...]:
    """The same for many meetings of a plan, for all if none are named."""
    table = Table(day)
    for one in plan.meetings:
        table.put(one)
    return tuple(
        _lost(table, plan, one) for one in (plan.meetings if meetings is None else meetings)
    )


def _lost(table: Table, plan: Plan, one: Meeting) -> Lost:
    """The best other time for one meeting, with the visitor's other meetings as they are."""
    own = [other for other in plan.of(one.visitor) if other != one]
    table.take(one)
    found = [(_cost(table.day, [*own, other]), other.start) for other in _elsewhen(table, one)]
    table.put(one)
    if not found:
        return Lost(one, None, 1, 0, 0)
    now, (best, start) = _cost(table.day, [*own, one]), min(found)
    return Lost(one, start, 0, best[0] - now[0], best[1] - now[1])


def _cost(day: Day, own: list[Meeting]) -> tuple[int, ...]:
    """What a visitor's meetings add to the preferences after the first."""
    return tuple(preference(day, own) for preference in PREFERENCES[1:])


def _elsewhen(table: Table, one: Meeting) -> list[Meeting]:
    """The same meeting at every other time that is free, at every desk."""
    ground, want = table.ground, table.number[one.visitor, one.topic]
    found = []
    for way in range(int(ground.way[want]), int(ground.way[want + 1])):
        open_starts(ground, table.hall, want, (way, table.think[0], table.think[1]))
        helped = ground.helper[way] < ground.helper[way + 1]
        for slot in np.flatnonzero(table.think[0]):
            start = int(ground.size[6] + slot * ground.size[5])
            if start != one.start and suits(ground, table.hall, want, (int(slot), way)):
                desk = table.day.desks[int(ground.desk[way])].id
                end = start + one.end - one.start
                found.append(
                    Meeting(one.visitor, one.topic, desk, "?" if helped else None, start, end)
                )
    return found
