"""The day while it runs: the board of desks and visitors on a time axis, and the call display."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from nahtlos.days import engine
from nahtlos.days.models import LIVE, Day, Desk, Meeting, Running
from nahtlos.days.queries.days import desks_of
from nahtlos.days.queries.visits import meetings_of

CALLED_BEFORE = 10
STANDS: dict[str, Literal["planned", "begun", "done"]] = {
    "planned": "planned", "begun": "begun", "done": "done",
}  # fmt: skip


@dataclass(frozen=True)
class OnBoard:
    """A meeting on the board: as planned, and as it is to be expected now."""

    meeting: Meeting
    start: int
    end: int
    late: int

    @property
    def starts(self) -> str:
        """When it is to be expected, as people write it."""
        return engine.clock(self.start)

    @property
    def ends(self) -> str:
        """When it will be over."""
        return engine.clock(self.end)

    @property
    def planned(self) -> str:
        """When it was planned."""
        return engine.clock(self.meeting.start)


@dataclass(frozen=True)
class Lane:
    """One desk with its meetings."""

    desk: Desk
    meetings: tuple[OnBoard, ...]


@dataclass(frozen=True)
class Board:
    """The whole hall at a minute."""

    day: Day
    now: int
    lanes: tuple[Lane, ...]
    absent: int

    @property
    def late(self) -> int:
        """How many visitors will be called later than they were told."""
        return len({one.meeting.number for lane in self.lanes for one in lane.meetings if one.late})


def board(day: Day, at: datetime) -> Board:
    """Desks on a time axis, with delays as they spread."""
    now, meetings = day.minute(at), meetings_of(day.pk)
    live = [one for one in meetings if one.state in LIVE]
    times = engine.expected((_running(day, one) for one in live), now=now, walk=day.walk)
    lanes = tuple(
        Lane(desk, tuple(_on_board(one, times) for one in live if one.desk_id == desk.pk))
        for desk in desks_of(day.pk)
        if desk.state == "confirmed"
    )
    return Board(day, now, lanes, sum(one.state == Running.ABSENT for one in meetings))


def _running(day: Day, one: Meeting) -> engine.Running:
    until = one.until
    if one.state == Running.DONE and one.ended_at is not None:
        until = day.minute(one.ended_at)
    helper = str(one.interpreter_id) if one.interpreter_id else None
    return engine.Running(
        str(one.pk), str(one.number), str(one.desk_id), helper, one.start, one.end,
        STANDS[one.state], until,
    )  # fmt: skip


def _on_board(one: Meeting, times: dict[str, engine.Expected]) -> OnBoard:
    expected = times[str(one.pk)]
    return OnBoard(one, expected.start, expected.end, expected.late)


@dataclass(frozen=True)
class Called:
    """What hangs in the hall: who goes where now, and who is next. Numbers, no names."""

    now: tuple[OnBoard, ...]
    soon: tuple[OnBoard, ...]


def called(found: Board) -> Called:
    """Numbers that are called: meetings that have begun, and those whose time is near."""
    every = [one for lane in found.lanes for one in lane.meetings]
    near = found.now + CALLED_BEFORE
    return Called(
        tuple(one for one in every if one.meeting.state == Running.BEGUN),
        _soonest(
            one for one in every if one.meeting.state == Running.PLANNED and one.start <= near
        ),
    )


def _soonest(rows: Iterable[OnBoard]) -> tuple[OnBoard, ...]:
    first: dict[int, OnBoard] = {}
    for one in sorted(rows, key=lambda row: row.start):
        first.setdefault(one.meeting.number, one)
    return tuple(first.values())
