"""Delays spread: when each meeting will really begin and end, as long as nobody plans anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Running:
    """A meeting while the day runs. `until` is where it will end, or has ended."""

    id: str
    visitor: str
    desk: str
    interpreter: str | None
    start: int
    end: int
    stands: Literal["planned", "begun", "done"] = "planned"
    until: int | None = None


@dataclass(frozen=True)
class Expected:
    """When it is to be expected."""

    start: int
    end: int
    late: int


def expected(meetings: Iterable[Running], *, now: int, walk: int) -> dict[str, Expected]:
    """For each meeting: whoever is held up at one desk comes late to the next, and so does the desk."""
    free: dict[str, tuple[int, str]] = {}
    found: dict[str, Expected] = {}
    for one in sorted(meetings, key=lambda m: (m.start, m.id)):
        start, end = _times(one, free, now, walk)
        found[one.id] = Expected(start, end, max(0, start - one.start))
        for who in _busy(one):
            last = free.get(who, (0, ""))[0]
            free[who] = (max(last, end), one.desk)
    return found


def _busy(one: Running) -> tuple[str, ...]:
    helper = (f"i {one.interpreter}",) if one.interpreter is not None else ()
    return (f"d {one.desk}", f"v {one.visitor}", *helper)


def _times(one: Running, free: dict[str, tuple[int, str]], now: int, walk: int) -> tuple[int, int]:
    if one.stands == "done":
        return one.start, one.until or one.end
    if one.stands == "begun":
        return one.start, max(one.until or one.end, now)
    start = max(one.start, now)
    for who in _busy(one):
        since, where = free.get(who, (0, one.desk))
        start = max(start, since + (walk if where != one.desk else 0))
    return start, start + one.end - one.start
