"""Rows of a day as the engine reads them, and back. Visitors are numbers there, too."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from nahtlos.days import engine
from nahtlos.days.models import Answered, Day, Desk, Helper, Helps, Meeting, Visitor, Want
from nahtlos.days.translate.plan import plan_json

OPEN_END = 10**6


@dataclass(frozen=True)
class Hall:
    """Everything of a day that a plan is made from."""

    day: Day
    desks: tuple[Desk, ...]
    helpers: tuple[Helper, ...]
    visitors: tuple[Visitor, ...]
    wants: tuple[Want, ...]
    meetings: tuple[Meeting, ...] = ()

    def digest(self) -> str:
        """Names the day as it stands: 64 hexadecimal digits that change with anything that counts.

        Not with talks that begin and end in their time: on a busy day that is every minute.
        """
        told = [
            [str(self.day.on), self.day.grid, self.day.walk],
            [[d.number, d.state, d.topics, d.languages, d.hours, d.out_from] for d in self.desks],
            [[h.number, h.state, h.languages, h.hours, h.out_from] for h in self.helpers],
            [[v.number, v.languages, v.hours, v.late_until, v.gone_from] for v in self.visitors],
            [[w.turn, w.topic, w.minutes, w.after, str(w.desk_id or "")] for w in self.wants],
            [[str(m.desk_id), m.number, m.topic, m.start, m.end, m.until, str(m.interpreter_id or "")]
             for m in self.meetings],
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _windows(hours: Iterable[Iterable[int]]) -> tuple[engine.Window, ...]:
    pairs = (tuple(pair) for pair in hours)
    return tuple(sorted((pair[0], pair[1]) for pair in pairs))


def _desk(desk: Desk) -> engine.Desk:
    return engine.Desk(
        f"d{desk.number}", frozenset(desk.topics), frozenset(desk.languages), _windows(desk.hours)
    )


def _helper(helper: Helper) -> engine.Interpreter:
    return engine.Interpreter(
        f"i{helper.number}", frozenset(helper.languages), _windows(helper.hours)
    )


def _want(want: Want, desks: dict[object, str]) -> engine.Want:
    named = desks.get(want.desk_id)
    return engine.Want(want.topic, want.minutes, frozenset(want.after), named)


def visitor_of(visitor: Visitor, wants: Iterable[Want], desks: dict[object, str]) -> engine.Visitor:
    """A visitor with those wants that have a place."""
    mine = tuple(_want(one, desks) for one in wants)
    return engine.Visitor(
        f"v{visitor.number}", frozenset(visitor.languages), _windows(visitor.hours), mine
    )


def comes(hall: Hall) -> tuple[Desk, ...]:
    """The desks that have confirmed."""
    return tuple(one for one in hall.desks if one.state == Answered.CONFIRMED)


def interpreting(hall: Hall) -> tuple[Helper, ...]:
    """The interpreters who have confirmed."""
    return tuple(
        one
        for one in hall.helpers
        if one.state == Answered.CONFIRMED and one.helps == Helps.INTERPRETING and one.languages
    )


def problem(hall: Hall, without: Collection[int] = ()) -> engine.Day:
    """The day as the engine reads it; `without` are numbers of visitors who come in later."""
    desks = comes(hall)
    names: dict[object, str] = {one.pk: f"d{one.number}" for one in desks}
    mine: dict[object, list[Want]] = {}
    for want in hall.wants:
        mine.setdefault(want.visitor_id, []).append(want)
    return engine.Day(
        hall.day.on,
        hall.day.grid,
        hall.day.walk,
        tuple(map(_desk, desks)),
        tuple(map(_helper, interpreting(hall))),
        tuple(
            visitor_of(one, mine.get(one.pk, ()), names)
            for one in hall.visitors
            if one.number not in without and mine.get(one.pk)
        ),
    )


def plan_now(hall: Hall, day: engine.Day) -> engine.Plan:
    """The plan that stands, as the engine reads it; what did not take place is not in it."""
    desks = {one.pk: f"d{one.number}" for one in hall.desks}
    helpers: dict[object, str] = {one.pk: f"i{one.number}" for one in hall.helpers}
    known = {(visitor.id, want.topic) for visitor, want in day.wants()}
    held = tuple(
        engine.Meeting(f"v{m.number}", m.topic, desks[m.desk_id], helpers.get(m.interpreter_id),
                       m.start, m.end)
        for m in sorted(hall.meetings, key=lambda one: (one.start, one.number))
        if (f"v{m.number}", m.topic) in known
    )  # fmt: skip
    met = {(one.visitor, one.topic) for one in held}
    unmet = tuple(engine.Unmet(v, t, "not planned yet") for v, t in sorted(known - met))
    return engine.Plan("feasible", held, unmet, engine.Figures(0, 0, 0), engine.Proven(0, 0))


def document(plan: engine.Plan) -> dict[str, Any]:
    """The plan as it is kept, with the meetings moved."""
    return plan_json(plan, 0.0, replanned=True)
