"""What was measured of a day, the table of it, and which aims are missed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from benchmarks.days.days import OVERFULL, Size
from nahtlos.days.engine import Day, Figures, Meeting, Proven
from nahtlos.days.engine.preferences import by_visitor

REPLAN_SECONDS = 2.0
SERVABLE_AIMS = (0.2, 0.1)
OVERFULL_AIMS = {40: (1.0, 0.25), 120: (0.6, 0.4), 300: (0.75, 0.5)}
"""Unmet and idle minutes beside first come, at most, once the long time is over."""


@dataclass(frozen=True)
class Line:
    """One plan."""

    size: Size
    load: float
    asked: float
    took: float
    wants: int
    first: tuple[int, ...]
    found: Figures
    proven: Proven
    waited: tuple[int, int]
    """Idle minutes of first come and of ours without the walks that lie between their meetings."""

    @property
    def ratios(self) -> tuple[float, float]:
        """Unmet and idle minutes beside first come; no first-come minutes count as one."""
        ours = (self.found.unmet, self.found.idle_minutes)
        unmet, idle = (mine / max(1, theirs) for mine, theirs in zip(ours, self.first, strict=True))
        return unmet, idle

    def row(self) -> str:
        """The line of the table."""
        unmet, idle = self.ratios
        cells = (
            f"{self.size.visitors}, {self.size.desks}, {self.size.interpreters} {kind(self.load)}",
            f"{self.wants}",
            f"{self.asked:.0f} ({self.took:.1f})",
            f"{self.first[0]} · {self.first[1]}",
            f"{self.found.unmet} · {self.found.idle_minutes}",
            f"{unmet:.2f} · {idle:.2f}",
            f"{self.proven.unmet} · {self.proven.idle_minutes}",
            f"{self.waited[0]} · {self.waited[1]} · {self.waited[1] / max(1, self.waited[0]):.2f}",
        )
        return f"| {' | '.join(cells)} |"

    def misses(self) -> Iterator[str]:
        """A sentence for every aim that is missed."""
        name = f"{self.size.visitors} visitors, load {self.load:.2f}, {self.asked:.0f} s"
        if self.took > self.asked * 1.1:
            yield f"{name}: took {self.took:.1f} s"
        if max(self.ratios) > 1 and self.found.unmet + self.found.idle_minutes:
            yield f"{name}: worse than first come"
        aims = None if self.load == OVERFULL else SERVABLE_AIMS
        if self.load == OVERFULL and self.asked > 1:
            aims = OVERFULL_AIMS[self.size.visitors]
        for what, is_, aim in zip(("unmet", "idle"), self.ratios, aims or (1, 1), strict=True):
            if aims and is_ > aim:
                yield f"{name}: {what} {is_:.2f}, aim {aim}"
        if self.size.visitors == 40 and aims is not None and self.found.unmet > self.proven.unmet:
            yield f"{name}: {self.found.unmet} unmet, proven are {self.proven.unmet}"


@dataclass(frozen=True)
class Replanned:
    """One new plan: unmet before, now, and by fitting in alone; visitors and minutes moved."""

    size: Size
    load: float
    took: float
    unmet: tuple[int, int, int]
    moved: tuple[int, int]

    def row(self) -> str:
        """The line of the table."""
        return (
            f"| {self.size.visitors} {kind(self.load)} | {self.took:.2f} | {self.unmet[0]} | {self.unmet[1]}"
            f" | {self.unmet[2]} | {self.moved[0]} | {self.moved[1]} |"
        )

    def misses(self) -> Iterator[str]:
        """A sentence for every aim that is missed."""
        if self.took > REPLAN_SECONDS:
            yield f"{self.size.visitors} visitors: a new plan took {self.took:.1f} s, aim {REPLAN_SECONDS}"
        if self.unmet[1] > self.unmet[2]:
            yield f"{self.size.visitors} visitors: more dropped than by fitting in"


def markdown(lines: Sequence[Line], again: Sequence[Replanned]) -> str:
    """Both tables."""
    return "\n".join([
        "| visitors, desks, interpreters | wants | seconds given (taken) | first come: unmet · idle minutes | ours | ratio | proven at least | waiting, without the walks: first come · ours · ratio |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(line.row() for line in lines),
        "",
        "| visitors | new plan, seconds | unmet before | unmet after | by fitting in alone | visitors moved | minutes moved |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(one.row() for one in again),
    ])  # fmt: skip


def waiting(day: Day, meetings: Sequence[Meeting]) -> int:
    """Idle minutes less a walk for every two meetings in a row at different desks."""
    idle = 0
    for own in by_visitor(meetings).values():
        for one, after in pairwise(sorted(own, key=lambda meeting: meeting.start)):
            idle += after.start - one.end - (day.walk if one.desk != after.desk else 0)
    return idle


def means(lines: Sequence[Line]) -> str:
    """What the days of each size have in common."""
    told = [
        "| visitors, seconds given | days | unmet beside first come: mean, least, most | idle |",
        "|---|---:|---:|---:|",
    ]
    alike: dict[tuple[Size, float, float], list[Line]] = defaultdict(list)
    for one in lines:
        alike[one.size, one.load, one.asked].append(one)
    for (size, load, asked), some in alike.items():
        cells = (
            f"{mean(own):.3f}, {min(own):.2f}, {max(own):.2f}"
            for own in zip(*(one.ratios for one in some), strict=True)
        )
        told.append(
            f"| {size.visitors} {kind(load)}, {asked:.0f} | {len(some)} | {' | '.join(cells)} |"
        )
    return "\n".join(told)


def kind(load: float) -> str:
    """The word for a day with so much wanted."""
    return "overfull" if load == OVERFULL else "servable"


def misses(lines: Sequence[Line], again: Sequence[Replanned]) -> str:
    """Every aim that is missed."""
    found = [said for line in lines for said in line.misses()]
    found += [said for one in again for said in one.misses()]
    return (
        "\n".join(["Missed:", *(f"- {said}" for said in found)]) if found else "Every aim is met."
    )
