"""Who may see figures, who may have them counted, and when again."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.core.actor import Actor
from nahtlos.core.refusal import Refusal, unless
from nahtlos.core.roles import Administrator, Analyst, Coordinator
from nahtlos.outcomes.engine import months_before

SEES = (Coordinator, Analyst, Administrator)
APART = 3
"""Months between two editions: what differs between two is never what one or two people did lately."""


def may_see(actor: Actor) -> Refusal | None:
    """Figures are for whoever steers and judges."""
    return unless(
        actor.role in SEES and actor.region is not None,
        gettext_lazy("Figures are seen by the coordination, analysts and the administration."),
    )


def may_count(actor: Actor, last: date | None, today: date) -> Refusal | None:
    """Only the coordination has figures counted, and not again before three months are over."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region has figures counted."),
    ) or unless(may_follow(last, today), _too_soon(last))


def may_follow(last: date | None, today: date) -> bool:
    """Whether an edition of today may follow the last one."""
    return last is None or today >= next_on(last)


def next_on(last: date) -> date:
    """The first day on which the next edition may be counted."""
    return months_before(last, -APART)


def may_bring(actor: Actor, *, there: bool) -> Refusal | None:
    """Official files are brought by the coordination, once for an edition."""
    return unless(
        actor.role is Coordinator and actor.region is not None,
        gettext_lazy("Only the coordination of the region brings official files."),
    ) or unless(
        not there,
        gettext_lazy("The official indicators of this edition are there. They are not changed."),
    )


def _too_soon(last: date | None) -> str:
    if last is None:
        return ""
    return _(
        "The next figures can be counted on %(day)s. Counted closer together, the difference of two"
        " editions could tell of single persons."
    ) % {"day": date_format(next_on(last), "DATE_FORMAT")}
