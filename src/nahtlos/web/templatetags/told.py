"""Sentences of the law room as a page says them, marked where they are in another language."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.web.templatetags.words import spoken

register = template.Library()
BOTH = ("de", "en")


@register.filter
def told(says: Mapping[str, str] | None) -> SafeString | str:
    """German on a German page, else English; on a page in a third language marked as English."""
    if says is None:
        return ""
    if (get_language() or "de").startswith(BOTH):
        return spoken(says)
    return format_html('<span lang="en" dir="ltr">{}</span>', says["en"])


@register.simple_tag
def told_here() -> SafeString:
    """The attributes of an element that is filled by `told`, so that it runs as its language does."""
    here = (get_language() or "de").startswith(BOTH)
    return SafeString("" if here else ' lang="en" dir="ltr"')


@register.filter
def office_words(office: str) -> SafeString | str:
    """Who decides, in words."""
    return told(law.office_label(office))


@register.filter
def category_words(category: str) -> SafeString | str:
    """A category of instruments in words."""
    return told(law.category_label(category))


@register.filter
def for_employers(one: law.InstrumentAnswer) -> bool:
    """Whether somebody who employs may ask for it."""
    return law.for_employers(one)


@register.filter
def join_words(join: str) -> str:
    """How the parts of a condition belong together."""
    return {"all": _("All of these:"), "any": _("One of these is enough:")}.get(join, "")


@register.filter
def certainty_words(certainty: str | None) -> str:
    """How sure the source is."""
    words = {
        "practice": _("This is practice of the offices or a programme, not a law."),
        "derived": _("The law does not say this word for word; it follows from it."),
        "new": _("The law is new; no guidance on it is known yet."),
        "doubtful": _("This is doubtful: the sources do not agree, or leave it open."),
    }
    return words.get(certainty or "", _("This stands in the law."))
