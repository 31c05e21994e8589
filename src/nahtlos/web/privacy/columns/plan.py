"""What columns of the plan are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS: dict[str, Promise] = {
    "agreed_by": _("Agreed with"),
    "bring": _("To bring"),
    "employer": _("Employer"),
    "ends_at": _("Until"),
    "german": _("In German"),
    "goal": _("Goal"),
    "held_by": _("By whom"),
    "held_on": _("When"),
    "helper": _("Who does it"),
    "next_on": _("Next time"),
    "own_words": _("In your language"),
    "reached": _("Reached"),
    "said": _("What was said"),
    "said_at": _("When"),
    "says": _("Answer"),
    "starts_at": _("Begins"),
    "starts_on": _("Begins"),
    "telephone": _("Telephone"),
    "template": _("Title"),
    "version": _("Number"),
    "who": _("Who does it"),
    "with_whom": _("With whom"),
    "witnessed_by": _("Agreed with"),
}
QUIET = frozenset(["agreement", "path", "phrase", "rank", "source", "source_key", "typed"])
