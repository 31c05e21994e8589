"""What columns of apprenticeships are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "agreed_on": _("Agreed on"),
    "born_on": _("Born on"),
    "chamber": _("Chamber"),
    "comes": _("Whether you come"),
    "company": _("Company"),
    "did": _("What was done"),
    "done_by": _("By whom"),
    "done_on": _("Ended on"),
    "entry": _("Entry qualification"),
    "keeper": _("Who helps when it is hard"),
    "missing": _("What is missing"),
    "occupation": _("Occupation"),
    "opened_on": _("From when on"),
    "probation_until": _("Trial period until"),
    "registered_on": _("Registered on"),
    "school": _("School"),
    "side": _("By whom"),
    "stays": _("Whether you stay"),
    "told_at": _("Sent on"),
    "trainee": _("Name"),
    "trial": _("On trial"),
    "who": _("By whom"),
    "work": _("At work"),
}
QUIET = frozenset(
    [
        "apprenticeship",
        "by_chamber",
        "done_at",
        "guarded",
        "registers",
        "reminded_on",
        "token_digest",
        "token_ends_at",
        "tries",
        "weight",
    ]
)
