"""What columns of activities are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {"ticked_at": _("Written down on")}
QUIET = frozenset(["activity", "introduction", "placement", "ticked_by"])
