"""What rooms say in German and English, in the reader's own language where it is translated."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from django import template
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nahtlos.law import queries as law
from nahtlos.people import countries, facts, languages
from nahtlos.web.directions import isolated
from nahtlos.web.languages import page_language, runs_from_right

register = template.Library()
Found = TypeVar("Found")
NAMED = 3
"""So many missing facts are named."""


def marked(words: str, language: str) -> SafeString:
    """The words, marked where they are in another language than the page."""
    if language == page_language():
        return conditional_escape(isolated(words, language))
    return format_html('<bdi lang="{}">{}</bdi>', language, words)


def said_in(words: str, language: str) -> SafeString:
    """The words with their language and direction wherever these are not the page's."""
    if language == page_language():
        return conditional_escape(words)
    way = "rtl" if runs_from_right(language) else "ltr"
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, way, words)


class Speaks(Protocol):
    """Whatever says its texts in several languages, and in one where it has no other."""

    def said(self, name: str, language: str) -> tuple[str, str]: ...


@register.filter
def own_said(one: Speaks, name: str) -> SafeString:
    """A text in the language of the page, else as it was typed."""
    return said_in(*one.said(name, page_language()))


def _spoken(found: law.Spoken) -> SafeString:
    return marked(found.text, found.language)


def text(words: facts.Text) -> SafeString:
    """A text of the vocabulary."""
    return marked(words.in_language(page_language()), words.language_of(page_language()))


register.filter("own_text", text)


@register.filter
def own_says(says: Mapping[str, str]) -> SafeString:
    """A sentence of the law room."""
    return _spoken(law.say(says, page_language()))


@register.filter
def own_title(one: law.InstrumentAnswer) -> SafeString:
    """What an instrument is called."""
    return _spoken(law.title(one.instrument, page_language()))


@register.filter
def plain_title(one: law.InstrumentAnswer) -> str:
    """The same as plain text, for the title of the browser's window."""
    return law.title(one.instrument, page_language()).text


@register.filter
def own_purpose(one: law.InstrumentAnswer) -> SafeString:
    """What an instrument is good for."""
    return _spoken(law.purpose(one.instrument, page_language()))


@register.filter
def own_office(office: str) -> SafeString:
    """Who decides."""
    return own_says(law.office_label(office))


@register.filter
def own_kind(kind: str) -> SafeString:
    """A kind of work."""
    return own_says(law.kind_label(kind))


@register.filter
def own_language(code: str) -> SafeString:
    """A language by the name that readers of German and English use, else by its own."""
    page = page_language()
    if page in {"de", "en"}:
        return conditional_escape(languages.name(code, page))
    return marked(languages.LANGUAGES[code].own, code)


@register.filter
def own_label(fact: str) -> SafeString:
    """What a fact is called."""
    return text(facts.lookup(fact).label)


@register.filter
def hangs_on(missing: Sequence[str]) -> SafeString:
    """The facts that would settle it; what a person is never asked here is left to the office."""
    plain = [fact for fact in missing if _may_be_named(fact)]
    named = format_html_join(", ", "{}", ((own_label(fact),) for fact in plain[:NAMED]))
    if len(plain) > NAMED:
        return format_html("{} …", named)
    if len(plain) == len(missing):
        return named
    office = _("what the office has to look at")
    return format_html("{}, {}", named, office) if plain else conditional_escape(office)


def _may_be_named(fact: str) -> bool:
    known = facts.lookup(fact)
    return known.stored and known.part is facts.Part.PROFILE


@register.filter
def own_step(step: law.Step) -> SafeString:
    """A change in words: what becomes true by its name, a level or result as a sentence."""
    label = facts.lookup(step.fact).label
    plain = step.says["en"].casefold() == label.en.casefold()
    return text(label) if plain else own_says(step.says)


@register.filter
def deciding(one: law.InstrumentAnswer) -> law.Reason:
    """The reason that the verdict hangs on."""
    return law.deciding(one)


@register.filter
def own_value(value: facts.FactValue | None, fact: str) -> SafeString | str:
    """An answer as the person gave it."""
    if value is None:
        return _("I don't know")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value, "YEAR_MONTH_FORMAT")
    if fact == "nationality":
        name = facts.translated(f"countries.{value}", page_language())
        return name or countries.name(str(value), page_language())
    named = facts.lookup(fact).label_of(value)
    return text(named) if named else str(value)


@register.filter
def under(found: Mapping[str, Found], key: str | None) -> Found | None:
    """What stands under a key, None for nothing."""
    return found.get(key) if key else None
