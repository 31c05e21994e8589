"""What columns of activities and of what is told of them are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "taken_back_at": _("Taken back on"),
    "text_de": _("In German"),
    "text_en": _("In English"),
    "ticked_at": _("Written down on"),
}
QUIET = frozenset(["activity", "ticked_by"])
