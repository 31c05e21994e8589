"""Other times for one meeting while everybody else stays where they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from nahtlos.days import engine
from nahtlos.days.engine.day import can_carry, can_serve
from nahtlos.days.engine.rules import HARD
from nahtlos.days.translate.rows import Hall, plan_now, problem

MOST = 4


@dataclass(frozen=True)
class Other:
    """Another time: from when until when, at the desk and with the interpreter of these numbers."""

    start: int
    end: int
    desk: int
    interpreter: int | None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.start}-{self.desk}-{self.interpreter or 0}"

    @property
    def starts(self) -> str:
        """When, as people write it."""
        return engine.clock(self.start)


def others(hall: Hall, number: int, topic: str, *, now: int = 0) -> tuple[Other, ...]:
    """Up to four other times, the nearest ones, each once; none where there is none."""
    day = problem(hall)
    held = plan_now(hall, day).meetings
    mine = next((m for m in held if (m.visitor, m.topic) == (f"v{number}", topic)), None)
    if mine is None:
        return ()
    beside = tuple(one for one in held if one is not mine)
    starts = [s for s in range(0, 24 * 60, day.grid) if s != mine.start and s >= now]
    starts.sort(key=lambda start: abs(start - mine.start))
    found: list[Other] = []
    for start in starts:
        there = next(free_at(day, mine, beside, start), None)
        if there is not None:
            found.append(there)
        if len(found) == MOST:
            break
    return tuple(sorted(found, key=lambda one: one.start))


def free_at(
    day: engine.Day, mine: engine.Meeting, beside: tuple[engine.Meeting, ...], start: int
) -> Iterator[Other]:
    """Where the meeting could be at this start, beside those; desks in order."""
    visitor = day.visitor(mine.visitor)
    want = visitor.want(mine.topic) if visitor is not None else None
    if visitor is None or want is None:
        return
    end = start + mine.end - mine.start
    if not any(a <= start and end <= b for a, b in visitor.present):
        return
    helpers = [None, *(one.id for one in day.interpreters)]
    for desk, helper in product(day.desks, helpers):
        if not can_serve(desk, want) or bool(desk.speaks & visitor.speaks) != (helper is None):
            continue
        if helper and not any(
            h.id == helper and can_carry(h, visitor, desk) for h in day.interpreters
        ):
            continue
        new = replace(mine, start=start, end=end, desk=desk.id, interpreter=helper)
        near = tuple(one for one in beside if _meets(one, new))
        if _breaches(day, (new, *near)) == _breaches(day, near):
            yield Other(start, end, int(desk.id[1:]), int(helper[1:]) if helper else None)


def _breaches(day: engine.Day, meetings: tuple[engine.Meeting, ...]) -> int:
    return sum(1 for rule in HARD for _found in rule(day, meetings, frozenset()))


def _meets(one: engine.Meeting, new: engine.Meeting) -> bool:
    """Whether the two share somebody, so that they can be in each other's way."""
    return (
        one.visitor == new.visitor
        or one.desk == new.desk
        or (one.interpreter is not None and one.interpreter == new.interpreter)
    )
