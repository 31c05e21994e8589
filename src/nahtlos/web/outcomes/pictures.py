"""The picture beside each table: drawn from what was published and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from nahtlos.outcomes.charts import (
    Bar,
    Line,
    Said,
    Stage,
    Steps,
    bar_chart,
    line_chart,
    stage_chart,
    survival_chart,
)
from nahtlos.outcomes.queries import Figure, Table
from nahtlos.outcomes.queries import Line as Fair
from nahtlos.outcomes.wording import label
from nahtlos.web.outcomes.told import STAR, days, group, percent, title_of, whole

Draw = Callable[[Said, Mapping[str, Any]], str]


def picture(table: Table) -> SafeString | None:
    """Of a table, where one says more than its numbers."""
    kind = table.content["kind"]
    draw = _BY_KEY.get(table.key) or _BY_KIND.get(kind)
    if draw is None:
        return None
    about = _("The same numbers stand in the table below.")
    said = _said(title_of(table.key), about, kind=kind, name=table.key)
    return mark_safe(draw(said, table.content))  # noqa: S308 -- our own drawing, its words escaped


def series(title: str, figures: Sequence[Figure]) -> SafeString:
    """One figure through the editions."""
    unit = figures[0].unit if figures else "percent"
    labels = [f"{one.edition.counted_on:%m/%y}" for one in figures]
    shown = [one for one in figures if one.low is not None]
    low = [one.low for one in figures] if len(shown) == len(figures) else []
    high = [one.high for one in figures] if len(shown) == len(figures) else []
    line = Line(title, [one.value for one in figures], low, high)
    said = _said(title, _("From edition to edition."), kind=unit, name="series")
    return mark_safe(line_chart(said, labels, [line]))  # noqa: S308 -- our own drawing


def by_group(title: str, figures: Sequence[Figure]) -> SafeString:
    """One figure of each group, with how uncertain it is."""
    bars = [
        Bar(group(one.group), one.value, one.low, one.high)
        for one in sorted(figures, key=lambda one: one.group != "")
    ]
    said = _said(title, _("With the range or the 95 % interval of each."), kind="percent", name="g")
    return mark_safe(bar_chart(said, bars))  # noqa: S308 -- our own drawing


def beside(title: str, lines: Sequence[tuple[str, Fair]]) -> SafeString:
    """Of each group up to three bars with intervals: of those who fit, are proposed, were introduced.

    What is not said has no bar; it has a star in the table.
    """
    whats = (_("of all who fit"), _("of all proposed"), _("of all introduced"))
    bars = [
        Bar(f"{name}: {what}", _hundred(one.value), _hundred(one.low), _hundred(one.high), kind)
        for name, line in lines
        for kind, (what, one) in enumerate(
            zip(whats, (line.eligible, line.proposed, line.introduced), strict=True)
        )
        if one is not None
    ]  # fmt: skip
    about = _("With the 95 % interval of each. The same numbers stand in the table below.")
    said = _said(title, about, kind="percent", name="beside")
    return mark_safe(bar_chart(said, bars))  # noqa: S308 -- our own drawing, its words escaped


def _hundred(part: float) -> float:
    return round(100 * part, 1)


def _said(title: str, about: str, *, kind: str, name: str) -> Said:
    number = {"percent": percent, "days": days, "times": _whole_percent}.get(kind, whole)
    return Said(
        title, about, number, nothing=_("Nothing can be shown."), hidden=STAR,
        from_right=get_language_bidi(), name=name,
    )  # fmt: skip


def _whole_percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _bars(said: Said, content: Mapping[str, Any]) -> str:
    """The totals of the rows."""
    by, cells = content["by"], content["cells"]
    return bar_chart(
        said,
        [
            Bar(label(by[0], name), line[-1])
            for name, line in zip(content["rows"], cells, strict=False)
        ],
    )


def _columns(said: Said, content: Mapping[str, Any]) -> str:
    """The totals of the columns: what came of all."""
    names, totals = content["columns"], content["cells"][-1]
    by = content["by"][1]
    return bar_chart(
        said, [Bar(label(by, name), one) for name, one in zip(names, totals, strict=False)]
    )


def _stages(said: Said, content: Mapping[str, Any]) -> str:
    """How many came at least so far; left out where a step is not shown."""
    reached: list[Stage] = []
    so_far: int | None = 0
    pairs = list(zip(content["rows"], content["cells"], strict=False))
    for name, line in reversed(pairs):
        so_far = None if so_far is None or line[-1] is None else so_far + line[-1]
        reached.append(Stage(label(content["by"][0], name), so_far))
    return stage_chart(said, reached[::-1])


def _steps(said: Said, content: Mapping[str, Any]) -> str:
    curve = Steps(
        said.title, content["months"], content["share"], content["low"], content["high"],
        at_risk=content["at_risk"],
    )  # fmt: skip
    return survival_chart(said, [curve], content["months"], risk=_("Still watched, by month"))


_BY_KIND: Mapping[str, Draw] = {"times": _steps, "counts": _bars, "open": _bars}
_BY_KEY: Mapping[str, Draw] = {
    "funnel": _stages, "rhythm": _columns, "cover": _columns, "recognition": _columns,
    "starts_fit": _columns, "answers": _columns,
    **dict.fromkeys(("lasting_3", "lasting_6", "lasting_12"), _columns),
}  # fmt: skip
