"""Figures and tables as a page writes them: numbers in the reader's language, stars for what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nahtlos.outcomes.queries import Figure, Table
from nahtlos.outcomes.wording import CAUSES, DIMENSIONS, FIGURES, GAP_KINDS, TABLES, Defined, label

STAR = "*"
FIRST = 5
"""So many groups are shown at once; the others are folded."""


@dataclass(frozen=True)
class Told:
    """A figure as it stands on a page."""

    key: str
    title: str
    value: str
    range: str
    above: str
    below: str
    defined: Defined
    period: str
    change: str = ""


@dataclass(frozen=True)
class Grid:
    """A table as it stands on a page and in an export: a head, and rows that begin with their name."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    period: str
    stars: bool = False
    words: int = 1
    """So many columns hold words; the others hold numbers."""
    taken: bool = True
    """Whether it is a table of the edition, to be taken along as a file."""


def rounded(value: float, places: int) -> str:
    """Rounded half up, as the statistics do; Django's own function cuts off what is too much."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return str(number_format(exact, places, force_grouping=True))


def percent(value: float | None) -> str:
    """With one digit, as the statistics write rates."""
    return STAR if value is None else f"{rounded(value, 1)} %"


def whole(value: float | None) -> str:
    """A number of persons; a mean has one digit."""
    if value is None:
        return STAR
    return rounded(value, 0 if float(value).is_integer() else 1)


def days(value: float | None) -> str:
    """Days; a dash where fewer than half have come so far."""
    if value is None:
        return _("not yet half")
    return ngettext("%s day", "%s days", int(value)) % whole(value)


def figure(one: Figure, before: Figure | None = None) -> Told:
    """A figure in words, with the change since the edition before."""
    defined, written = FIGURES[one.key], days if one.unit == "days" else percent
    ends = ""
    if one.low is not None and one.high is not None:
        ends = _("%(low)s to %(high)s") % {"low": percent(one.low), "high": percent(one.high)}
    return Told(
        one.key, str(defined.title), written(one.value), ends, whole(one.numerator),
        whole(one.denominator), defined, period(one.period), change(one, before),
    )  # fmt: skip


def group(code: str) -> str:
    """Whose figure it is."""
    return label("group", code) if code else _("All")


def change(one: Figure, before: Figure | None) -> str:
    """In percentage points or days; nothing where one of the two is not known."""
    if before is None or one.value is None or before.value is None:
        return ""
    moved = one.value - before.value
    sign = "+" if moved > 0 else "−" if moved < 0 else "±"
    size = rounded(abs(moved), 0 if one.unit == "days" else 1)
    since = date_format(before.edition.counted_on, "SHORT_DATE_FORMAT")
    unit = _("days") if one.unit == "days" else _("percentage points")
    return _("%(sign)s%(size)s %(unit)s since %(day)s") % {
        "sign": sign, "size": size, "unit": unit, "day": since,
    }  # fmt: skip


def period(words: str) -> str:
    """`2025-12-01/2026-11-30`, a day or a month, as people say it."""
    first, _slash, last = words.partition("/")
    if not last:
        return _day(first)
    return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}


def _day(words: str) -> str:
    month = 7
    if len(words) == month:
        return date_format(date.fromisoformat(f"{words}-01"), "F Y")
    return date_format(date.fromisoformat(words), "DATE_FORMAT")


def grid(table: Table) -> Grid:
    """Any table of an edition."""
    content, made = table.content, {"times": _times, "gaps": _gaps}
    head, rows = made.get(content["kind"], _counts)(content)
    return Grid(
        table.key, title_of(table.key), tuple(head), tuple(map(tuple, rows)), period(table.period),
        any(STAR in row[1:] for row in rows), 2 if content["kind"] == "gaps" else 1,
    )  # fmt: skip


def title_of(key: str) -> str:
    """What a table is called; a curve has the name of its figure."""
    return str(TABLES[key] if key in TABLES else FIGURES[key].title)


def _counts(content: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    by, totals = content["by"], content["kind"] != "list"
    columns = [label(by[1], one) for one in content["columns"]]
    names = [label(by[0], one) for one in content["rows"]]
    if totals:
        columns, names = [*columns, _("Total")], [*names, _("Total")]
    rows = [[name, *map(whole, line)] for name, line in zip(names, content["cells"], strict=True)]
    return [str(DIMENSIONS[by[0]]), *columns], rows


def _times(content: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    causes = [str(CAUSES[one]) for one in content["causes"]]
    head = [
        _("After months"),
        _("Still waiting"),
        _("Uncertainty (95 %)"),
        _("Still watched"),
        *causes,
    ]
    lines = zip(
        content["months"], content["share"], content["low"], content["high"], content["at_risk"],
        *content["taken"], strict=True,
    )  # fmt: skip
    return head, [
        [str(month), _share(share), f"{_share(low)} – {_share(high)}", whole(risk), *map(_share, taken)]
        for month, share, low, high, risk, *taken in lines
    ]  # fmt: skip


def _share(value: float) -> str:
    return f"{rounded(100 * value, 0)} %"


def _gaps(content: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    language = "de" if (get_language() or "").startswith("de") else "en"
    head = [_("Who"), _("What is lacking"), _("About how many"), _("Of these certain")]
    return head, [
        [" · ".join(one[language]), str(GAP_KINDS[one["kind"]]), str(one["persons"]), str(one["certain"])]
        for one in content["rows"]
    ]  # fmt: skip


@dataclass(frozen=True)
class Lacking:
    """The groups that lack the same, largest first; `more` are those beyond the first few."""

    title: str
    first: tuple[tuple[int, int, str], ...]
    more: tuple[tuple[int, int, str], ...]

    @property
    def summary(self) -> str:
        """What is lacking, for how many groups, and how large the largest is."""
        many = len(self.first) + len(self.more)
        text = ngettext(
            "%(kind)s (%(many)d group of about %(n)d persons)",
            "%(kind)s (%(many)d groups, the largest of about %(n)d persons)",
            many,
        )
        return text % {"kind": self.title, "many": many, "n": self.first[0][0]}

    @property
    def further(self) -> str:
        """How many are folded once more."""
        many = len(self.more)
        return ngettext("%(n)d smaller group", "%(n)d smaller groups", many) % {"n": many}


def lacking(content: Mapping[str, Any]) -> list[Lacking]:
    """The gap finder by what is lacking, the largest group first."""
    language = "de" if (get_language() or "").startswith("de") else "en"
    kinds: dict[str, list[tuple[int, int, str]]] = {}
    for one in sorted(content["rows"], key=lambda row: -int(row["persons"])):
        said = " · ".join(one[language])
        kinds.setdefault(one["kind"], []).append((one["persons"], one["certain"], said))
    return [
        Lacking(str(GAP_KINDS[kind]), tuple(rows[:FIRST]), tuple(rows[FIRST:]))
        for kind, rows in kinds.items()
    ]
