"""The plan of a day: who meets whom where and when, who is not met and why, and how good that is."""

from dataclasses import dataclass
from typing import Literal

Status = Literal["optimal", "feasible"]


@dataclass(frozen=True)
class Meeting:
    """A visitor at a desk about one topic."""

    visitor: str
    topic: str
    desk: str
    interpreter: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Unmet:
    """A want that has no meeting, and the reason: as a sentence, and as a code with its parts."""

    visitor: str
    topic: str
    why: str
    code: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Figures:
    """How good a plan is; the less of each, the better, the first counting most."""

    unmet: int
    idle_minutes: int
    interpreter_minutes: int


@dataclass(frozen=True)
class Proven:
    """What no plan can go below: unmet wants; idle minutes, with no more wants unmet than here."""

    unmet: int
    idle_minutes: int


@dataclass(frozen=True)
class Move:
    """A meeting that a new plan holds at another time than the old one."""

    visitor: str
    topic: str
    was: int
    start: int

    @property
    def minutes(self) -> int:
        """How far, earlier or later."""
        return abs(self.start - self.was)


@dataclass(frozen=True)
class Plan:
    """Meetings in the order of their start. `optimal` is said only where nothing better is possible.

    A new plan for a day that runs names in `moved` each meeting that is at another time.
    """

    status: Status
    meetings: tuple[Meeting, ...]
    unmet: tuple[Unmet, ...]
    figures: Figures
    proven: Proven
    moved: tuple[Move, ...] = ()

    def of(self, visitor: str) -> tuple[Meeting, ...]:
        """One visitor's own timetable."""
        return tuple(one for one in self.meetings if one.visitor == visitor)
