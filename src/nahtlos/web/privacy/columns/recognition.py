"""What columns of a recognition are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "applied_on": _("Applied on"),
    "begun_at": _("Made on"),
    "body": _("Office"),
    "decided_on": _("Decided on"),
    "decision_due_on": _("Due on"),
    "euro": _("Costs in euro"),
    "extended_until": _("Until"),
    "found_by": _("By whom"),
    "found_on": _("When"),
    "made_up_on": _("Complete on"),
    "missing": _("What is missing"),
    "occupation": _("Kind of work"),
    "paid_on": _("Paid on"),
    "papers_complete_on": _("Complete on"),
    "payer": _("Who pays"),
    "state_since": _("Changed on"),
}
QUIET = frozenset(["paused_days", "procedure", "road", "without_fault"])
