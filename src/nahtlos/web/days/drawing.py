"""Pictures made of lines on the server: the plan of the house and the board on a time axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.translation import get_language, override

from nahtlos.days import queries
from nahtlos.days.engine import clock

SQUARE, LANE, MINUTE, HEAD, ROOM = 24, 34, 2.4, 24, 24
BAR = (
    '<rect class="board__bar board__bar--{}{}" x="{}" y="{}" width="{}" height="28" rx="3" />'
    '<text class="board__number" x="{}" y="{}">{}</text>'
)
OVER = (queries.Running.DONE, queries.Running.ABSENT)
"""These talks stand in one line: on a telephone the next ones would be far below."""
KEPT = 512
"""So many desks' bars and tables are kept as they were drawn last: numbers and times, no names."""


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
class Strip:
    """A desk on the axis: where its name stands, and the bars of its meetings."""

    desk: queries.Desk
    text_at: int
    bars: str


@dataclass(frozen=True)
class Axis:
    """The board as a picture: hours, desks with bars, the line of now."""

    width: float
    height: int
    hours: tuple[tuple[float, str], ...]
    strips: tuple[Strip, ...]
    now: float | None


def axis(board: queries.Board) -> Axis:
    """Every meeting of the board at its place."""
    opens = board.day.opens // 60 * 60
    closes = max([board.day.closes, *(m.end for lane in board.lanes for m in lane.meetings)])
    strips = tuple(
        Strip(lane.desk, HEAD + at * LANE + 22, bars(lane.meetings, HEAD + at * LANE, opens))
        for at, lane in enumerate(board.lanes)
    )
    return Axis(
        _x(closes, opens) + ROOM,
        HEAD + LANE * len(board.lanes),
        tuple((_x(minute, opens), clock(minute)) for minute in range(opens, closes + 1, 60)),
        strips,
        _x(board.now, opens) if opens <= board.now <= closes else None,
    )


def _x(minute: int, opens: int) -> float:
    return round((minute - opens) * MINUTE, 1)


@lru_cache(maxsize=KEPT)
def bars(meetings: tuple[queries.OnBoard, ...], top: int, opens: int) -> str:
    """The bars of one desk. Kept: of all that the board draws every two seconds little has changed."""
    return format_html_join("", BAR, (_bar(one, top, opens) for one in meetings))


def _bar(one: queries.OnBoard, top: int, opens: int) -> tuple[str, ...]:
    x, width = _x(one.start, opens), round(max(1, one.end - one.start) * MINUTE, 1)
    late = " board__bar--late" if one.late else ""
    return (one.state, late, str(x), str(top), str(width), str(round(x + width / 2, 1)),
            str(top + 19), str(one.number))  # fmt: skip


class _Lane(NamedTuple):
    """All that a desk's part below the picture hangs on: keys, numbers and times, no names of persons.

    `over` are talks that are behind, `meetings` all others.
    """

    key: UUID
    number: int
    institution: str
    out: bool
    runs: bool
    language: str
    over: tuple[queries.OnBoard, ...]
    meetings: tuple[queries.OnBoard, ...]


def in_words(board: queries.Board, *, runs: bool) -> str:
    """The same meetings in words, desk by desk; `runs`: the reader may say that nobody sits there."""
    language = get_language() or ""
    shown = (_shown(one, runs=runs, language=language) for one in board.lanes)
    return format_html_join("", "{}", ((_in_words(one),) for one in shown))


def _shown(one: queries.Lane, *, runs: bool, language: str) -> _Lane:
    desk = one.desk
    over = tuple(meeting for meeting in one.meetings if meeting.state in OVER)
    still = tuple(meeting for meeting in one.meetings if meeting.state not in OVER)
    return _Lane(desk.pk, desk.number, desk.institution.short_name, desk.out_from is not None,
                 runs, language, over, still)  # fmt: skip


@lru_cache(maxsize=KEPT)
def _in_words(shown: _Lane) -> str:
    with override(shown.language):
        return render_to_string("days/_lane.html", shown._asdict())
