"""What columns of mentoring are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "aim": _("What for"),
    "asked_on": _("Asked on"),
    "languages": _("Languages"),
    "last_met_on": _("Last contact"),
    "logged_at": _("Written on"),
    "logged_by": _("Written by"),
    "mentor_languages": _("Languages"),
    "mentor_name": _("Mentor"),
    "mentor_said_at": _("Answered on"),
    "minutes": _("Minutes"),
    "next_at": _("Next time"),
    "person_said_at": _("Agreed on"),
    "programme": _("Title"),
    "said_by": _("By whom"),
    "side": _("By whom"),
    "started_on": _("Begins"),
    "times": _("When you have time"),
    "told_on": _("Told on"),
    "until_on": _("Until"),
}
QUIET = frozenset(["excluded", "mentor", "pair", "wish"])
