"""The briefing in words: what was published, as values, in one of two languages."""

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nahtlos.outcomes import queries
from nahtlos.outcomes.charts import Line as Drawn
from nahtlos.outcomes.charts import Said, line_chart
from nahtlos.outcomes.papers import Line, Sheet, Traced
from nahtlos.outcomes.wording import FIGURES
from nahtlos.web.outcomes.told import days, percent, period, whole


def sheet(published: queries.Publication, language: str) -> Sheet:
    """Everything that stands on the page and on the paper."""
    content = published.content
    examples = queries.examples(published.examples) if published.examples else []
    with translation.override(language):
        day = date_format(published.counted_on, "DATE_FORMAT")
        return Sheet(
            language, _("Into work in %(region)s: what it brought") % {"region": content["region"]},
            _("Newcomers and refugees, as of %(day)s. Nobody can be recognised in these numbers.") % {"day": day},
            tuple(line(one) for one in content["figures"]), says(content), chart(content),
            chart_about(content),
            tuple(one.text_de if language == "de" else one.text_en for one in examples),
            tuple(content["requests"].get(language, ())),
            tuple(Traced(str(FIGURES[one["key"]].title), period(one["period"]), FIGURES[one["key"]].query)
                  for one in content["figures"]),
            _("Counted on %(day)s with Nahtlos %(program)s, queries %(digest)s; text of the ordinance on § 48a SGB II of %(law)s. Numbers of one or two persons are never shown, nor what could be had by subtracting.")
            % {"day": day, "program": content["program"], "digest": content["digest"],
               "law": date_format(date.fromisoformat(content["law_on"]), "SHORT_DATE_FORMAT")},
            _words(), published.made_at,
        )  # fmt: skip


def line(one: Mapping[str, Any]) -> Line:
    """A figure in words."""
    defined, write = FIGURES[one["key"]], days if one["unit"] == "days" else percent
    ends = ""
    if one["low"] is not None and one["high"] is not None:
        ends = _("%(low)s to %(high)s") % {"low": percent(one["low"]), "high": percent(one["high"])}
    parts = []
    if defined.above and one["numerator"] is not None:
        parts.append(f"{whole(one['numerator'])} {defined.above}")
    if defined.below and one["denominator"] is not None:
        parts.append(f"{whole(one['denominator'])} {defined.below}")
    return Line(one["key"], str(defined.title), _kept(write(one["value"])), _kept(ends), ", ".join(parts), str(defined.says))  # fmt: skip


def says(content: Mapping[str, Any]) -> str:
    """The one thing that the chart says, without a cause."""
    points = [(day, value) for day, value, _low, _high in content["series"] if value is not None]
    title = str(FIGURES[content["chart"]].title)
    if len(points) < 2:  # noqa: PLR2004 -- one point moves nowhere
        return title
    write = days if content["chart"].startswith("days") else percent
    first = date_format(date.fromisoformat(points[0][0]), "F Y")
    return _("%(title)s: %(now)s, and %(then)s in %(month)s") % {
        "title": title, "now": _kept(write(points[-1][1])), "then": _kept(write(points[0][1])), "month": first,
    }  # fmt: skip


def chart_about(content: Mapping[str, Any]) -> str:
    """What a reader hears who does not see the picture."""
    write = days if content["chart"].startswith("days") else percent
    told = [
        f"{date_format(date.fromisoformat(day), 'F Y')}: {write(value)}"
        for day, value, _low, _high in content["series"] if value is not None
    ]  # fmt: skip
    return "; ".join(told) or _("Nothing can be shown.")


def chart(content: Mapping[str, Any]) -> str:
    """The figure through the editions, with its range."""
    points = content["series"]
    labels = [f"{day[5:7]}/{day[2:4]}" for day, *_rest in points]
    ranged = bool(points) and all(
        low is not None and high is not None for _d, _v, low, high in points
    )
    write = days if content["chart"].startswith("days") else percent
    said = Said(says(content), chart_about(content), write, nothing=_("Nothing can be shown."), name="briefing")  # fmt: skip
    drawn = Drawn(
        said.title, [value for _d, value, _l, _h in points],
        [low for _d, _v, low, _h in points] if ranged else (),
        [high for _d, _v, _l, high in points] if ranged else (),
    )  # fmt: skip
    return line_chart(said, labels, [drawn])


def _kept(text: str) -> str:
    """A number and its sign on one line."""
    return text.replace(" %", "\u00a0%")


def _words() -> dict[str, str]:
    return {
        "requests": _("What we ask for"), "examples": _("Two ways"),
        "agreed": _("Told with the consent of the persons, without names."),
        "meant": _("What is meant"), "traced": _("Where the figures come from"),
        "figure": _("Figure"), "period": _("Period"), "query": _("Query"),
    }  # fmt: skip


def short(text: str) -> str:
    """The beginning of a long text."""
    return textwrap.shorten(text, 90, placeholder=" …")
