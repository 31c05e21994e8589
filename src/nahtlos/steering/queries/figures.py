"""Figures of the region that a decision can name, and what they are today.

They are read in the role `counter`, which sees no row; whoever is told one is told a number that has
passed the limit for small ones, or none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.network import queries as network
from nahtlos.outcomes import queries as outcomes
from nahtlos.referrals import queries as referrals


@dataclass(frozen=True)
class Figure:
    """What it is called, what is counted, where it comes from, and whether it should fall."""

    key: str
    title: Promise
    unit: Promise | str
    source: Promise
    falls: bool = True


_DAYS, _NUMBER, _PER_CENT = _("days"), "", _("per cent")
_INTERFACES = _("Interfaces, referrals of the last twelve months")
_EDITION = _("The newest edition of the region's figures")
FIGURES: Mapping[str, Figure] = {
    one.key: one
    for one in (
        Figure("referrals.answer", _("Days until a referral is answered"), _DAYS, _INTERFACES),
        Figure("referrals.first", _("Days until the first appointment"), _DAYS, _INTERFACES),
        Figure("referrals.overdue", _("Referrals over their day"), _NUMBER, _INTERFACES),
        Figure("referrals.nowhere", _("How often there was nobody to refer to"), _NUMBER,
               _INTERFACES),
        Figure("network.gaps", _("Topics that are not answered everywhere"), _NUMBER,
               _("The directory")),
        Figure("outcomes.days_to_work", _("Days from the first talk to the first day of work"),
               _DAYS, _EDITION),
        Figure("outcomes.days_to_seat", _("Days from the waiting list to the course"), _DAYS,
               _EDITION),
        Figure("outcomes.days_to_decision", _("Days until the decision on recognition"), _DAYS,
               _EDITION),
        Figure("outcomes.answered_in_time", _("Referrals answered with a yes within a week"),
               _PER_CENT, _EDITION, falls=False),
        Figure("outcomes.lasting_6", _("At work six months after the start"), _PER_CENT, _EDITION,
               falls=False),
        Figure("outcomes.at_level", _("Work at the level of what was learned"), _PER_CENT,
               _EDITION, falls=False),
    )
}  # fmt: skip


def figures_now(region: UUID, *, since: datetime, on: date) -> dict[str, Decimal | None]:
    """Every figure that is known today; none where it may not be said. Ask as `counter`."""
    pace = referrals.pace_of(since=since, today=on)
    gaps = network.board(region, checked_since=on).gaps
    found: dict[str, float | None] = {
        "referrals.answer": pace.answer_days,
        "referrals.first": pace.appointment_days,
        "referrals.overdue": pace.overdue,
        "referrals.nowhere": referrals.gaps(region, timezone.localdate(since)).total,
        "network.gaps": len(gaps),
        **_published(region),
    }
    return {key: None if one is None else Decimal(str(round(one, 1))) for key, one in found.items()}


def _published(region: UUID) -> dict[str, float | None]:
    """Figures of the newest edition, of everybody."""
    edition = outcomes.newest(region)
    if edition is None:
        return {}
    keys = {
        key.partition(".")[2]: one for key, one in FIGURES.items() if key.startswith("outcomes.")
    }
    rows = outcomes.figures(edition, *keys)
    return {keys[row.key].key: row.value for row in rows if not row.group}
