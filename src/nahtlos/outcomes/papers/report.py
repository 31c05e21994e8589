"""The quarterly report: every question with its figures, tables and pictures, PDF/UA-1."""

from dataclasses import dataclass
from datetime import datetime

from nahtlos.outcomes.papers.briefing import Line
from nahtlos.outcomes.papers.pictures import for_paper
from nahtlos.plan.papers.setting import Value, set_paper


@dataclass(frozen=True)
class Grid:
    """A table with its picture, where one says more."""

    title: str
    period: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: str = ""
    chart_says: str = ""


@dataclass(frozen=True)
class Chapter:
    """A question, the figures that answer it, the tables behind them."""

    title: str
    asks: str
    figures: tuple[Line, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class Report:
    """The whole report in one language."""

    language: str
    title: str
    lead: str
    chapters: tuple[Chapter, ...]
    origin: str
    words: dict[str, str]
    made_at: datetime


def report_pdf(report: Report) -> bytes:
    """The report; the same values give the same bytes."""
    words: dict[str, Value] = dict(report.words)
    told: dict[str, Value] = {
        "heading": report.title, "lead": report.lead, "origin": report.origin, "words": words,
        "chapters": [_chapter(one) for one in report.chapters],
    }  # fmt: skip
    return set_paper(
        "report", told, title=report.title, language=report.language, at=report.made_at
    )


def _chapter(chapter: Chapter) -> Value:
    return {
        "title": chapter.title, "asks": chapter.asks,
        "figures": [
            {"title": one.title, "value": one.value, "range": one.range, "basis": one.basis, "says": one.says}
            for one in chapter.figures
        ],
        "grids": [_grid(one) for one in chapter.grids],
    }  # fmt: skip


def _grid(grid: Grid) -> Value:
    return {
        "title": grid.title, "period": grid.period, "head": list(grid.head),
        "rows": [list(row) for row in grid.rows],
        "chart": for_paper(grid.chart) if grid.chart else "", "chart_says": grid.chart_says,
    }  # fmt: skip
