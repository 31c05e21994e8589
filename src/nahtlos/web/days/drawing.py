"""Pictures made of lines on the server: the plan of the house and the board on a time axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from nahtlos.days import queries
from nahtlos.days.engine import clock

SQUARE, LANE, MINUTE, HEAD, ROOM = 24, 34, 2.4, 24, 24
T = TypeVar("T")


def window(start: int, end: int) -> str:
    """From when until when."""
    return f"{clock(start)}–{clock(end)}"


def windows(hours: Iterable[Sequence[int]]) -> str:
    """All windows of a desk or helper in a line."""
    return ", ".join(window(pair[0], pair[1]) for pair in hours)


@dataclass(frozen=True)
class Box:
    """A room on the plan; `marked` is one that the reader goes to."""

    name: str
    x: int
    y: int
    width: int
    height: int
    marked: bool = False

    @property
    def middle(self) -> tuple[int, int]:
        """Where the name stands."""
        return self.x + self.width // 2, self.y + self.height // 2 + 5


@dataclass(frozen=True)
class Floor:
    """One storey."""

    storey: int
    boxes: tuple[Box, ...]
    width: int
    height: int


def floors(rooms: Iterable[queries.Room], marked: Iterable[object] = ()) -> tuple[Floor, ...]:
    """The plan of each storey, the lowest first."""
    wanted, by_storey = set(marked), dict[int, list[Box]]()
    for room in rooms:
        box = Box(room.name, room.left * SQUARE, room.top * SQUARE, room.width * SQUARE,
                  room.height * SQUARE, room.pk in wanted)  # fmt: skip
        by_storey.setdefault(room.storey, []).append(box)
    return tuple(
        Floor(storey, tuple(boxes), max(b.x + b.width for b in boxes),
              max(b.y + b.height for b in boxes))
        for storey, boxes in sorted(by_storey.items())
    )  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """A meeting on the axis."""

    row: queries.OnBoard
    x: float
    y: int
    width: float

    @property
    def middle(self) -> float:
        """Where the number stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Axis:
    """The board as a picture: bars, hours, the line of now."""

    width: float
    height: int
    hours: tuple[tuple[float, str], ...]
    lanes: tuple[tuple[int, queries.Desk], ...]
    bars: tuple[Bar, ...]
    now: float | None


def axis(board: queries.Board) -> Axis:
    """Every meeting of the board at its place."""
    opens = board.day.opens // 60 * 60
    closes = max([board.day.closes, *(m.end for lane in board.lanes for m in lane.meetings)])

    def x(minute: int) -> float:
        return round((minute - opens) * MINUTE, 1)

    bars = tuple(
        Bar(row, x(row.start), HEAD + at * LANE, round(max(1, row.end - row.start) * MINUTE, 1))
        for at, lane in enumerate(board.lanes)
        for row in lane.meetings
    )
    return Axis(
        x(closes) + ROOM,
        HEAD + LANE * len(board.lanes),
        tuple((x(minute), clock(minute)) for minute in range(opens, closes + 1, 60)),
        tuple((HEAD + at * LANE + 22, lane.desk) for at, lane in enumerate(board.lanes)),
        bars,
        x(board.now) if opens <= board.now <= closes else None,
    )
