"""The day while it runs: the board of desks and visitors on a time axis, and the call display."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple
from uuid import UUID

from nahtlos.days import engine
from nahtlos.days.models import LIVE, Answered, Day, Desk, Meeting, Running
from nahtlos.days.queries.days import desks_of

CALLED_BEFORE, CALLED_FOR = 10, 15
IN_SIGHT = 5
"""So many rows of a column are read from five metres on one screen, as measured in the browser."""
STANDS: dict[str, Literal["planned", "begun", "done"]] = {
    "planned": "planned", "begun": "begun", "done": "done",
}  # fmt: skip


class Stood(NamedTuple):
    """A meeting as it stands, without all that its row carries: hundreds are read every few seconds."""

    key: UUID
    number: int
    here: bool
    state: str
    desk: UUID
    interpreter: UUID | None
    starts: int
    ends: int
    until: int | None
    began_at: datetime | None
    ended_at: datetime | None


FIELDS = ("pk", "number", "here", "state", "desk_id", "interpreter_id",
          "during__startswith", "during__endswith", "until", "began_at", "ended_at")  # fmt: skip


class OnBoard(NamedTuple):
    """A meeting on the board: as planned, and as it is to be expected now. `called_at` is -1 before it began."""

    key: UUID
    number: int
    here: bool
    state: str
    desk: UUID
    called_at: int
    planned_at: int
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
        return engine.clock(self.planned_at)

    @property
    def stands(self) -> str:
        """Where it stands, in words."""
        return str(Running(self.state).label)


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
        return len({one.number for lane in self.lanes for one in lane.meetings if one.late})


def board(day: Day, at: datetime) -> Board:
    """Desks on a time axis, with delays as they spread."""
    stood = _stood(day)
    by_desk: dict[UUID, list[OnBoard]] = {}
    for one in _expected(day, stood, at):
        by_desk.setdefault(one.desk, []).append(one)
    lanes = tuple(
        Lane(desk, tuple(by_desk.get(desk.pk, ())))
        for desk in desks_of(day.pk)
        if desk.state == Answered.CONFIRMED
    )
    return Board(day, day.minute(at), lanes, sum(one.state == Running.ABSENT for one in stood))


def late_of(day: Day, number: int, at: datetime) -> dict[UUID, str]:
    """When the talks of a visitor are to be expected, by meeting; only those that are late."""
    expected = _expected(day, _stood(day), at)
    return {one.key: one.starts for one in expected if one.late and one.number == number}


def _stood(day: Day) -> list[Stood]:
    return [Stood(*row) for row in Meeting.objects.filter(day=day).values_list(*FIELDS)]


def _expected(day: Day, stood: Iterable[Stood], at: datetime) -> list[OnBoard]:
    live = [one for one in stood if one.state in LIVE]
    times = engine.expected((_running(day, one) for one in live), now=day.minute(at), walk=day.walk)
    return [
        OnBoard(one.key, one.number, one.here, one.state, one.desk, _called(day, one), one.starts,
                *_times(one, times))
        for one in live
    ]  # fmt: skip


def _called(day: Day, one: Stood) -> int:
    return -1 if one.began_at is None else day.minute(one.began_at)


def _running(day: Day, one: Stood) -> engine.Running:
    until = one.until
    if one.state == Running.DONE and one.ended_at is not None:
        until = max(day.minute(one.ended_at), one.starts)
    helper = str(one.interpreter) if one.interpreter else None
    return engine.Running(
        str(one.key), str(one.number), str(one.desk), helper, one.starts, one.ends,
        STANDS[one.state], until,
    )  # fmt: skip


def _times(one: Stood, times: dict[str, engine.Expected]) -> tuple[int, int, int]:
    expected = times[str(one.key)]
    return expected.start, expected.end, expected.late


class Call(NamedTuple):
    """A number, where it goes and when."""

    number: int
    desk: Desk
    starts: str


@dataclass(frozen=True)
class Called:
    """What hangs in the hall: who goes where now, the last called first, and who is next. Numbers, no names."""

    now: tuple[Call, ...]
    soon: tuple[Call, ...]


def called(found: Board) -> Called:
    """Numbers that are called: talks that have begun, and those whose time is near.

    Who was called a quarter of an hour ago has arrived, and makes room if there are many.
    """
    every = [(lane.desk, one) for lane in found.lanes for one in lane.meetings]
    began = [pair for pair in every if pair[1].state == Running.BEGUN]
    began.sort(key=lambda pair: pair[1].called_at, reverse=True)
    fresh = sum(one.called_at > found.now - CALLED_FOR for _, one in began)
    near = found.now + CALLED_BEFORE
    return Called(
        tuple(_call(*pair) for pair in began[: max(fresh, IN_SIGHT)]),
        _soonest(
            pair for pair in every if pair[1].state == Running.PLANNED and pair[1].start <= near
        ),
    )


def _call(desk: Desk, one: OnBoard) -> Call:
    return Call(one.number, desk, one.starts)


def _soonest(pairs: Iterable[tuple[Desk, OnBoard]]) -> tuple[Call, ...]:
    first: dict[int, Call] = {}
    for desk, one in sorted(pairs, key=lambda pair: pair[1].start):
        first.setdefault(one.number, _call(desk, one))
    return tuple(first.values())
