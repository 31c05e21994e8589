"""The briefing and the quarterly report as PDF, from plain values."""

from nahtlos.outcomes.papers.briefing import Line, Sheet, Traced, briefing_pdf
from nahtlos.outcomes.papers.report import Chapter, Grid, Report, report_pdf

__all__ = [
    "Chapter",
    "Grid",
    "Line",
    "Report",
    "Sheet",
    "Traced",
    "briefing_pdf",
    "report_pdf",
]
