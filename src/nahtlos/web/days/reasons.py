"""Why a want was not met, in the language of the page: from the engine's code, not from its sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nahtlos.network.queries import TOPICS
from nahtlos.web.templatetags.words import language_name

SAYS = {
    "after_itself": gettext_lazy("%(topic)s would have to come after itself"),
    "desk_does_not": gettext_lazy("desk %(desk)s, which was asked for, does not advise on this"),
    "no_desk": gettext_lazy("no desk advises on this"),
    "not_staffed": gettext_lazy("nobody sits at a desk for this"),
    "too_late": gettext_lazy("what was to come after it has begun already"),
    "no_words": gettext_lazy("no desk for this and no interpreter speaks %(speaks)s"),
    "never_together": gettext_lazy(
        "visitor and desk are never there together for %(minutes)s minutes"
    ),
    "never_together_since": gettext_lazy(
        "from %(since)s on, visitor and desk are never there together for %(minutes)s minutes"
    ),
    "no_interpreter": gettext_lazy(
        "no interpreter for %(speaks)s is there after %(last)s, or when a desk for this is"
    ),
    "desks_taken": gettext_lazy("at every time that suits, the desks for this are taken"),
    "interpreters_taken": gettext_lazy(
        "when a desk for this is free, no interpreter for %(speaks)s is"
    ),
    "order": gettext_lazy("at the times that are free the order of the talks would be wrong"),
    "elsewhere": gettext_lazy("at the times that are free the visitor is at another desk"),
    "absent": gettext_lazy("did not come"),
    "not_begun": gettext_lazy("had a time, but the talk did not take place"),
    "dropped": gettext_lazy("called off"),
    "waiting": gettext_lazy("no place, on the waiting list"),
    "not_planned": gettext_lazy("had no time"),
}


def reason(code: str, parts: Mapping[str, str] | None = None) -> str:
    """A reason as staff read it; without its parts where only the sort of reason counts."""
    given = dict(parts or {})
    filled = {
        "desk": given.get("desk", "").removeprefix("d"),
        "topic": dict(TOPICS).get(given.get("topic", ""), ""),
        "speaks": _spoken(given.get("speaks", "")),
        "minutes": given.get("minutes", _("enough")),
        "since": given.get("since", "–"),
        "last": given.get("last", "–"),
    }
    return str(SAYS[code]) % filled if code in SAYS else ""


def _spoken(codes: str) -> str:
    known = [code for code in codes.split("/") if code and code != "no language"]
    return ", ".join(language_name(code) for code in known) or _("their language")


def because(kept: Mapping[str, Any]) -> str:
    """The reason beside a want or in a plan, in the language of the page."""
    return reason(str(kept.get("code", "")), kept.get("parts"))
