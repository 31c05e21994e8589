"""What columns of apprenticeships are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "agreed_on": _("Agreed on"),
    "born_on": _("Born on"),
    "chamber": _("Chamber"),
    "comes": _("Whether you come"),
    "did": _("What was done"),
    "done_by": _("By whom"),
    "entry": _("Entry qualification"),
    "keeper": _("Who helps when it is hard"),
    "opened_on": _("From when on"),
    "probation_until": _("Trial period until"),
    "registered_on": _("Registered on"),
    "trainee": _("Name"),
    "trial": _("On trial"),
    "work": _("At work"),
}
QUIET = frozenset(
    [
        "apprenticeship",
        "by_chamber",
        "done_at",
        "guarded",
        "registers",
        "weight",
    ]
)
