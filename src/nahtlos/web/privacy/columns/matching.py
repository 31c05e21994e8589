"""What columns of the work that somebody looks for are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "certificates": _("Papers that work needs"),
    "from_on": _("From when on"),
    "hours_least": _("Least hours a week"),
    "hours_most": _("Most hours a week"),
    "looked_at": _("Openings looked at on"),
    "reach_km": _("How far, in km"),
    "shifts": _("Shifts"),
    "skills": _("Skills"),
    "tells": _("Told when something new fits"),
    "wants": _("Looks for"),
}
QUIET: frozenset[str] = frozenset()
