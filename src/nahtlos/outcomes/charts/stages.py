"""Stages of a way: how many reached each, and what lies between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from nahtlos.outcomes.charts.said import Said, Value, checked
from nahtlos.outcomes.charts.scale import Scale, spread
from nahtlos.outcomes.charts.sheet import Sheet, broken, long

LINE, THICK, BETWEEN = 15.0, 18.0, 22.0


@dataclass(frozen=True)
class Stage:
    """A stage; `number` None is not shown. `before` says what lies between the one before and it."""

    label: str
    number: Value
    before: str = ""


def stage_chart(said: Said, stages: Sequence[Stage]) -> str:
    """Stages from the first down, each as long as the number that reached it."""
    values = checked(stage.number for stage in stages)
    if any(value < 0 for value in values):
        raise ValueError("a stage that fewer than nobody reached")
    labels = [broken(stage.label, 340) for stage in stages]
    sheet = Sheet(said, sum(LINE * len(one) + THICK + BETWEEN for one in labels) - BETWEEN + 2)
    if not values:
        return sheet.nothing()
    room = max(long(_written(said, stage)) for stage in stages) + 8
    scale = Scale(*spread(values), 1, sheet.width - room)
    top, ends = 0.0, 0.0
    for number, (stage, label) in enumerate(zip(stages, labels, strict=True)):
        ends, top = _stage(sheet, scale, (stage, label), (ends, top), first=not number)
    return sheet.svg()


def _written(said: Said, stage: Stage) -> str:
    return said.hidden if stage.number is None else said.number(stage.number)


def _stage(
    sheet: Sheet, scale: Scale, told: tuple[Stage, list[str]], above: tuple[float, float], *, first: bool
) -> tuple[float, float]:  # fmt: skip
    """Draws one stage below the one above, which ended there; where it ends itself."""
    (stage, label), (before, top) = told, above
    end = scale.at(stage.number or 0)
    if not first:
        _narrows(sheet, (before, top), (end, top + BETWEEN), stage.before)
        top += BETWEEN
    for line in label:
        sheet.words((scale.start + 2, top + 11), line)
        top += LINE
    sheet.bar((scale.start, top), end - scale.start, THICK)
    sheet.figure((end + 4, top + 13), _written(sheet.said, stage), "strong")
    return end, top + THICK


def _narrows(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], says: str) -> None:
    sheet.area([(1, start[1]), start, end, (1, end[1])], "between")
    if says:
        sheet.words((12, (start[1] + end[1]) / 2 + 4), f"↓ {says}", "small")
