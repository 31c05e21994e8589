"""Words for values: facts, statuses, languages and days as people say them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nahtlos.core.clock import today
from nahtlos.employers import queries as employers
from nahtlos.law import queries as law
from nahtlos.people import countries, facts, languages, queries
from nahtlos.people.wording import listing
from nahtlos.web.languages import german_or_english, page_language

register = template.Library()
NEAR = 120
"""Days within which a date is also said as a distance."""


@register.filter
def spoken(says: Mapping[str, str]) -> str:
    """The German or the English of a sentence that the law room gives in both."""
    return says[german_or_english()]


@register.filter
def fact_label(name: str) -> str:
    """What a fact is called."""
    return facts.lookup(name).label.in_language(get_language() or "de")


@register.filter
def fact_words(value: object, name: str) -> str:
    """The value of a fact as a person would say it; empty while nothing is known."""
    if value is None or value == "":
        return ""
    return facts.present(name, facts.parse(name, value), get_language() or "de")


@register.filter
def language_name(code: str) -> str:
    """The name of a language."""
    return languages.name(code, get_language() or "de")


@register.filter
def language_names(codes: Iterable[str]) -> str:
    """Several languages in a row."""
    return listing.listed(map(language_name, codes))


@register.filter
def occupation_here(code: str) -> str:
    """What an occupation is called in the language of the page; empty in German, as openings are."""
    name = employers.occupation_name(code, page_language())
    return "" if page_language() == "de" or name == code else name


@register.filter
def country_name(code: str) -> str:
    """The name of a country, empty for none."""
    return countries.name(code, get_language() or "de") if code else ""


def _near(days: int) -> str:
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if 0 < days <= NEAR:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    if -NEAR <= days < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    return ""


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """A day as people say it, exact for machines: “4 March 2027 (in 101 days)”."""
    if value is None:
        return ""
    whole = timezone.localdate(value) if isinstance(value, datetime) else value
    return _timed(whole.isoformat(), date_format(whole, "DATE_FORMAT"), whole)


@register.filter
def weekday(value: date) -> SafeString:
    """A day with its name, and how near it is: “Friday, 4 December 2026 (in 6 days)”."""
    words = f"{date_format(value, 'l')}{comma()} {date_format(value, 'DATE_FORMAT')}"
    return _timed(value.isoformat(), words, value)


@register.simple_tag
def comma() -> str:
    """The comma of the reader's language, which Arabic and Farsi write the other way round."""
    return listing.COMMA.get(page_language(), ",")


def _timed(exact: str, words: str, whole: date) -> SafeString:
    """The words with how near the day is, and the exact moment for machines."""
    near = _near((whole - today()).days)
    shown = f"{words} ({near})" if near else words
    return format_html('<time datetime="{}">{}</time>', exact, shown)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """A day with the time of day."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    shown = f"{date_format(local, 'DATE_FORMAT')}{comma()} {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), shown)


@register.filter
def weekday_moment(value: datetime) -> SafeString:
    """A day with its name, the time of day, and how near it is: “Tuesday, 24 November, 10:20”."""
    local = timezone.localtime(value)
    named = f"{date_format(local, 'l')}{comma()} {date_format(local, 'DATE_FORMAT')}"
    return _timed(local.isoformat(), f"{named}{comma()} {local:%H:%M}", local.date())


@register.filter
def stands_for(adviser: UUID | None, absent: Mapping[UUID, str] | None) -> SafeString | str:
    """Whose person this is, where a colleague is away and somebody else stands in."""
    name = (absent or {}).get(adviser) if adviser else None
    return (
        format_html(' <span class="tag">{}</span>', _("for %(name)s") % {"name": name})
        if name
        else ""
    )


@register.filter
def part_words(part: str) -> str:
    """A part of the file in words."""
    return str(queries.Part(part).label)


@register.filter
def joined(words: Iterable[object]) -> str:
    """Several words as one line: “Employment, apprenticeship, own business”."""
    return listing.listed(words)


@register.filter
def decision_words(decision: str) -> str:
    """A decision on work in words."""
    return spoken(law.decision_label(decision))
