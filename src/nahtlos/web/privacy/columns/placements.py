"""What columns of starts in work are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "agency_on": _("Asked on"),
    "answered_on": _("Answered on"),
    "complete_on": _("Complete on"),
    "conditions": _("Text"),
    "done_on": _("Ended on"),
    "duties": _("Kind of work"),
    "earlier": _("Before"),
    "ended_on": _("Ended on"),
    "goes": _("How it was"),
    "help": _("What helps"),
    "hours": _("Hours a week"),
    "instrument": _("Offer"),
    "known_as": _("Name"),
    "law_on": _("Law of"),
    "more_on": _("Asked on"),
    "sent_on": _("Sent on"),
    "since": _("From when on"),
    "subsidy": _("Who pays"),
    "subsidy_until": _("Until"),
    "terms": _("Words"),
    "where": _("Place"),
    "works": _("State"),
}
QUIET = frozenset(
    [
        "ask_employer",
        "counts_on",
        "days",
        "employer_email",
        "fast",
        "months",
        "need",
        "permission",
        "placement",
        "seen",
        "state_on",
        "troubled",
    ]
)
