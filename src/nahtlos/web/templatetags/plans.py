"""Words of the plan: who does a step, the day of a kept version."""

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.formats import date_format

from nahtlos.plan import queries

register = template.Library()


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
