"""What the measured numbers of the law come to: lines of one table, and the aims that are missed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ONE_MS, BULK_RATIO, ONE_RATIO, GIB = 5.0, 8.0, 25.0, 4.0


@dataclass(frozen=True)
class Line:
    """One line: what was measured, the number, and what it stands beside in the same run.

    `ratio` is how many times the baseline takes what is measured. `aim` is told as a sentence, `met`
    whether it was reached; None where there is none.
    """

    what: str
    found: str
    baseline: str = ""
    beside: str = ""
    ratio: float | None = None
    aim: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class Size:
    """The command on so many persons: seconds, where they go, and the most memory in GiB.

    Stages that several threads work at count the seconds of each.
    """

    persons: int
    verdicts: int
    seconds: float
    stages: Mapping[str, float]
    memory: float

    @property
    def per_second(self) -> float:
        """Persons times instruments in a second."""
        return self.verdicts / self.seconds


def growth(few: Size, many: Size) -> float:
    """The exponent of the growth: 1 where ten times the persons take ten times as long."""
    return math.log(many.seconds / few.seconds) / math.log(many.persons / few.persons)


def at_most(what: str, found: float, most: float, unit: str) -> Line:
    """A number with an aim that it must not be over."""
    aim = f"at most {most:g} {unit}"
    return Line(what, f"{found:.2f} {unit}", aim=aim, met=found <= most)


def beside(what: str, ours: float, baseline: tuple[str, float], least: float | None = None) -> Line:
    """Our seconds beside those of a baseline; `least` is the aim for the ratio."""
    name, theirs = baseline
    ratio = theirs / ours
    return Line(
        what, seconds(ours), name, seconds(theirs), ratio,
        f"at least {least:g} times" if least else "", None if least is None else ratio >= least,
    )  # fmt: skip


def seconds(found: float) -> str:
    """Seconds as people read them."""
    if found >= 1:
        return f"{found:.2f} s"
    return f"{found * 1e3:.1f} ms" if found >= 1e-3 else f"{found * 1e6:.0f} µs"


def markdown(lines: Sequence[Line]) -> str:
    """The one table, and the aims that were missed."""
    rows = [
        f"| {one.what} | {one.found} | {one.baseline} | {one.beside}"
        f" | {'' if one.ratio is None else f'{one.ratio:.2f}'} | {one.aim} |"
        for one in lines
    ]
    missed = [f"- {one.what}: {_missed(one)}, aim {one.aim}" for one in lines if one.met is False]
    return "\n".join(
        [
            "| law | measured | beside, same run | measured | ratio | aim |",
            "|---|---:|---|---:|---:|---|",
            *rows,
            "",
            "Aims missed:",
            *(missed or ["- none"]),
            "",
        ]
    )


def _missed(one: Line) -> str:
    return one.found if one.ratio is None else f"{one.ratio:.2f} times"
