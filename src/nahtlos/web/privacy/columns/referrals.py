"""What columns of referrals, questions and handovers are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "answer_due_on": _("Due on"),
    "appointment_at": _("Begins"),
    "appointment_due_on": _("Due on"),
    "asked": _("Asked for"),
    "by": _("By whom"),
    "by_institution": _("By which institution"),
    "documents": _("Documents"),
    "fetched_at": _("Fetched on"),
    "file_number": _("File number"),
    "giver": _("Who gives"),
    "instead": _("Recipient"),
    "matter": _("Matter"),
    "more": _("Words"),
    "nowhere": _("Nowhere else"),
    "offered_at": _("Offered on"),
    "partner": _("Other region"),
    "sight_ends_at": _("Until"),
    "token_ends_at": _("Until"),
    "topic": _("Topic"),
    "way": _("What happened"),
    "with_consents": _("With consents"),
    "with_referrals": _("With referrals"),
}
QUIET = frozenset(
    ["fingerprint", "handover", "on_the_spot", "receipt", "referral", "remainder", "reminded_on"]
)
