"""Regions side by side, by name: conditions, shares of groups, one rate with the limits of chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nahtlos.outcomes.charts import (
    FunnelWords,
    Limits,
    Panel,
    Said,
    Unit,
    funnel_chart,
    multiple_charts,
)
from nahtlos.outcomes.engine import Funnel, funnel
from nahtlos.outcomes.wording import FIGURES, label
from nahtlos.web.outcomes.told import STAR, percent, rounded

Doc = Mapping[str, Any]
PLOTTED = "lasting_6"
MULTIPLE = "k2_like"
SHARE_OF = "k2_like"
LEAST = 3


@dataclass(frozen=True)
class Row:
    """A region with its conditions."""

    name: str
    own: bool
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Beside:
    """The whole comparison. `wider` says that chance does not explain the spread."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    rates: tuple[Row, ...]
    rates_head: tuple[str, ...]
    plot: SafeString | None
    wider: bool
    multiples: SafeString | None


def beside(own: Doc, others: Sequence[Doc]) -> Beside:
    """The newest document of each region, and through time where there are several."""
    newest = {own["region"]["key"]: own}
    for one in sorted(others, key=lambda doc: str(doc["counted_on"])):
        if one["region"]["key"] != own["region"]["key"]:
            newest[one["region"]["key"]] = one
    docs = sorted(newest.values(), key=lambda doc: str(doc["region"]["name"]).casefold())
    rows = tuple(
        Row(doc["region"]["name"], doc is own, tuple(zip(_head()[1:], _cells(doc), strict=True)))
        for doc in docs
    )
    plot, wider = _plot(docs, own)
    keys = (MULTIPLE, PLOTTED)
    titles = [str(FIGURES[key].title) for key in keys]
    rates = tuple(
        Row(
            doc["region"]["name"],
            doc is own,
            tuple(zip(titles, (_rate(doc, key) for key in keys), strict=True)),
        )
        for doc in docs
    )
    return Beside(
        _head(), rows, rates, (_("Region"), *titles), plot, wider, _multiples(own, others)
    )


def _figure(doc: Doc, key: str, group: str = "") -> Mapping[str, Any] | None:
    return next((one for one in doc["figures"] if (one["key"], one["group"]) == (key, group)), None)


def _head() -> tuple[str, ...]:
    return (_("Region"), _("Counted"), _("Inhabitants"), _("Unemployed"), _("Openings"),
            _("Largest groups"), _("Source"))  # fmt: skip


def _cells(doc: Doc) -> tuple[str, ...]:
    told = doc["conditions"]
    return (
        date_format(date.fromisoformat(doc["counted_on"]), "SHORT_DATE_FORMAT"),
        number_format(told["population"], force_grouping=True),
        percent(told["unemployed"]), number_format(told["openings"], force_grouping=True),
        _groups(doc), told["source"],
    )  # fmt: skip


def _groups(doc: Doc) -> str:
    """The two groups of whom most are accompanied, with their shares."""
    whole = _figure(doc, SHARE_OF)
    if whole is None or not whole["denominator"]:
        return STAR
    parts = [
        one
        for one in doc["figures"]
        if one["key"] == SHARE_OF and one["group"] and one["denominator"]
    ]
    largest = sorted(parts, key=lambda one: -one["denominator"])[:2]
    return "; ".join(
        f"{label('group', one['group'])} {percent(100 * one['denominator'] / whole['denominator'])}"
        for one in largest
    ) or STAR  # fmt: skip


def _rate(doc: Doc, key: str) -> str:
    found = _figure(doc, key)
    if found is None or found["value"] is None:
        return STAR
    if found["low"] is None or found["high"] is None:
        return percent(found["value"])
    ends = _("%(low)s to %(high)s") % {"low": percent(found["low"]), "high": percent(found["high"])}
    return f"{percent(found['value'])} ({ends})"


def _plot(docs: Sequence[Doc], own: Doc) -> tuple[SafeString | None, bool]:
    found = [(doc, one) for doc in docs if (one := _figure(doc, PLOTTED)) and one["denominator"] and one["numerator"] is not None]  # fmt: skip
    if len(found) < LEAST:
        return None, False
    sizes = [round(one["denominator"]) for _doc, one in found]
    counts = [min(round(one["numerator"]), size) for (_doc, one), size in zip(found, sizes, strict=True)]  # fmt: skip
    made = funnel(counts, sizes)
    units = [
        Unit(doc["region"]["name"], size, count / size, own=doc is own, named=where != 0)
        for (doc, _one), size, count, where in zip(found, sizes, counts, made.where, strict=True)
    ]
    return mark_safe(_drawn(units, made)), made.wider  # noqa: S308 -- our own drawing, its words escaped


def _drawn(units: Sequence[Unit], made: Funnel) -> str:
    said = Said(
        str(FIGURES[PLOTTED].title), _("Each region at its number of starts. The same numbers stand in the table."),
        lambda value: percent(100 * value), _("starts old enough to be judged"), name="regions",
    )  # fmt: skip
    words = FunnelWords(
        _("all regions together"), _("within: 95 of 100, if chance alone works"),
        _("within: 998 of 1000, if chance alone works"), lambda value: rounded(value, 0),
    )  # fmt: skip
    sides = [(low.tolist(), high.tolist()) for low, high in (made.near, made.far)]
    limits = Limits(made.centre, made.sizes.tolist(), sides[0], sides[1])
    return funnel_chart(said, units, limits, words)


def _multiples(own: Doc, others: Sequence[Doc]) -> SafeString | None:
    """One figure through time in every region that published it more than once."""
    docs = [*others, own]
    days = sorted({str(doc["counted_on"]) for doc in docs})
    through: dict[str, dict[str, float | None]] = {}
    for doc in docs:
        found = _figure(doc, MULTIPLE)
        through.setdefault(doc["region"]["name"], {})[doc["counted_on"]] = found["value"] if found else None  # fmt: skip
    if len(through) < 2 or len(days) < 2:  # noqa: PLR2004 -- one has nothing beside it, one day no course
        return None
    said = Said(str(FIGURES[MULTIPLE].title), _("One small picture for each region, all with one scale, by name."),
                percent, hidden=STAR, name="multiples")  # fmt: skip
    panels = [Panel(name, [values.get(day) for day in days], own=name == own["region"]["name"])
              for name, values in sorted(through.items(), key=lambda one: one[0].casefold())]  # fmt: skip
    labels = [f"{day[5:7]}/{day[2:4]}" for day in days]
    return mark_safe(multiple_charts(said, labels, panels))  # noqa: S308 -- our own drawing
