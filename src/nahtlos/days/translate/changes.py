"""The document `changes`: what has happened since the plan was made."""

from typing import Any

from nahtlos.days.engine.answer import Plan
from nahtlos.days.engine.changes import Changes, Late, Out, Overrun, unknown
from nahtlos.days.engine.day import Day
from nahtlos.days.translate.day import named, read_desk, read_visitor, unknown_desks
from nahtlos.days.translate.reading import BadDocument, Fault, Reader, once, text, time

CHANGES = (
    "desk_out", "desk_in", "interpreter_out", "visitor_late", "visitor_gone", "visitor_in", "overrun",
)  # fmt: skip


def read_changes(raw: object, day: Day, plan: Plan, now: int) -> Changes:
    """The changes, or BadDocument with every fault, also where they name what is not there."""
    faults: list[Fault] = []
    reader = Reader(raw, "", faults, CHANGES)
    found = Changes(
        reader.rows("desk_out", lambda one, place: _out(one, place, faults)),
        reader.rows("desk_in", lambda one, place: read_desk(one, place, faults)),
        reader.rows("interpreter_out", lambda one, place: _out(one, place, faults)),
        reader.rows("visitor_late", lambda one, place: _late(one, place, faults)),
        reader.rows("visitor_gone", lambda one, place: _gone(one, place, faults)),
        reader.rows("visitor_in", lambda one, place: read_visitor(one, place, faults)),
        reader.rows("overrun", lambda one, place: _overrun(one, place, faults)),
    )
    once(named("desk_in", found.desk_in), faults)
    once(named("visitor_in", found.visitor_in), faults)
    desks = {one.id for one in (*day.desks, *found.desk_in)}
    faults += unknown_desks(found.visitor_in, desks, "visitor_in")
    faults += (Fault(place, says) for place, says in unknown(day, plan, found, now))
    if faults:
        raise BadDocument(faults)
    return found


def read_now(raw: str) -> int:
    """The minute that it is; BadDocument where it is no time."""
    try:
        return time(raw)
    except ValueError as bad:
        raise BadDocument([Fault("--now", str(bad))]) from bad


def _out(raw: Any, place: str, faults: list[Fault]) -> Out:
    reader = Reader(raw, place, faults, ("id", "from"))
    return Out(reader.value("id", text, "", need=True), reader.value("from", time, 0, need=True))


def _late(raw: Any, place: str, faults: list[Fault]) -> Late:
    reader = Reader(raw, place, faults, ("id", "until"))
    return Late(reader.value("id", text, "", need=True), reader.value("until", time, 0, need=True))


def _gone(raw: Any, place: str, faults: list[Fault]) -> str:
    return Reader(raw, place, faults, ("id",)).value("id", text, "", need=True)


def _overrun(raw: Any, place: str, faults: list[Fault]) -> Overrun:
    reader = Reader(raw, place, faults, ("visitor", "topic", "until"))
    return Overrun(
        reader.value("visitor", text, "", need=True),
        reader.value("topic", text, "", need=True),
        reader.value("until", time, 0, need=True),
    )
