"""Why a case ends, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nahtlos.people.models import HANDED_OVER

CLOSE_REASONS: dict[str, str | Promise] = {
    "work": _("Works, and it holds"),
    "training": _("In training or studies"),
    "moved": _("Moved away"),
    "no_contact": _("No contact any more"),
    "elsewhere": _("Accompanied by another institution"),
    "wish": _("At the person's own wish"),
    "other": _("Another reason"),
}
OF_ITSELF: dict[str, str | Promise] = {HANDED_OVER: _("Handed over to another institution")}
"""Reasons that nobody chooses."""
CASE_CLOSED = _("The case was closed: %(reason)s")


def closed_because(reason: str) -> str:
    """The sentence with which what was open is ended; a reason without words stands as it is."""
    return str(CASE_CLOSED) % {"reason": (CLOSE_REASONS | OF_ITSELF).get(reason, reason)}
