"""Figures of the region that a decision can name, and what they are today.

They are read in the role `counter`, which sees no row; whoever is told one is told a number that has
passed the limit for small ones, or none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

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
    unit: Promise
    source: Promise
    falls: bool = True
    scale: int = 1


_DAYS, _NUMBER, _PER_CENT = _("days"), _("number"), _("per cent")
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
        Figure("outcomes.answered_in_time", _("Referrals answered within a week"), _PER_CENT,
               _EDITION, falls=False, scale=100),
        Figure("outcomes.days_to_answer", _("Days until an answer, over a year"), _DAYS, _EDITION),
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
        "referrals.nowhere": referrals.gaps(region, since.date()).total,
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
    return {
        keys[row.key].key: None if row.value is None else row.value * keys[row.key].scale
        for row in rows
        if not row.group
    }
