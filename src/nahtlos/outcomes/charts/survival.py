"""How long it takes: falling steps with their band, and below how many were still watched."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.frame import Frame, apart, counted, framed, legend
from nahtlos.outcomes.charts.said import Number, Said, checked, plain
from nahtlos.outcomes.charts.scale import rounded
from nahtlos.outcomes.charts.sheet import Point, Sheet

ROW = 15.0


@dataclass(frozen=True)
class Steps:
    """A curve: after each of `times` the `share` left, between `low` and `high`; watched `until`.

    `at_risk` is how many were still watched at each of the moments given to the chart, None where that
    is not shown.
    """

    name: str
    times: Sequence[float]
    share: Sequence[float]
    low: Sequence[float] = ()
    high: Sequence[float] = ()
    until: float = 0
    at_risk: Sequence[int | None] = ()

    @property
    def end(self) -> float:
        """Where the curve ends."""
        return max([self.until, *self.times])


def survival_chart(
    said: Said, curves: Sequence[Steps], moments: Sequence[float] = (), *, time: Number = plain, risk: str = ""
) -> str:  # fmt: skip
    """Curves from 1 down. `moments` are the ticks; `risk` heads the numbers watched below them.

    Shares are written by the format of the words given, 1 being everybody; moments by `time`.
    """
    checked(v for one in curves for v in (*one.times, *one.share, *one.low, *one.high, one.until))
    if any(min([*one.times, 0]) < 0 or list(one.times) != sorted(one.times) for one in curves):
        raise ValueError("times run from zero on")
    sheet = Sheet(said, 0)
    end = max([*(one.end for one in curves), *moments], default=0)
    if not curves or end <= 0:
        return sheet.nothing()
    frame = framed(sheet, (0, 1), (0, end))
    for number, one in enumerate(curves):
        if one.low:
            sheet.area([*_stairs(frame, one, one.low), *reversed(_stairs(frame, one, one.high))], "band")  # fmt: skip
        sheet.path(_stairs(frame, one, one.share), f"line{number % 4}")
    chosen = moments or [tick for tick in rounded(0, end) if tick <= end]
    top = counted(sheet, frame, time, chosen)
    sheet.height = _below(sheet, frame, curves, chosen, told=(risk, top)) + 4
    return sheet.svg()


def _stairs(frame: Frame, steps: Steps, levels: Sequence[float]) -> list[Point]:
    """The corners of the steps from the beginning, where everybody is left, to the end."""
    points, level = [frame.at(0, 1)], 1.0
    for time, after in zip(steps.times, levels, strict=True):
        points += [frame.at(time, level), frame.at(time, after)]
        level = after
    return [*points, frame.at(steps.end, level)]


def _below(
    sheet: Sheet,
    frame: Frame,
    curves: Sequence[Steps],
    moments: Sequence[float],
    *,
    told: tuple[str, float],
) -> float:
    risk, top = told
    if any(one.at_risk for one in curves):
        top += 4
        for one in curves:
            heading = f"{risk}: {one.name}" if len(curves) > 1 else risk
            sheet.words((0, top + 10), heading, "small")
            top += ROW
            _watched(sheet, frame, moments, one, y=top + 10)
            top += ROW
    return legend(sheet, top, [one.name for one in curves], marks=False) if len(curves) > 1 else top


def _watched(
    sheet: Sheet, frame: Frame, moments: Sequence[float], steps: Steps, *, y: float
) -> None:
    hidden = sheet.said.hidden
    told = [
        (frame.x.at(moment), hidden if number is None else f"{number}")
        for moment, number in zip(moments, steps.at_risk, strict=True)
    ]
    for x, text in apart(sheet, told):
        sheet.figure((x, y), text, "small", "middle")
