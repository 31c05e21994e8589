"""What columns of introductions and job days are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "change": _("What helps"),
    "company_name": _("Employer"),
    "during": _("When"),
    "later_until": _("Until"),
    "meets_at": _("Begins"),
    "meets_where": _("Place"),
    "name_given": _("Name"),
    "planned_at": _("Made on"),
    "planned_by": _("Made by"),
    "proposed_at": _("Asked on"),
    "proposed_by": _("Asked by"),
}
QUIET = frozenset(["answer_days", "company", "introduction", "opening", "slot", "turned_at"])
