"""Who is wanted and who is here, at one glance: people and places of work, helpers beside skilled."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nahtlos.outcomes.engine import Beside
from nahtlos.outcomes.queries import Table
from nahtlos.outcomes.translate.content import beside_from
from nahtlos.outcomes.wording import label
from nahtlos.web.outcomes.told import STAR, Grid, period, whole

KEYS = ("supply", "demand")


@dataclass(frozen=True)
class Wanted:
    """Two sentences, one for what was learned and one for helpers, and the table by occupation."""

    says: tuple[str, str]
    grid: Grid


def wanted(tables: Mapping[str, Table]) -> Wanted | None:
    """From the two tables of an edition; nothing where one of them is not shown."""
    if not all(key in tables for key in KEYS):
        return None
    rows = beside_from(*(tables[key].content for key in KEYS))
    return Wanted(_says(rows[-1]), _grid(rows, tables["supply"].period)) if rows else None


def _says(all_: Beside) -> tuple[str, str]:
    skilled, helpers = sum(all_.places[1:-1]), all_.places[0]
    return (
        _("Skilled work: %(places)s, %(people)s who learned an occupation.")
        % {"places": _places(skilled), "people": _persons(all_.skilled)},
        _("Helpers’ work: %(places)s, %(people)s without a formal qualification.")
        % {"places": _places(helpers), "people": _persons(all_.people[0])},
    )


def _places(number: int) -> str:
    return ngettext("%(n)s place", "%(n)s places", number) % {"n": whole(number)}


def _persons(number: int | None) -> str:
    """Where the number is not said, it is none or several."""
    return ngettext("%(n)s person", "%(n)s persons", 2 if number is None else number) % {
        "n": whole(number)
    }


def _grid(rows: tuple[Beside, ...], day: str) -> Grid:
    head = (
        _("Occupation"), _("Skilled: places"), _("Skilled: persons"), _("Places more than persons"),
        _("Helpers: places"), _("Helpers: persons"),
    )  # fmt: skip
    lines = tuple(_line(one) for one in rows)
    return Grid(
        "wanted", _("Who is wanted, and who is here"), head, lines, period(day),
        any(STAR in line for line in lines), taken=False,
    )  # fmt: skip


def _line(one: Beside) -> tuple[str, ...]:
    return (
        label("occupation", one.row) if not one.all else _("Total"),
        whole(sum(one.places[1:-1])), whole(one.skilled), _signed(one.short), whole(one.places[0]),
        whole(one.people[0]),
    )  # fmt: skip


def _signed(number: int | None) -> str:
    if number is None:
        return STAR
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{whole(abs(number))}"
