"""Sentences of the law room as a page says them, marked where they are in another language."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.web.templatetags.own_words import own_says

register = template.Library()


@register.filter
def told(says: Mapping[str, str] | None) -> SafeString | str:
    """A sentence in the reader's language, else in English and marked as such."""
    return own_says(says) if says else ""


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
