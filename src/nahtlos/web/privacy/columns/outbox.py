"""What columns of messages are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "channel": _("By which way"),
    "chosen_at": _("Decided on"),
    "contact": _("To which number or address"),
    "delivered_at": _("Arrived on"),
    "fault": _("Why not"),
    "not_before": _("Not before"),
    "useless_after": _("Not after"),
}
QUIET = frozenset(
    [
        "about",
        "again_of",
        "carrier_key",
        "link",
        "sending_since",
        "settled_at",
        "stop_digest",
        "tries",
    ]
)
