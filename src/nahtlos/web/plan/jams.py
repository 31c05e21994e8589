"""Where plans jam, for the coordination: institutions and numbers, no person."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.network import queries as network
from nahtlos.plan import queries


@dataclass(frozen=True)
class Line:
    """Who holds the files, who was to do the steps, how many do not go on."""

    holder: str
    doer: str
    stuck: str
    overdue: str
    days: str


def _number(value: int | None) -> str:
    return _("fewer than 3") if value is None else str(value)


def jams(region: UUID) -> list[Line]:
    """A line for each pair, most overdue first; small numbers stay hidden."""
    names = {one.pk: one.short_name for one in network.institutions(region)}
    return [
        Line(
            names.get(jam.institution, ""),
            names.get(jam.helper, "") if jam.helper else str(queries.Doer(jam.who).label),
            _number(jam.stuck),
            _number(jam.overdue),
            f"{jam.days:.0f}" if jam.days is not None else "–",
        )
        for jam in queries.jammed(today())
    ]
