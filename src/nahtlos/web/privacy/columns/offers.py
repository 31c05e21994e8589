"""What columns of courses and their results are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "attended": _("Days attended"),
    "booked_at": _("Made on"),
    "booked_by": _("By whom"),
    "offers.Place.hold_until": _("Until"),
    "offers.Place.joined_at": _("Asked on"),
    "offer": _("Offer"),
    "offered_by": _("Run by"),
    "recorded_at": _("Made on"),
    "recorded_by": _("By whom"),
}
QUIET = frozenset(["booking"])
