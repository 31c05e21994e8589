"""Whether two files may become one, as far as their internships go."""

from itertools import product
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nahtlos.core.refusal import Refusal, unless
from nahtlos.internships.models import OVER, TAKES_ITS_DAYS, Internship

TWICE = _(
    "Both files have an internship at the same time. Please take one back or break it off first, then"
    " join the files."
)
TWICE_OVER = _(
    "Both files had an internship at the same time. That cannot be one person. Please do not join them."
)


def _at_once(first: Internship, second: Internship) -> bool:
    begins = max(first.starts_on, second.starts_on)
    return all(begins <= (one.last_on or one.ends_on) for one in (first, second))


def may_become_one(person: UUID, merged: UUID) -> Refusal | None:
    """Nobody is in two internships at a time; agreements were signed, so a human ends one of them."""
    rows = Internship.objects.filter(state__in=TAKES_ITS_DAYS)
    both = product(rows.filter(person=person), rows.filter(person=merged))
    twice = [pair for pair in both if _at_once(*pair)]
    over = any(all(one.state in OVER for one in pair) for pair in twice)
    return unless(not over, TWICE_OVER) or unless(not twice, TWICE)
