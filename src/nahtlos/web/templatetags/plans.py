"""Words of the plan: who does a step, the day of a kept version."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nahtlos.people.facts import FACTS
from nahtlos.plan import queries
from nahtlos.plan.engine import AtLeast, Need

register = template.Library()
LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
LACKS: dict[str, Promise] = {
    "recognition_": gettext_lazy("a qualification that counts for this occupation"),
    "may_practise_": gettext_lazy("the licence to practise"),
    "found_": gettext_lazy("a place at an employer"),
    "permit_": gettext_lazy("permission to work"),
}


@register.filter
def doer(step: queries.Step) -> str:
    """Who does it: the institution or employer by name, where one is named."""
    if step.helper is not None:
        return step.helper.short_name
    return step.employer or str(step.get_who_display())


@register.filter
def kept_doer(step: Mapping[str, str]) -> str:
    """The same for a step of a version."""
    return step["helper"] or step["employer"] or str(queries.Doer(step["who"]).label)


@register.filter
def iso_day(day: str) -> str:
    """A day that was kept as text."""
    return date_format(date.fromisoformat(day), "DATE_FORMAT")


@register.filter
def need_words(need: Need) -> str:
    """What a step lacks, in words."""
    if isinstance(need, AtLeast) and need.fact == "german":
        return _("German %(level)s") % {"level": LEVELS[int(need.value)]}
    if need.fact in FACTS:
        return FACTS[need.fact].label.in_language(get_language() or "de")
    return str(next((words for start, words in LACKS.items() if need.fact.startswith(start)), ""))
