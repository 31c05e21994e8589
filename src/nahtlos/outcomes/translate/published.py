"""Figures for everybody: written from an edition, and read strictly from another region's document."""

import math
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from nahtlos.outcomes.models import Edition, Figure

FORMAT, VERSION = "nahtlos-figures", 1
MOST_BYTES, MOST_FIGURES, LEAST = 200_000, 400, 3
CONDITIONS = {"population": 10_000_000, "unemployed": 100.0, "openings": 1_000_000}
COLUMNS = ("key", "group", "period", "numerator", "denominator", "value", "low", "high", "unit")
NUMBERS = ("numerator", "denominator", "value", "low", "high")
ROUNDED = 0.06
"""By how much a rate may differ from what stands above and below the line."""


class BadDocument(Exception):
    """What stands in it cannot be; says what and where."""


def plain_figures(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Figures as plain values."""
    return [{name: getattr(one, name) for name in COLUMNS} for one in figures]


def document(
    edition: Edition, figures: Iterable[Figure], conditions: Mapping[str, Any]
) -> dict[str, Any]:
    """What a region hands to others: protected figures of one edition, and in what conditions."""
    return {
        "format": FORMAT, "version": VERSION,
        "region": {"key": edition.region.key, "name": edition.region.name},
        "counted_on": edition.counted_on.isoformat(), "law_on": edition.law_on.isoformat(),
        "program": edition.program, "digest": edition.digest,
        "conditions": dict(conditions), "figures": plain_figures(figures),
    }  # fmt: skip


def read(told: Any, today: date, known: Container[str]) -> dict[str, Any]:
    """The document, checked; raises BadDocument for whatever a region like ours would not write."""
    _holds(isinstance(told, dict), _("This is no document of figures."))
    _holds(told.get("format") == FORMAT and told.get("version") == VERSION,
           _("This is no document of figures of version 1."))  # fmt: skip
    names = {"format", "version", "region", "counted_on", "law_on", "program", "digest", "conditions", "figures"}  # fmt: skip
    _holds(set(told) == names, _("The document has other parts than it should have."))
    region = told["region"]
    _holds(
        isinstance(region, dict) and set(region) == {"key", "name"}, _("The region is not named.")
    )
    _text(region["key"], 12)
    _text(region["name"], 120)
    _holds(_day(told["counted_on"]) <= today, _("It was counted on a day that lies ahead."))
    _day(told["law_on"])
    _text(told["program"], 40)
    _text(told["digest"], 12)
    _conditions(told["conditions"])
    figures = told["figures"]
    _holds(isinstance(figures, list) and 0 < len(figures) <= MOST_FIGURES, _("It has no figures, or too many."))  # fmt: skip
    for one in figures:
        _figure(one)
        _holds(one["key"] in known, _("A figure is not known here."))
    keys = [(one["key"], one["group"]) for one in figures]
    _holds(len(set(keys)) == len(keys), _("A figure stands in it twice."))
    return dict(told)


def _holds(right: bool, sentence: str) -> None:
    if not right:
        raise BadDocument(sentence)


def _text(value: Any, most: int) -> None:
    _holds(
        isinstance(value, str) and 0 < len(value) <= most and value.isprintable(),
        _("A name is missing, too long or not plain text."),
    )


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadDocument(_("A day is not written like 2026-11-30.")) from error


def _number(value: Any) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool)
        and math.isfinite(value) and 0 <= value < 1e9  # noqa: PLR2004 -- more than there are people
    )  # fmt: skip


def _conditions(told: Any) -> None:
    _holds(isinstance(told, dict) and set(told) == {*CONDITIONS, "source"}, _("The conditions are not complete."))  # fmt: skip
    _text(told["source"], 200)
    for name, most in CONDITIONS.items():
        _holds(_number(told[name]) and told[name] <= most, _("A condition is no sensible number."))


def _figure(one: Any) -> None:
    _holds(isinstance(one, dict) and set(one) == set(COLUMNS), _("A figure has other columns than it should have."))  # fmt: skip
    _holds(all(isinstance(one[name], str) and len(one[name]) <= 40 and one[name].isprintable()  # noqa: PLR2004 -- as long as the column
               for name in ("group", "period", "unit")), _("A figure is not plain text."))  # fmt: skip
    _holds(all(one[name] is None or _number(one[name]) for name in NUMBERS), _("A figure is no number."))  # fmt: skip
    _fits(one)


def _fits(one: Mapping[str, Any]) -> None:
    """What stands above and below the line makes the rate, and neither is small."""
    above, below, value = one["numerator"], one["denominator"], one["value"]
    _holds(
        below is None or below == 0 or below >= LEAST, _("A figure was counted from one or two.")
    )
    _holds(one["low"] is None or one["high"] is None or one["low"] <= one["high"], _("A range has its ends the wrong way round."))  # fmt: skip
    if one["unit"] == "percent" and None not in {above, below, value} and below:
        _holds(abs(100 * above / below - value) <= ROUNDED, _("A rate is not what stands above and below its line."))  # fmt: skip
