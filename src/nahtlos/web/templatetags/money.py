"""Euro as people write them, in the language of the page."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nahtlos.web.templatetags.told import office_words

register = template.Library()


@register.filter
def euro(value: Decimal) -> SafeString:
    """“1.800 €”, with cents only where there are some; digits never turn round."""
    whole = value == value.to_integral_value()
    shown = number_format(value, decimal_pos=0 if whole else 2, use_l10n=True, force_grouping=True)
    return format_html("<bdi>{} €</bdi>", shown)


@register.filter
def percent(value: Decimal | float) -> SafeString:
    """A share as “50 %”."""
    share = (Decimal(str(value)) * 100).normalize()
    shown = number_format(share, use_l10n=True)
    return format_html("<bdi>{} %</bdi>", shown)


@register.filter
def offices_joined(offices: Iterable[str]) -> SafeString:
    """Who decides, in one line."""
    return format_html_join(" / ", "{}", ((office_words(one),) for one in offices))
