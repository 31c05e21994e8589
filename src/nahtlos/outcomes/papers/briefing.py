"""The briefing: one page A4 for members of parliament and the public, PDF/UA-1."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from nahtlos.outcomes.papers.pictures import for_paper
from nahtlos.plan.papers.setting import Value, set_paper


@dataclass(frozen=True)
class Line:
    """A figure: what, how much, between what, of how many, and what is meant by it."""

    key: str
    title: str
    value: str
    range: str
    basis: str
    says: str


@dataclass(frozen=True)
class Traced:
    """Where a figure comes from."""

    title: str
    period: str
    query: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the page, in one language. `chart` is SVG, `says` the one thing that it says."""

    language: str
    title: str
    lead: str
    figures: tuple[Line, ...]
    says: str
    chart: str
    chart_says: str
    examples: tuple[str, ...]
    requests: tuple[str, ...]
    traced: tuple[Traced, ...]
    origin: str
    words: dict[str, str]
    made_at: datetime


def briefing_pdf(sheet: Sheet) -> bytes:
    """The page; the same sheet gives the same bytes."""
    told = cast("dict[str, Value]", asdict(sheet))
    del told["made_at"], told["title"], told["language"]
    told |= {"heading": sheet.title, "chart": for_paper(sheet.chart)}
    told["figures"] = [asdict(one) for one in sheet.figures]
    told["traced"] = [asdict(one) for one in sheet.traced]
    told["examples"], told["requests"] = list(sheet.examples), list(sheet.requests)
    return set_paper("briefing", told, title=sheet.title, language=sheet.language, at=sheet.made_at)
