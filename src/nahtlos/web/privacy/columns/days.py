"""What columns of consultation days are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "day": _("Day"),
    "named_at": _("Made on"),
    "named_by": _("By whom"),
    "visitor": _("Number"),
}
QUIET: frozenset[str] = frozenset()
