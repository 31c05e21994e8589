"""What columns of consultation days are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "day": _("Day"),
    "days.Visitor.hours": _("When you have time"),
    "days.Visitor.invited_at": _("Sent on"),
    "days.Visitor.liked": _("How was it for you?"),
    "named_at": _("Made on"),
    "named_by": _("By whom"),
    "days.Visitor.reads": _("Language"),
    "visitor": _("Number"),
}
QUIET: frozenset[str] = frozenset()
