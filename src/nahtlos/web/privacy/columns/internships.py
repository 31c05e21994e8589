"""What columns of internships are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "on": _("Day"),
    "access": _("Allowed to work"),
    "access_on": _("Asked on"),
    "accident": _("Insured against accidents by"),
    "aims": _("What you learn"),
    "device": _("On what"),
    "ends_on": _("Until"),
    "hours_day": _("Hours a day"),
    "hours_week": _("Hours a week"),
    "last_on": _("Last day"),
    "law_as_of": _("Law of"),
    "liability": _("Insured against damage by"),
    "minor": _("Under 18"),
    "next": _("What comes next"),
    "party": _("For whom"),
    "permitted_from": _("Permitted from"),
    "permitted_until": _("Permitted until"),
    "signed_at": _("Signed on"),
    "signer": _("By whom"),
    "site": _("Place"),
    "supervisor": _("Who is there for you at work"),
    "teller": _("By whom"),
    "trained": _("Completed an apprenticeship"),
    "voided_at": _("Ended on"),
    "wage": _("Pay"),
    "went": _("How it was"),
}
QUIET = frozenset(["hard_to_place", "internship", "kept_in", "named", "opens"])
