"""What columns of projects are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "needs": _("What you need"),
    "noted_at": _("Written on"),
    "noted_by": _("Written by"),
    "project": _("Title"),
    "result_on": _("Day"),
    "taken_at": _("Begins"),
}
QUIET = frozenset(["participation"])
