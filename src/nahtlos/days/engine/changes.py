"""What happens while the day runs, and the day as it is from then on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from nahtlos.days.engine.answer import Meeting, Plan
from nahtlos.days.engine.day import Day, Desk, Interpreter, Visitor, clock, cut


@dataclass(frozen=True)
class Out:
    """A desk or an interpreter that is there no longer from a minute on."""

    id: str
    since: int


@dataclass(frozen=True)
class Late:
    """A visitor who will not be there before a minute."""

    id: str
    until: int


@dataclass(frozen=True)
class Overrun:
    """A meeting that has begun and lasts until a minute."""

    visitor: str
    topic: str
    until: int


@dataclass(frozen=True)
class Changes:
    """Everything that is new. A desk that comes in takes the place of the one with its id."""

    desk_out: tuple[Out, ...] = ()
    desk_in: tuple[Desk, ...] = ()
    interpreter_out: tuple[Out, ...] = ()
    visitor_late: tuple[Late, ...] = ()
    visitor_gone: tuple[str, ...] = ()
    visitor_in: tuple[Visitor, ...] = ()
    overrun: tuple[Overrun, ...] = ()


def begun(plan: Plan, changes: Changes, now: int) -> tuple[Meeting, ...]:
    """The meetings that began before now, with their new ends; they stay whatever happens."""
    ends = {(one.visitor, one.topic): one.until for one in changes.overrun}
    return tuple(
        replace(one, end=max(one.start + 1, ends.get((one.visitor, one.topic), one.end)))
        for one in plan.meetings
        if one.start < now
    )


def changed(day: Day, changes: Changes, now: int) -> Day:
    """The day with the windows cut, and whoever comes in."""
    return replace(
        day,
        desks=_desks(day.desks, changes),
        interpreters=_interpreters(day.interpreters, changes),
        visitors=(*(_visitor(one, changes, now) for one in day.visitors), *changes.visitor_in),
    )


def _desks(desks: Iterable[Desk], changes: Changes) -> tuple[Desk, ...]:
    out = {one.id: one.since for one in changes.desk_out}
    found = {one.id: replace(one, staffed=cut(one.staffed, until=out.get(one.id))) for one in desks}
    return tuple((found | {one.id: one for one in changes.desk_in}).values())


def _interpreters(helpers: Iterable[Interpreter], changes: Changes) -> tuple[Interpreter, ...]:
    out = {one.id: one.since for one in changes.interpreter_out}
    return tuple(replace(one, present=cut(one.present, until=out.get(one.id))) for one in helpers)


def _visitor(visitor: Visitor, changes: Changes, now: int) -> Visitor:
    late = {one.id: one.until for one in changes.visitor_late}
    present = cut(visitor.present, since=late.get(visitor.id))
    if visitor.id in changes.visitor_gone:
        present = cut(present, until=now)
    return replace(visitor, present=present)


def unknown(day: Day, plan: Plan, changes: Changes, now: int) -> tuple[tuple[str, str], ...]:
    """What the changes name that is not there: the place, and a sentence."""
    desks = {one.id for one in day.desks}
    helpers = {one.id for one in day.interpreters}
    visitors = {one.id for one in day.visitors}
    began = {(one.visitor, one.topic) for one in plan.meetings if one.start < now}
    named = (
        ("desk_out", "desk", [one.id for one in changes.desk_out], desks),
        ("interpreter_out", "interpreter", [one.id for one in changes.interpreter_out], helpers),
        ("visitor_late", "visitor", [one.id for one in changes.visitor_late], visitors),
        ("visitor_gone", "visitor", list(changes.visitor_gone), visitors),
    )
    return (
        *(
            (f"{part}[{at}].id", f"there is no {kind} {id_}")
            for part, kind, ids, known in named
            for at, id_ in enumerate(ids)
            if id_ not in known
        ),
        *(
            (f"visitor_in[{at}].id", f"visitor {one.id} is there already")
            for at, one in enumerate(changes.visitor_in)
            if one.id in visitors
        ),
        *(
            (
                f"overrun[{at}]",
                f"no meeting of {one.visitor} about {one.topic} began before {clock(now)}",
            )
            for at, one in enumerate(changes.overrun)
            if (one.visitor, one.topic) not in began
        ),
    )
