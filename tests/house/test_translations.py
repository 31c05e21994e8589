"""Eight languages: nothing untranslated, nothing lost on the way, and plain words for newcomers."""

import gettext
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.utils import translation
from django.utils.formats import date_format, localize

from nahtlos.site import messages, newcomers
from nahtlos.web.languages import OWN_NAMES

from .house import templates
from .markup import components

LANGUAGES = tuple(messages.PLURALS)
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAGS = re.compile(r"</?[a-z][^>]*>")
BIDI_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
AVOIDED = {
    "de": re.compile(
        r"\b(?:Fall|Fälle[ns]?|Klient\w*|Kund(?:e|en|in|innen))\b|(?i:\b(?:du|dich|dir|dein\w*)\b)"
    ),
    "tr": re.compile(r"(?i:\b(?:müşteri\w*|senin|sana)\b)"),
    "fr": re.compile(r"(?i:\b(?:tu|toi|ton|tes|client\w*)\b)"),
    "ru": re.compile(r"(?i:\b(?:ты|тебе|тебя|твой|твоя|твоё|клиент\w*)\b)"),
    "uk": re.compile(r"(?i:\b(?:ти|тобі|тебе|твій|твоя|твоє|клієнт\w*)\b)"),
}
# Names, abbreviations and words that two languages happen to share.
SAME_AS_ENGLISH = {
    "SMS",
    "Documents",
    "Plan", "plan",
    "Text",
    "Adresse", "Contact", "Cookies", "Duldung", "Farsi", "Fiktionsbescheinigung", "Institution", "Jobcenter", "Messenger", "Name",
    "Post", "Region", "Signature", "Violence", "Website",
}  # fmt: skip
# Pages for reading at leisure and paragraphs of law, where a sentence may be longer.
MAY_BE_LONG = (
    "core/roles.py",
    "people/access/",
    "referrals/access/",
    "web/access.py",
    "web/templates/front/accessibility.html",
    "web/templates/front/imprint.html",
    "web/templates/front/privacy.html",
    "web/templates/mfa/",
    "web/templates/network/institution.html",
)
MOST_WORDS = 12
# Parts of newcomers' pages that appear only for those who keep the directory.
SHOWN_TO_STAFF_ALONE = {"network/_invitations.html", "network/_staff.html"}


def texts(language: str) -> list[Message]:
    return [text for text in messages.kept(language) if text.id]


def forms(words: messages.Words) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each English text with each of its translations; the last form stands for the plural."""
    for text in texts(language):
        english, said = forms(text.id), forms(text.string)
        yield from ((english[0] if at == 0 else english[-1], one) for at, one in enumerate(said))


def exact_forms(text: Message) -> set[str]:
    """Forms for one or two things, which may say the number as a word."""
    return set(forms(text.string)[:-1]) if text.pluralizable else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_code_stands_in_the_catalogue(language: str) -> None:
    assert not messages.is_stale(language), "run `python -m nahtlos.site.messages extract`"


@pytest.mark.parametrize("place", [*newcomers.FOR_NEWCOMERS, *newcomers.FOR_STAFF])
def test_every_place_that_is_named_is_there(place: str) -> None:
    """A file that became a folder would lose its six languages without a word."""
    there = (one.relative_to(messages.PACKAGE).as_posix() for one in messages.sources())
    assert any(one.startswith(place) for one in there)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert [text.id for text in messages.missing(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_later_has_its_place(language: str) -> None:
    wrong = [
        (text.id, one)
        for text in texts(language)
        for one in forms(text.string)
        if sorted(HOLES.findall(one)) != sorted(HOLES.findall(forms(text.id)[-1]))
        and not (one in exact_forms(text) and set(HOLES.findall(one)) < _holes(text))
    ]
    assert wrong == []


def _holes(text: Message) -> set[str]:
    return set(HOLES.findall(forms(text.id)[-1]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_spaces_at_the_ends_and_tags_are_the_same(language: str) -> None:
    wrong = [
        (english, said)
        for english, said in pairs(language)
        if _ends(english) != _ends(said)
        or sorted(TAGS.findall(english)) != sorted(TAGS.findall(said))
    ]
    assert wrong == []


def _ends(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_invisible_marks_turn_the_direction(language: str) -> None:
    assert [said for _english, said in pairs(language) if BIDI_MARKS.search(said)] == []


@pytest.mark.parametrize("language", sorted(AVOIDED))
def test_people_are_addressed_with_respect(language: str) -> None:
    assert [said for _english, said in pairs(language) if AVOIDED[language].search(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    same = {english for english, said in pairs(language) if english == said}
    assert same - SAME_AS_ENGLISH == set()


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?:;])\s+", text)


def length(sentence: str) -> int:
    """How many words; a place that is filled in later counts as one, a number as none."""
    return sum(bool(re.search(r"[^\W\d_]", word)) for word in sentence.split())


def too_long(language: str) -> list[str]:
    return [
        sentence
        for text in texts(language)
        if any(_for_a_newcomer(place) for place, _line in text.locations)
        for words in (*forms(text.id), *forms(text.string))
        for sentence in sentences(words)
        if length(sentence) > MOST_WORDS
    ]


def _for_a_newcomer(place: str) -> bool:
    return newcomers.is_for_newcomers(place) and not place.startswith(MAY_BE_LONG)


def test_newcomers_read_short_sentences() -> None:
    assert too_long("de") == []


def parts_of(page: Path) -> Iterator[str]:
    """Template names that a page is made of: what it extends, includes and uses as components."""
    source = page.read_text("utf-8")
    yield from re.findall(r"{%\s*(?:extends|include)\s+[\"']([^\"']+)", source)
    yield from components(source)


def test_what_a_newcomers_page_is_made_of_is_translated_too() -> None:
    places = {page: page.relative_to(messages.PACKAGE).as_posix() for page in templates()}
    left_out = {
        name
        for page, place in places.items()
        if newcomers.is_for_newcomers(place)
        for name in parts_of(page)
        for part, at in places.items()
        if at.endswith(f"templates/{name}")
        and not newcomers.is_for_newcomers(at)
        and list(messages.texts_in(part))
    }
    assert left_out == SHOWN_TO_STAFF_ALONE


# --- the tool itself -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('{% translate "One" %}', "One"),
        ('<a title="{% translate \'One\' %}">', "One"),
        ('<c-alert heading="{% translate "One" context "door" %}">', ("door", "One")),
        ('{% include "x.html" with heading=_("One") %}', "One"),
        ("{% blocktranslate trimmed with n=a.b %}\n  One\n  {{ n }}\n{% endblocktranslate %}", "One %(n)s"),
        (
            "{% blocktranslate count n=a %}{{ n }} egg{% plural %}{{ n }} eggs{% endblocktranslate %}",
            ("%(n)s egg", "%(n)s eggs"),
        ),
    ],
)  # fmt: skip
def test_texts_of_a_page_are_found(page: str, found: object, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<p>\n      {page}</p>", encoding="utf-8")
    (text,) = messages.texts_in(path)
    assert ((text.context, text.id) if text.context else text.id) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('x = _("One")', "One"),
        ('x = _(\n    "One"\n    " two"\n)', "One two"),
        ('x = pgettext("door", "One")', ("door", "One")),
        ('x = ngettext("one", "more", n)', ("one", "more")),
    ],
)
def test_texts_of_code_are_found(code: str, found: object, tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text(code, encoding="utf-8")
    (text,) = messages.texts_in(path)
    assert ((text.context, text.id) if text.context else text.id) == found


def test_a_new_text_is_missed_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "core" / "templates" / "base" / "new.html"
    page.parent.mkdir(parents=True)
    page.write_text('{% translate "Nobody has translated this" %}', encoding="utf-8")
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    messages.extracted.cache_clear()
    assert messages.is_stale("de")
    assert [text.id for text in messages.missing("de")] == ["Nobody has translated this"]
    monkeypatch.undo()
    messages.extracted.cache_clear()


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("de", 2), ("fr", 2), ("tr", 1), ("fa", 1), ("uk", 3), ("ru", 3), ("ar", 5),
    ],
)  # fmt: skip
def test_every_language_counts_as_its_speakers_do(
    language: str, counts: int, tmp_path: Path
) -> None:
    target = tmp_path / "django.mo"
    messages.build(messages.po(language), target, language)
    with target.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    said = {
        catalogue.ngettext("in %(days)d day", "in %(days)d days", n) for n in (1, 2, 5, 11, 21, 100)
    }
    assert len(said) == counts


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_numbers_and_days_keep_their_digits(language: str) -> None:
    with translation.override(language):
        shown = (
            date_format(date(2027, 3, 4)),
            date_format(datetime(2027, 3, 4, 15, 5, tzinfo=UTC), "DATETIME_FORMAT"),
            localize(12345.5),
        )
    assert [d for text in shown for d in text if d.isdigit() and not d.isascii()] == []


def test_every_language_has_its_own_name() -> None:
    assert OWN_NAMES == {
        "de": "Deutsch", "en": "English", "uk": "Українська", "ru": "Русский",
        "ar": "العربيّة", "fa": "فارسی", "tr": "Türkçe", "fr": "Français",
    }  # fmt: skip
