"""What another staffing would have served: the day planned once more, as visitors really came."""

from typing import Any

from nahtlos.days import engine
from nahtlos.days.translate.rows import Hall, problem
from nahtlos.days.translate.working import Stop, missing, never


def look_back(hall: Hall, *, seconds: float, seed: int, stop: Stop = never) -> dict[str, Any]:
    """Wants the engine serves with those who were there, and what one more from 10 to 12 would add."""
    day = as_it_was(hall)
    made = engine.plan(day, effort=engine.effort(day, seconds), seed=seed, stop=stop)
    return {
        "served": len(made.meetings), "unmet": made.figures.unmet, "idle": made.figures.idle_minutes,
        "missing": missing(day, made, seed),
    }  # fmt: skip


def as_it_was(hall: Hall) -> engine.Day:
    """Only those who came, from when they came; desks and interpreters until they left."""
    came = {one.number: one.arrived_at for one in hall.visitors if one.arrived_at is not None}
    day = problem(hall, without={one.number for one in hall.visitors} - set(came))
    known = {one.id for one in day.visitors}
    late = tuple(
        engine.Late(f"v{number}", max(0, hall.day.minute(at)))
        for number, at in sorted(came.items()) if f"v{number}" in known
    )  # fmt: skip
    changes = engine.Changes(
        desk_out=tuple(engine.Out(f"d{one.number}", one.out_from)
                       for one in hall.desks if one.out_from is not None),
        interpreter_out=tuple(engine.Out(f"i{one.number}", one.out_from)
                              for one in hall.helpers if one.out_from is not None),
        visitor_late=late,
    )  # fmt: skip
    return engine.changed(day, changes, 0)
