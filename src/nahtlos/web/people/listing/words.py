"""Filters and columns in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nahtlos.people.queries import Listing
from nahtlos.web.templatetags.words import fact_words, language_name

FILTERS: dict[str, Promise] = {
    "whose": gettext_lazy("Whose"),
    "adviser": gettext_lazy("Adviser"),
    "status": gettext_lazy("Residence status"),
    "language": gettext_lazy("Language of letters"),
    "plan": gettext_lazy("Goal and plan"),
    "overdue": gettext_lazy("Overdue steps"),
    "idle": gettext_lazy("Next step"),
    "silent": gettext_lazy("Last contact"),
    "waiting": gettext_lazy("Waits for"),
    "consent": gettext_lazy("Consent"),
    "title": gettext_lazy("Residence title"),
    "held": gettext_lazy("Held now by"),
    "state": gettext_lazy("Case"),
}
COLUMNS: dict[str, Promise] = {
    "status": gettext_lazy("Residence status"),
    "until": gettext_lazy("Valid until"),
    "german": gettext_lazy("German"),
    "adviser": gettext_lazy("Adviser"),
    "language": gettext_lazy("Language of letters"),
    "opened": gettext_lazy("Accompanied since"),
    "closed": gettext_lazy("Closed"),
    "step": gettext_lazy("Next step due"),
    "contact": gettext_lazy("Last contact"),
    "waits": gettext_lazy("Waits for"),
    "held": gettext_lazy("Held now by"),
    "consent": gettext_lazy("Consent ends"),
}
FIXED: dict[tuple[str, str], Promise] = {
    ("whose", "mine"): gettext_lazy("only mine"),
    ("adviser", "none"): gettext_lazy("without an adviser"),
    ("plan", "goal"): gettext_lazy("a goal is set"),
    ("plan", "nogoal"): gettext_lazy("no goal yet"),
    ("plan", "agreed"): gettext_lazy("the plan was agreed"),
    ("plan", "notagreed"): gettext_lazy("no plan agreed yet"),
    ("overdue", "yes"): gettext_lazy("a step is overdue"),
    ("idle", "yes"): gettext_lazy("no next step"),
    ("waiting", "any"): gettext_lazy("waits for an institution"),
    ("held", "elsewhere"): gettext_lazy("held now by another institution"),
    ("state", "closed"): gettext_lazy("closed"),
}


@dataclass(frozen=True)
class Pill:
    """A filter that is set, in words, and the address of the list without it."""

    words: str
    without: str


def words_of(name: str, value: str, known: Mapping[str, str]) -> str:
    """One filter in words; `known` are the names behind keys of advisers and institutions."""
    if (name, value) in FIXED:
        return str(FIXED[name, value])
    return SAID[name](known.get(value, "–") if name in {"adviser", "waiting"} else value)


def _weeks(value: str) -> str:
    words = ngettext("no contact for %(n)d week", "no contact for %(n)d weeks", int(value))
    return words % {"n": int(value)}


SAID: dict[str, Callable[[str], str]] = {
    "adviser": str,
    "status": lambda value: fact_words(value, "status"),
    "language": language_name,
    "silent": _weeks,
    "waiting": lambda name: _("waits for %(name)s") % {"name": name},
    "consent": lambda value: _("a consent ends within %(n)s days") % {"n": value},
    "title": lambda value: _("the title ends within %(n)s days") % {"n": value},
}


def pills(wanted: Listing, known: Mapping[str, str]) -> list[Pill]:
    """Every filter that is set, each with the way to take it off."""
    return [
        Pill(words_of(name, value, known), wanted.without(name).address or "view=all")
        for name, value in wanted.codes
    ]
