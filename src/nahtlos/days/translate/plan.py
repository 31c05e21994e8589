"""The document `dayplan`."""

from collections.abc import Mapping
from typing import Any

from nahtlos.days.engine.answer import Figures, Meeting, Move, Plan, Proven, Status, Unmet
from nahtlos.days.engine.day import Day, clock
from nahtlos.days.translate.reading import BadDocument, Fault, Reader, count, show, text, time

PLAN = ("status", "seconds", "meetings", "unmet", "figures", "proven", "moved")
MEETING = ("visitor", "topic", "desk", "interpreter", "start", "end")
UNMET = ("visitor", "topic", "why")
FIGURES = ("unmet", "idle_minutes", "interpreter_minutes")
PROVEN = ("unmet", "idle_minutes")
MOVED = ("visitor", "topic", "from", "to", "minutes")


def plan_json(plan: Plan, seconds: float, *, replanned: bool = False) -> dict[str, Any]:
    """A plan as a document; a new plan for a running day names what is moved."""
    document: dict[str, Any] = {
        "status": plan.status,
        "seconds": round(seconds, 2),
        "meetings": [_meeting(one) for one in plan.meetings],
        "unmet": [{key: getattr(one, key) for key in UNMET} for one in plan.unmet],
        "figures": {key: getattr(plan.figures, key) for key in FIGURES},
        "proven": {key: getattr(plan.proven, key) for key in PROVEN},
    }
    if replanned:
        document["moved"] = [_move(one) for one in plan.moved]
    return document


def _meeting(one: Meeting) -> dict[str, Any]:
    told = {key: getattr(one, key) for key in MEETING}
    return told | {"start": clock(one.start), "end": clock(one.end)}


def _move(one: Move) -> dict[str, Any]:
    return {
        "visitor": one.visitor, "topic": one.topic,
        "from": clock(one.was), "to": clock(one.start), "minutes": one.minutes,
    }  # fmt: skip


def read_plan(raw: object) -> Plan:
    """The plan, or BadDocument with every fault; it may still break rules."""
    faults: list[Fault] = []
    reader = Reader(raw, "", faults, PLAN)
    meetings = reader.rows(
        "meetings", lambda one, place: _read_meeting(one, place, faults), need=True
    )
    figures = Reader(reader.raw.get("figures", {}), "figures", faults, FIGURES)
    proven = Reader(reader.raw.get("proven", {}), "proven", faults, PROVEN)
    found = Plan(
        reader.value("status", _status, "feasible"),
        meetings,
        reader.rows("unmet", lambda one, place: _read_unmet(one, place, faults)),
        Figures(*(figures.value(key, count, 0, need=True) for key in FIGURES)),
        Proven(*(proven.value(key, count, 0) for key in PROVEN)),
        reader.rows("moved", lambda one, place: _read_move(one, place, faults)),
    )
    if faults:
        raise BadDocument(faults)
    return found


def _read_meeting(raw: Any, place: str, faults: list[Fault]) -> Meeting:
    reader = Reader(raw, place, faults, MEETING)
    visitor, topic, desk = (reader.value(key, text, "", need=True) for key in MEETING[:3])
    helper: str | None = reader.value("interpreter", _name, None)
    start, end = (reader.value(key, time, 0, need=True) for key in MEETING[4:])
    found = Meeting(visitor, topic, desk, helper, start, end)
    if found.end <= found.start and {"start", "end"} <= set(reader.raw):
        faults.append(
            Fault(reader.at("end"), f"{clock(found.end)} is not after {clock(found.start)}")
        )
    return found


def _read_unmet(raw: Any, place: str, faults: list[Fault]) -> Unmet:
    reader = Reader(raw, place, faults, UNMET)
    visitor, topic, why = (reader.value(key, text, "", need=key != "why") for key in UNMET)
    return Unmet(visitor, topic, why)


def _read_move(raw: Any, place: str, faults: list[Fault]) -> Move:
    reader = Reader(raw, place, faults, MOVED)
    visitor, topic = (reader.value(key, text, "", need=True) for key in MOVED[:2])
    was, start = (reader.value(key, time, 0, need=True) for key in MOVED[2:4])
    return Move(visitor, topic, was, start)


def _name(raw: Any) -> str | None:
    return text(raw)


def _status(raw: Any) -> Status:
    known: Mapping[str, Status] = {"optimal": "optimal", "feasible": "feasible"}
    if raw not in known:
        raise ValueError(f"{show(raw)} is not one of {' '.join(known)}")
    return known[raw]


def strangers(meetings: tuple[Meeting, ...], day: Day) -> tuple[Fault, ...]:
    """Whoever meets somebody and is not of this day, and wants that are nobody's."""
    known: dict[str, set[str | None]] = {
        "visitor": {one.id for one in day.visitors},
        "desk": {one.id for one in day.desks},
        "interpreter": {one.id for one in day.interpreters} | {None},
    }
    wants = {(visitor.id, want.topic) for visitor, want in day.wants()}
    return (
        *(
            Fault(f"meetings[{at}].{kind}", f"there is no {kind} {show(getattr(one, kind))}")
            for at, one in enumerate(meetings)
            for kind, ids in known.items()
            if getattr(one, kind) not in ids
        ),
        *(
            Fault(f"meetings[{at}].topic", f"visitor {one.visitor} does not want {show(one.topic)}")
            for at, one in enumerate(meetings)
            if one.visitor in known["visitor"] and (one.visitor, one.topic) not in wants
        ),
    )
