"""Words of the ways: what a step lacks that nothing on the list brings."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nahtlos.offers.queries import LEVELS
from nahtlos.people.facts import FACTS
from nahtlos.plan.engine import AtLeast, Need

register = template.Library()
LACKS: dict[str, Promise] = {
    "recognition_": gettext_lazy("a qualification that counts for this occupation"),
    "may_practise_": gettext_lazy("the licence to practise"),
    "found_": gettext_lazy("a place at an employer"),
    "permit_": gettext_lazy("permission to work"),
}


@register.filter
def need_words(need: Need) -> str:
    """What a step lacks, in words."""
    if isinstance(need, AtLeast) and need.fact == "german":
        return _("German %(level)s") % {"level": LEVELS[int(need.value)]}
    if need.fact in FACTS:
        return FACTS[need.fact].label.in_language(get_language() or "de")
    return str(next((words for start, words in LACKS.items() if need.fact.startswith(start)), ""))
